"""Words that are on a page and that its own style sheets hide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ataskaita.render.conservation.page import element_words, is_added, is_seen

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:opacity|font-size)\s*:\s*0(?![.\d]*[1-9])|color\s*:\s*transparent|clip-path\s*:)"
)
#: Heads of columns, which a table that is shown as cards says again in every card.
_SAID_AGAIN = "thead"
#: Of a chart one of two drawings is shown, by the width of the screen.
_ONE_OF_TWO = frozenset({"wide-drawing", "narrow-drawing"})


@dataclass(frozen=True)
class _Subject:
    """What a rule is about: the last part of its selector."""

    tag: str
    classes: frozenset[str]

    def is_of(self, tag: str, classes: str) -> bool:
        return self.tag in ("", tag) and self.classes.issubset(classes.split())


def hidden_words(pages: Mapping[str, str], styles: str) -> Iterator[tuple[str, str, str]]:
    """Find what style sheets hide of what chapters say.

    Of a selector only its last part counts: whatever it hides anywhere must not be of a chapter.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.
    styles : str
        All style sheets.

    Yields
    ------
    (str, str, str)
        The page, the first words, and what hides them.
    """
    import lxml.html

    subjects = list(_hiding(styles))

    @cache
    def hidden_by(tag: str, classes: str) -> str:
        return next((said for one, said in subjects if one.is_of(tag, classes)), "")

    for stem, page in pages.items():
        for article in lxml.html.fromstring(page).iter("article"):
            for element in _authored(article):
                found = hidden_by(element.tag, element.get("class", ""))
                if found and (words := element_words(element)):
                    yield stem, " ".join(words[:8]), found


def _authored(element: HtmlElement) -> Iterator[HtmlElement]:
    if is_seen(element) and not is_added(element):
        yield element
        for child in element:
            yield from _authored(child)


def _hiding(styles: str) -> Iterator[tuple[_Subject, str]]:
    for selectors, declarations in _RULE.findall(_COMMENT.sub("", styles)):
        if not _HIDING.search(declarations):
            continue
        for selector in re.split(r",(?![^(]*\))", selectors):
            last = re.split(r"[\s>+~]+(?![^(]*\))", selector.strip())[-1]
            classes = frozenset(re.findall(r"\.([\w-]+)", last))
            # What depends on a state, or is no element, is not said of what stands there.
            tag = re.match(r"[\w-]*", last)[0]
            elsewhere = tag == _SAID_AGAIN or not classes.isdisjoint(_ONE_OF_TWO)
            if last and not set(last) & set(":[@#") and not elsewhere:
                yield _Subject(tag, classes), selector.strip()

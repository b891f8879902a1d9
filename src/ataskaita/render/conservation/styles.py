"""Words that are on a page and that its own style sheets hide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from ataskaita.render.conservation.page import authored, element_words

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*(?:0?\.[0-4]|0(?!\.)|[0-4]?\d%|[a-z])|font(?:-size)?\s*:\s*(?:[a-z]+\s+)*"
    r"(?:0(?![.\d]*[1-9])|0?\.[0-2]\d*r?em|[0-5](?:\.\d+)?p[xt])|clip(?:-path)?\s*:"
    r"|position\s*:\s*(?:absolute|fixed)|transform\s*:\s*(?:scale\w*\(0|translate|rotate|skew|matrix)"
    r"|(?:text-indent|letter-spacing|word-spacing)\s*:\s*-(?:[1-9]|0?\.[2-9])"
    r"|(?:left|right|top|bottom|margin[\w-]*)\s*:[\d.a-z\s]*-\d{3,}"
    r"|(?:(?:max-|line-)?height|block-size)\s*:\s*0\w*\s*(?:;|$)|(?:max-)?width\s*:\s*0\w*\s*;.*overflow"
    r"|overflow(?:-[xy])?\s*:\s*(?:hidden|clip)"
    r"|content-visibility\s*:\s*hidden|(?:scale|zoom)\s*:\s*0|translate\s*:|filter\s*:(?!\s*none)"
    r"|mask[\w-]*\s*:|[\w-]*(?:text-security|line-clamp)\s*:"
    # Or says it in another way, or elsewhere.
    r"|text-transform\s*:(?!\s*none)|unicode-bidi\s*:|direction\s*:\s*rtl|writing-mode\s*:"
    r"|order\s*:\s*-?\d|flex-\w+\s*:[^;]*-reverse|text-decoration[\w-]*\s*:[^;]*line-through)"
)
#: What a style sheet itself says: words, or signs that make another number or sentence of one.
_SAYING = re.compile(r"content\s*:[^;]*(?:[\"'][^\"';]*(?:[^\W_]|[-+−%‰.,:!?])|counters?\()")
_COLOUR = re.compile(r"(?:^|[;\s])(color|background)(?:-color)?\s*:\s*([^;]+?)\s*(?=;|$)")
_WHITE = re.compile(r"transparent\b|white\b|#fff(?:fff)?\b|var\(--(?:paper|(?:blue-)?wash|tint)\b")
#: What undoes the looks of elements, by their names or classes.
_UNDOING = {
    **dict.fromkeys(("strong", "b"), re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-4]00)")),
    **dict.fromkeys(("em", "i"), re.compile(r"font-style\s*:\s*normal")),
    **dict.fromkeys(("sup", "sub"), re.compile(r"vertical-align\s*:\s*(?:baseline|0)")),
    **dict.fromkeys(("del", "s", "u"), re.compile(r"text-decoration[\w-]*\s*:\s*none")),
    "ol": re.compile(r"list-style[\w-]*\s*:\s*none"),
    "right": re.compile(r"text-align\s*:(?!\s*(?:right|end))"),
}
_STATE = re.compile(
    r"::|:(?:hover|focus|active|checked|open|target|visited|disabled|enabled|empty|popover|root)|[@#]"
)
#: One of several: ":is(h2, h3)".
_ONE_OF = re.compile(r":(?:is|where)\(([^()]*)\)")
#: Which one of its like: ":nth-child(2)", ":not(.a)".
_WHICH = re.compile(r":[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")
_ATTRIBUTE = re.compile(r"\[([\w-]+)(?:[~|^$*]?=[\"']?([^\"'\]]*)[\"']?)?\]")
#: Heads of columns, which a table that is shown as cards says again in every card.
_SAID_AGAIN = "thead"
#: Of a chart one of two drawings is shown, by the width of the screen.
_ONE_OF_TWO = frozenset({"wide-drawing", "narrow-drawing"})


@dataclass(frozen=True)
class _Subject:
    """What a rule is about: the last part of its selector."""

    tag: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str], ...] = ()
    #: What it stands in, where nothing else tells what it is.
    inside: _Subject | None = None

    @classmethod
    def of(cls, compound: str, inside: _Subject | None = None) -> _Subject:
        """The subject of a part of a selector; which one of its like it is does not count."""
        plain = _WHICH.sub("", compound)
        attributes = tuple(_ATTRIBUTE.findall(plain))
        plain = _ATTRIBUTE.sub("", plain)
        classes = frozenset(re.findall(r"\.([\w-]+)", plain))
        tag = re.match(r"[\w-]*", plain)[0]
        return cls(tag, classes, attributes, None if tag or classes or attributes else inside)

    def is_of(self, tag: str, classes: str) -> bool:
        """Whether it may be an element of this kind."""
        return self.tag in ("", tag) and self.classes.issubset(classes.split())

    def is_there(self, element: HtmlElement) -> bool:
        """Whether such an element has its attributes, and stands where it should."""
        return all(
            element.get(name) == value if value else name in element.attrib
            for name, value in self.attributes
        ) and (
            self.inside is None
            or any(
                self.inside.is_of(above.tag, above.get("class", ""))
                for above in element.iterancestors()
            )
        )


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
    subjects = list(_hiding(styles))

    @cache
    def hiding(tag: str, classes: str) -> list[tuple[_Subject, str]]:
        return [(one, said) for one, said in subjects if one.is_of(tag, classes)]

    for stem, page in pages.items():
        for article in authored(page).iter("article"):
            # What hides all that an article stands in hides it as well.
            for element in chain(article.iterancestors(), article.iter(etree.Element)):
                for one, said in hiding(element.tag, element.get("class", "")):
                    words = one.is_there(element) and (
                        element_words(element) or element.get("alt", "").split()
                    )
                    if words:
                        yield stem, " ".join(words[:8]), said
                        break


def _hiding(styles: str) -> Iterator[tuple[_Subject, str]]:
    for selectors, declarations in _RULE.findall(_COMMENT.sub("", styles)):
        colours = dict(_COLOUR.findall(declarations))
        text, ground = colours.get("color", ""), colours.get("background", "white")
        white = text == ground or (_WHITE.match(text) and _WHITE.match(ground))
        says = _SAYING.search(declarations)
        hides = white or says or _HIDING.search(declarations)
        undone = {name for name, looks in _UNDOING.items() if looks.search(declarations)}
        for selector in chain(*map(_alternatives, re.split(r",(?![^(]*\))", selectors))):
            *before, last = re.split(r"[\s>+~]+(?![^(]*\))", selector.strip())
            if says:
                last = re.sub(r"::?(?:before|after|marker)$", "", last)
            # What depends on a state, or is no element, is not said of what stands there.
            if not last or _STATE.search(last):
                continue
            inside = _Subject.of(before[-1]) if before else None
            subject = _Subject.of(last, inside)
            if not hides and undone.isdisjoint({subject.tag, *subject.classes}):
                continue
            if not hides:
                # Lists of pages and of sections look otherwise.
                subject = replace(subject, inside=inside)
            elsewhere = subject.tag == _SAID_AGAIN or not subject.classes.isdisjoint(_ONE_OF_TWO)
            if not elsewhere:
                yield subject, selector.strip()


def _alternatives(selector: str) -> list[str]:
    """A selector once for each of what ``:is(…)`` in it may be."""
    found = _ONE_OF.search(selector)
    if not found:
        return [selector]
    parts = (
        f"{selector[: found.start()]}{one.strip()}{selector[found.end() :]}"
        for one in found[1].split(",")
    )
    return [whole for part in parts for whole in _alternatives(part)]

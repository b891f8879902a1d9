"""What a chapter says by its form: emphasis, links, pictures, headings and lists.

What pandoc has read of it, before any filter (`form.lua`), is compared with what is on its page;
what is on the pages is compared with what Typst has set in the PDF.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from ataskaita.render.conservation.page import SHOWN, authored, element_words, is_for_phones
from ataskaita.render.conservation.words import alike, words
from ataskaita.translation import _

#: Finds it in what pandoc has read.
SCRIPT = Path(__file__).with_name("form.lua")

#: What Typst can be asked for: the elements, what each says, where it leads or what of its kind it
#: is -> our kind. What Typst does not know by itself `report.typ` tells it: ``<form>``.
_SET = (
    ("strong", "it.body, none", "strong"),
    ("emph", "it.body, none", "em"),
    ("strike", "it.body, none", "del"),
    ("underline", "it.body, none", "u"),
    ("link", "it.body, it.dest", "link"),
    ("image", "it.alt, none", "picture"),
    ("raw.where(block: false)", "it.text, none", "code"),
    ("raw.where(block: true)", "it.text, none", "pre"),
    ("table", "none, it.align", "column"),
)

#: Asks a document of Typst's for all that has a form: kind, what it says, where it leads.
ASKED = " + ".join(
    [f'query({n}).map(it => ("{kind}", {said}))' for n, said, kind in _SET]
    + ["query(<form>).map(it => it.value)"]
)

#: The kinds that it finds.
_ASKED_FOR = frozenset({*(kind for _name, _said, kind in _SET), "smallcaps", "lang", "callout"})

_TAGS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "del", "s": "del",
         "u": "u", "sup": "sup", "sub": "sub", "mark": "mark", "code": "code", "pre": "pre",
         "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}  # fmt: skip
_BARE = frozenset({"br", "hr", "blockquote", "table"})
_COUNTED = {"ul": "li", "ol": "li", "dl": "dt"}
_FORMED = (*_TAGS, *_BARE, *_COUNTED, "a", "span", "div", "svg", "img")
#: What is within it has no form.
_CLOSED = etree.XPath("descendant-or-self::*[self::svg or self::pre or @role = 'img']")


@dataclass(frozen=True)
class Mark:
    """Something with a form.

    Parameters
    ----------
    kind : str
        What it is.
    letters : str
        What it says, without spaces: markup in it may part words or not.
    to : str
        Where it leads, or what of its kind it is.
    shown : str
        What it says, for messages.
    """

    kind: str
    letters: str = ""
    to: str = ""
    shown: str = field(default="", compare=False)

    @classmethod
    def of(cls, kind: str, text: str, to: str = "") -> Mark:
        """One that says something."""
        found = words(text)
        return cls(kind, "".join(found), unquote(to), " ".join(found))

    def __str__(self) -> str:
        said = _("“{words}”").format(words=self.shown) if self.shown else ""
        to = _(self.to) if self.to else ""
        return " ".join(part for part in (_(self.kind), said, to) if part)


def differences(form: Sequence[Mapping[str, str]], page: str) -> Iterator[tuple[str, str]]:
    """Where a page differs in form from what was written.

    Parameters
    ----------
    form : sequence of mapping
        What `form.lua` has found in the text of the chapter.
    page : str
        The HTML of its page.

    Yields
    ------
    (str, str)
        Letters by which its cell is known, and what differs how.
    """
    wanted, found = [*_written(form)], [*page_marks(authored(page))]
    same = alike(wanted, found)

    def place(mark: Mark) -> str:
        """Letters by which its cell is known; of what says nothing those before it."""
        before = reversed([mark, *wanted[: same + 1]] if not mark.letters else [mark])
        return next((each.letters for each in before if each.letters), "")

    for mark in Counter(wanted) - Counter(found):
        yield place(mark), _("{what} is written, but not on the page").format(what=mark)
    for mark in Counter(found) - Counter(wanted):
        # Where nobody has said on which side a column stands, the engine chooses it.
        if mark.kind != "column":
            yield place(mark), _("{what} is on the page, but not written").format(what=mark)


def unset(
    pages: Mapping[str, str], said: Sequence[tuple[str, Any, Any]]
) -> Iterator[tuple[str, Mark, str]]:
    """What of the form of pages is not set in the PDF.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.
    said : sequence of (str, Any, Any)
        What Typst has answered to `ASKED`.

    Yields
    ------
    (str, Mark, str)
        The chapter, what is missing, and that it is.
    """
    left = Counter(
        Mark.of(kind, _flat(body), to if isinstance(to, str) else "") for kind, body, to in said
    )
    tables = iter(sides for kind, _none, sides in said if kind == "column")
    for stem, page in pages.items():
        for mark in page_marks(authored(page)):
            if mark.kind == "table":
                sides = iter(next(tables, ()))
            if mark.kind not in _ASKED_FOR:
                continue
            mark = replace(mark, to="") if mark.kind == "picture" else mark
            if mark.to == next(sides, "") if mark.kind == "column" else left[mark]:
                left[mark] -= 1
            else:
                yield stem, mark, _("{what} is not set").format(what=mark)


def page_marks(tree: HtmlElement) -> Iterator[Mark]:
    """All that has a form in the article of a page, or in some HTML.

    Parameters
    ----------
    tree : HtmlElement
        The page, or the HTML.
    """
    for article in tree.xpath("//article") or [tree]:
        within = {below for one in _CLOSED(article) for below in one.iterdescendants(*_FORMED)}
        for element in article.iter(*_FORMED):
            if element not in within and not is_for_phones(element):
                yield from _marks(element)


def _marks(element: HtmlElement) -> Iterator[Mark]:
    tag, classes = element.tag, (element.get("class") or "").split()
    if tag in ("svg", "img") or element.get("role") == "img":
        alt = element.get("aria-label") or element.get("alt") or ""
        # The name of its file, as it was before a checksum was put behind it.
        yield Mark.of("picture", alt, Path(element.get("src") or "").stem[:-13])
        return
    kind = _TAGS.get(tag)
    if tag == "span":
        kind = "smallcaps" if "smallcaps" in classes else None
        if element.get("lang"):
            yield _said(element, "lang", element.get("lang"))
    if kind:
        mark = _said(element, kind)
        # What is raised and says nothing is the mark of a footnote.
        if mark.letters or kind != "sup":
            yield mark
    elif tag in _BARE:
        yield Mark(tag)
    elif tag in _COUNTED and element.getparent().get("role") != "doc-endnotes":
        count = str(sum(1 for _child in element.iterchildren(_COUNTED[tag])))
        # With which number a list begins, and of which kind its numbers are.
        numbers = (element.get("start"), element.get("type"))
        yield Mark(tag, to=" ".join(filter(None, (count, *numbers))))
    elif tag == "a" and ":" in (element.get("href") or "").partition("/")[0]:
        yield _said(element, "link", element.get("href"))
    elif tag == "div" and "callout" in classes:
        # Without words of the author's the engine gives it a title.
        titles = element.find_class("callout-title")
        titled = any(t.text_content().strip() or t.find_class(SHOWN) for t in titles)
        yield Mark("callout" if titled else "callout without a title", to=classes[1])
    if tag == "table":
        yield from _columns(element)


def _columns(table: HtmlElement) -> Iterator[Mark]:
    """On which side the columns of a table stand, where one of its rows has a cell for each."""
    rows = [[*row] for row in next(table.iterchildren("tbody"), table).iterchildren("tr")]
    # Cells of rows above may reach over its last one.
    cells = max(reversed(rows), key=len, default=[])
    if any(cell.get("colspan") for cell in cells):
        return
    heads = table.xpath("thead/tr[last()]/*")
    for number, cell in enumerate(cells):
        said = f"{cell.get('class') or ''} {cell.get('style') or ''}"
        side = next((side for side in ("right", "center") if side in said), "left")
        head = heads[number] if len(heads) == len(cells) else None
        yield Mark("column", to=side) if head is None else _said(head, "column", side)


def _written(form: Sequence[Mapping[str, str]]) -> Iterator[Mark]:
    for one in form:
        if one["kind"] == "html":
            marks = page_marks(authored(f"<div>{one['text']}</div>"))
            yield from (mark for mark in marks if mark.kind != "column")
        elif one["kind"] in _COUNTED:
            yield Mark(one["kind"], to=one["text"])
        else:
            yield Mark.of(one["kind"], one["text"], one["to"])


def _said(element: HtmlElement, kind: str, to: str = "") -> Mark:
    return Mark.of(kind, " ".join(element_words(element)), to)


def _flat(content: Any) -> str:
    """The text of what Typst gives as content."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(map(_flat, content))
    if not isinstance(content, dict) or content.get("func") == "footnote":
        return ""
    if content.get("func") in ("space", "linebreak"):
        return " "
    shown = [content.get(name) for name in ("text", "body", "children", "child")]
    # Metadata say what a context draws; all else that they hold is not drawn.
    said = content.get("value")
    return _flat([*shown, said] if isinstance(said, dict) and "func" in said else shown)

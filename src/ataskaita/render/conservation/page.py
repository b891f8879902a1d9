"""The words of HTML as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import filterfalse, groupby
from operator import itemgetter

from lxml import etree
from lxml.html import HtmlElement, fromstring

from ataskaita.render.conservation.words import words, words_and_stops, words_as_set

#: What the engine adds to an author's text: numbers of headings and captions, what a reference
#: says, marks of footnotes.
GENERATED = frozenset({"number", "caption-label", "reference", "generated"})
#: What is left of such an element that says something.
SHOWN = "was-generated"
_ADDED_ROLES = frozenset({"doc-noteref", "doc-backlink"})

_UNSEEN = frozenset({"script", "style", "title", "desc", "metadata", "head", "template"})

#: Where an element itself says how it looks, and what then hides it.
_LOOKS = ("style", "display", "visibility", "opacity", "font-size")
_HIDING = re.compile(
    r"(?:^|;)\s*(?:(?:display\s*:\s*)?none|(?:visibility\s*:\s*)?(?:hidden|collapse)"
    r"|(?:(?:opacity|font-size|width|height)\s*:\s*)?0(?:\.0*)?(?:px|pt|%|r?em)?)\s*(?:;|$)"
    # Nothing that an author writes is moved, or coloured, by itself.
    r"|(?:^|;)\s*(?:color|position|text-indent|transform|clip|clip-path|filter|content-visibility)"
    r"\s*:"
)

_TEXTS = etree.XPath(".//text()", smart_strings=False)

#: Elements in the midst of a line: words go on where they begin and end.
_INLINE = frozenset(
    {"a", "span", "em", "strong", "sup", "sub", "code", "b", "i", "u", "s", "del", "mark", "small"}
)


_ROMAN = (
    (100, ("c", "cc", "ccc")),
    (10, ("x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")),
    (1, ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")),
)


@dataclass(frozen=True)
class Piece:
    """Words that follow one another.

    Parameters
    ----------
    kind : {"text", "head", "body", "spans"}
        Running text, the head of a table, or what stands below it; ``spans`` where cells of the
        body are several lines high.
    words : list of str
    """

    kind: str
    words: list[str]

    @property
    def in_order(self) -> bool:
        """Whether Typst draws them in this order; a cell of several lines it draws at its end."""
        return self.kind in ("text", "body")


def seen(source: str) -> HtmlElement:
    """Read some HTML or SVG as a tree, without what no reader sees of it."""
    if source.lstrip().startswith("<?xml"):
        source = source[source.index("<svg") :]
    tree = fromstring(source)
    for element in [*filterfalse(_is_seen, tree.iter(etree.Element))]:
        _empty(element)
    for foot in [*tree.iter("tfoot")]:
        # Wherever it is written, the foot of a table is shown below it.
        foot.getparent().append(foot)
    return tree


def authored(source: str) -> HtmlElement:
    """Read some HTML or SVG as a tree, as `seen` does, without what the engine adds to it."""
    tree = seen(source)
    for added in [*filter(_is_added, tree.iter(etree.Element))]:
        shown = added.text_content().strip()
        _empty(added)
        if shown:
            added.set("class", SHOWN)
    return tree


def _empty(element: HtmlElement) -> None:
    """Take out what an element says; the texts before and behind it stay two."""
    element.clear(keep_tail=True)
    element.tag = "span"


def article_words(page: str) -> list[str]:
    """The words and stops of a chapter on its page, without what the engine adds to it."""
    return [word for article in authored(page).iter("article") for word in _words(article)]


def output_words(source: str) -> list[str]:
    """The words and stops of some HTML or SVG that a cell gives."""
    return _words(authored(source))


def _words(element: HtmlElement) -> list[str]:
    return words_and_stops(" ".join(_TEXTS(element)))


def element_words(element: HtmlElement) -> list[str]:
    """The words of an element, without what ends its sentences."""
    return words(" ".join(_TEXTS(element)))


def page_pieces(source: str, kind: str) -> tuple[list[Piece], list[list[str]]]:
    """All that a chapter's HTML says, in pieces; and its footnotes, each with its number.

    Parameters
    ----------
    source : str
        The HTML.
    kind : str
        What stands behind the number of a chapter in the PDF.
    """
    notes: list[list[str]] = []

    def read(element: HtmlElement, place: str) -> Iterator[tuple[str, str | None]]:
        if not isinstance(element.tag, str) or is_for_phones(element):
            return
        tag = element.tag
        if tag == "section" and element.get("role") == "doc-endnotes":
            notes.extend(
                words_as_set("".join(text or "" for _, text in read(note, place)))
                for note in element.iterfind("ol/li")
            )
            return
        if tag == "thead":
            place = "head"
        elif tag == "tbody":
            place = "spans" if element.find(".//*[@rowspan]") is not None else "body"
        edge = "" if tag in _INLINE else " "
        yield place, edge
        if tag == "li":
            yield place, f"{_item(element)} "
        yield place, element.text
        for child in element:
            yield from read(child, place)
            if tag == "h1" and child.get("class") == "number":
                yield place, f" {kind} "
            yield place, child.tail
        yield place, edge

    said = [one for one in read(seen(source), "text") if one[1]]
    pieces = [
        Piece(place, words_as_set("".join(text for _, text in together)))
        for place, together in groupby(said, key=itemgetter(0))
    ]
    return [piece for piece in pieces if piece.words], notes


def text_and_notes(source: str) -> tuple[list[str], list[str]]:
    """All words that a chapter's HTML shows, numbers too; and those of its footnotes.

    A drawing says what it tells those who can't see it, and not what is drawn in it.

    Parameters
    ----------
    source : str
        The HTML.
    """
    tree = seen(source)
    for drawing in tree.xpath("//svg | //img | //*[@role='img']"):
        said = drawing.get("aria-label") or drawing.get("alt")
        _empty(drawing)
        drawing.text = said
    for added in tree.xpath("//*[@role='doc-noteref' or @role='doc-backlink']"):
        _empty(added)
    below = tree.xpath("//*[@role='doc-endnotes']")
    notes = [word for note in below for word in element_words(note)]
    for note in below:
        _empty(note)
    return element_words(tree), notes


def _item(item: HtmlElement) -> str:
    """What stands before an item of a list."""
    items = item.getparent()
    if items.tag != "ol":
        return "–"
    number = int(items.get("start", 1)) + sum(1 for _ in item.itersiblings("li", preceding=True))
    style = items.get("type", "1")
    if style in ("a", "A"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if style == "a" else letter.upper()
    if style in ("i", "I"):
        roman = "".join(
            ("", *digits)[number // unit % 10] for unit, digits in _ROMAN if number >= unit
        )
        return roman if style == "i" else roman.upper()
    return str(number)


def _is_seen(element: HtmlElement) -> bool:
    """Whether what an element says can be seen, as far as the page itself tells."""
    return (
        element.tag not in _UNSEEN
        and element.get("aria-hidden") != "true"
        and element.get("hidden") is None
        and "hidden" not in (element.get("class") or "").split()
        and not (element.tag == "details" and element.get("open") is None)
        and not any(_HIDING.search(said) for look in _LOOKS if (said := element.get(look)))
    )


def is_for_phones(element: HtmlElement) -> bool:
    """Whether it is a chart's drawing for phones: on paper there is the wide one alone."""
    return "narrow-drawing" in (element.get("class") or "").split()


def _is_added(element: HtmlElement) -> bool:
    """Whether the engine has added an element to what an author wrote."""
    added = not GENERATED.isdisjoint((element.get("class") or "").split())
    return added or element.get("role") in _ADDED_ROLES

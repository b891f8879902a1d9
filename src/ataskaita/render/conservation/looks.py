"""How words of pages have to look in a PDF: bold, slanted, raised, lowered, as code, coloured."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ataskaita.render.conservation.form import Mark
from ataskaita.render.conservation.page import authored, element_words
from ataskaita.render.conservation.words import words
from ataskaita.translation import _

#: How Typst has to draw what there is on pages: a look, and the elements that have it.
LOOKS = {
    "strong": "//strong | //b | //tr[@class='total']/*",
    # What is emphasised in a citation, which is slanted, is upright.
    "em": "(//em | //i)[not(ancestor::blockquote or ancestor::em or ancestor::i)]",
    "sup": "//sup",
    "sub": "//sub",
    "code": "//code",
    "del": "//del | //s",
    "u": "//u",
    "coloured": "//*[contains(@class, 'outcome ') and not(contains(@class, 'unknown'))]",
}

#: Letters on either side by which the end of a line is known.
ENDS = 9
#: The texts next to an element, on either side.
BESIDE = ("preceding::text()[normalize-space()][1]", "following::text()[normalize-space()][1]")


def undrawn(
    pages: Mapping[str, str], drawn: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, str]]:
    """What of the looks of pages a PDF does not have.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.
    drawn : mapping
        Look -> the texts that are drawn so, in order.

    Yields
    ------
    (str, str, str)
        The chapter, what is missing, and the words.
    """
    there = {look: "".join(words("".join(said))) for look, said in drawn.items()}
    for (stem, look, said), count in Counter(_looks(pages)).items():
        if there.get(look, "").count(said.replace(" ", "")) < count:
            what = Mark.of(look, said)
            yield stem, _("{what} is not drawn").format(what=what), said


def run_on(pages: Mapping[str, str], lines: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Where a page begins a line and a PDF does not.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.
    lines : sequence of str
        The letters of each line of the PDF.

    Yields
    ------
    (str, str, str)
        The chapter, that the line goes on, and the words that should begin one.
    """
    drawn = "\n".join(lines)
    for stem, page in pages.items():
        for end in authored(page).xpath("//article//br"):
            before, after = ("".join(words("".join(end.xpath(side)))) for side in BESIDE)
            # Either word may itself be broken, and the mark of a footnote stand between them.
            sides = ("\n?".join(map(re.escape, side)) for side in (before[-ENDS:], after[:ENDS]))
            if before and after and not re.search("\\d*\n".join(sides), drawn):
                yield stem, _("no line begins with “{words}”").format(words=after), after


def _looks(pages: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The chapter, the look and the words of all that has one."""
    for stem, page in pages.items():
        tree = authored(page)
        for look, path in LOOKS.items():
            for element in tree.xpath(path):
                if said := element_words(element):
                    yield stem, look, " ".join(said)

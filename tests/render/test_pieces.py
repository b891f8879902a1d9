"""A chapter converted section by section is what it would be converted as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from ataskaita.render.embedded import convert as conversion
from ataskaita.render.embedded import cuts
from ataskaita.render.embedded.assemble import Part
from ataskaita.render.embedded.convert import Chapter
from ataskaita.render.embedded.cuts import cut
from tests.render.books import chapter, converted, figure, parsed, table

SECTIONS = "# Pavadinimas {#sec-a}\n\nĮžanga.\n\n## Pirmas\n\nTekstas.\n\n## Antras\n\nKitas.\n"
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><clipPath id="p"></clipPath>'
    '<g clip-path="url(#p)"></g></svg>'
)

#: Cells that are cut into pieces: how many, and the cells.
APART = {
    "plain": (3, (SECTIONS,)),
    "tables, figures and references in every section": (4, (
        SECTIONS, table("tbl-b"), figure("fig-a"), "Žr. @tbl-z, [-@fig-a] ir @sec-a.",
        "## Trečias {#sec-c}\n\n### Gilyn\n\n@tbl-a; @tbl-b, @sec-x", table("tbl-c"),
        figure("fig-b"), "#### Dar giliau\n\nŽr. @sec-c ir [@tbl-b; @tbl-c].",
    )),
    "sections end in all kinds of blocks": (9, (
        "# A\n\nĮžanga\n\n## B\n\n- vienas\n- du\n\n## C\n\n1. vienas\n\n   toliau\n\n2. du\n\n"
        "## D\n\n> citata\n\n## E\n\n```\nkodas\n```\n\n## F\n\n::: {.lead}\nĮvadas\n:::\n\n"
        "## G\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## H\n\nTerminas\n:   Apibrėžtis\n\n"
        "## I {#sec-i}", table("tbl-i"),
    )),
    "signs of headings where there are none": (3, (
        SECTIONS + "\n```\n## Kodas\n```\n\n~~~ {.python}\n## Kodas\n~~~\n\n> ## Citata\n\n"
        "- sąrašas\n\n    ## Sąrašo\n\n::: {.columns}\n\n## Stulpelis\n\n:::\n\n"
        "::: {.callout-note}\n## Pastabos\n\nTekstas.\n:::\n\nTekstas\n## ne antraštė\n",
    )),
    "a section without a number is left with the one before": (3, (
        "# A\n\n### Per anksti\n\n## B\n\n### B1\n\n## C {.unnumbered}\n\n### C1\n\n## D\n\n### D1",
    )),
    "words that pandoc binds together": (3, (SECTIONS.replace("Kitas", "2 d. įsakymo p. 3"),)),
    "tabs and foreign ends of lines": (3, (SECTIONS.replace("Kitas.", "a\tb\r\n\r\n\tkodas\tb"),)),
    "divs in divs that end without a blank line": (3, (
        "# A\n\n::: {.key-figures}\n::: {.key-figure}\n**1**\n\nvienas\n:::\n:::\n\n## B\n\n"
        ":::: {.columns}\n\n::: {.lead}\ntekstas\n:::\n::::\n\n## C\n\nkitas",
    )),
    "sections without text": (4, ("# A\n\n## B\n\n## C\n\n### C1\n\n## D",)),
}  # fmt: skip

#: Cells that have to stay together, or that belong together only as it turns out.
TOGETHER = {
    "a note written elsewhere": (SECTIONS + "\nŽr.[^a]\n\n## Kitas\n\nIr.[^a]\n\n[^a]: Išnaša.",),
    "a link written elsewhere": (SECTIONS + "\n[kita][k]\n\n## Kitas\n\n[k]: https://example.org",),
    "a heading's text in brackets": (SECTIONS + "\nŽr. [pirmas] ir [čia][Antras].",),
    "numbered examples": (SECTIONS + "\n(@a) Vienas\n\n## Kitas\n\n(@) Du, žr. (@a)",),
    "HTML around headings": ("# A\n\n<div>\n\n## B\n\ntekstas\n\n</div>\n\n## C\n\n",),
    "a table that goes over a heading": (
        "# A\n\n-------  -----\nvienas   1\n\n## du     2\n-------  -----\n\n## B\n",
    ),
    "headings that are underlined": ("# A\n\nB\n---\n\ntekstas\n\nC\n=\n\n## D\n\nkitas",),
    "settings in the text": ("# A\n\n## B\n\n---\ntitle: C\n---\n\n## D",),
    "LaTeX": (SECTIONS + "\n\\newcommand{\\a}{b}\n\n## Kitas\n\n$\\a$",),
    "no title": ("Įžanga\n\n## A\n\ntekstas\n\n## B\n\nkitas",),
    "two titles": ("# A\n\n## B\n\n# C\n\n## D",),
    "a div that does not end": ("# A\n\n::: {.lead}\n\n## B\n\ntekstas",),
    "an end without a beginning": ("# A\n\n## B\n\n:::\n\n## C\n\ntekstas",),
    "a div that is none": ("# A\n\n::: ir daugiau {\n\n## B\n\ntekstas\n\n:::\n\n## C",),
    "code that does not end": ("# A\n\n## B\n\n```\n\n## C\n\ntekstas",),
    "code in a list": ("# A\n\n- x\n\n    ```\n## B\n    ```\n\n## C\n\ntekstas",),
    "notes in the line": (SECTIONS + "\nŽr.^[Viena.]\n\n## Kitas\n\nIr.^[Kita.]",),
    "headings of the same name": (SECTIONS + "\n## Pirmas\n\n### Antras\n\n## Pirmas",),
    "a heading named like one in a box": (
        SECTIONS + "\n::: {.callout-note}\n## Pastaba\nTekstas.\n:::\n\n## Pastaba",
    ),
    "a label that is given twice": (SECTIONS, table("tbl-a"), "## Kitas", table("tbl-a")),
    "a heading in its own words": (SECTIONS + "\n## Trečias ##\n\n[trečias] [TREČIAS][]",),
}


@pytest.fixture(autouse=True)
def _every_section_is_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuts, "ENOUGH", 0)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch):
    """Converts a chapter in one go."""

    def convert_whole(part: Part, number: str, folder: Path) -> Chapter:
        with monkeypatch.context() as patch:
            patch.setattr(conversion, "cut", lambda markdown: [markdown])
            return converted(part, number, folder, "whole")

    return convert_whole


def by_sections(part: Part, number: str, folder: Path) -> Chapter:
    return converted(part, number, folder, "pieces")


@pytest.mark.parametrize("number", ["", "3", "B"])
@pytest.mark.parametrize("name", APART)
def test_sections_joined_are_the_chapter(tmp_path, monkeypatch, whole, name, number):
    monkeypatch.setattr("tests.render.books.SVG", CHART)
    count, cells = APART[name]
    part = chapter("05-a", *cells, appendix=number == "B")
    made = by_sections(part, number, tmp_path)
    assert made == whole(part, number, tmp_path)
    assert len(cut(made.markdown)) == count


@pytest.mark.parametrize("number", ["", "3"])
@pytest.mark.parametrize("name", TOGETHER)
def test_what_belongs_together_stays_together(tmp_path, whole, name, number):
    part = chapter("05-a", *TOGETHER[name])
    assert by_sections(part, number, tmp_path) == whole(part, number, tmp_path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that pandoc is given, as it happens."""
    seen: list[str] = []
    original = conversion._convert

    def noting(texts, place, pandocs):
        seen.extend(texts)
        return original(texts, place, pandocs)

    monkeypatch.setattr(conversion, "_convert", noting)
    return seen


def test_only_a_changed_section_is_converted_again(tmp_path, asked, whole):
    by_sections(chapter("05-a", SECTIONS), "1", tmp_path)
    asked.clear()
    changed = chapter("05-a", SECTIONS.replace("Tekstas", "Kitoks"))
    made = by_sections(changed, "1", tmp_path)
    (text,) = asked
    assert "Kitoks" in text
    assert "Kitas" not in text
    assert made == whole(changed, "1", tmp_path)


def test_a_new_table_moves_the_numbers_of_sections_that_are_kept(tmp_path, asked, whole):
    cells = ("## Trečias", table("tbl-z"), figure("fig-z"), "Žr. @tbl-z")
    by_sections(chapter("05-a", SECTIONS, *cells), "1", tmp_path)
    asked.clear()
    longer = chapter("05-a", SECTIONS, table("tbl-a"), figure("fig-a"), *cells)
    made = by_sections(longer, "1", tmp_path)
    assert len(asked) == 1
    assert made.labels["tbl-z"]["number"] == "1.2"
    assert made == whole(longer, "1", tmp_path)


def test_short_sections_are_converted_with_the_one_before(tmp_path, monkeypatch, whole):
    monkeypatch.setattr(cuts, "ENOUGH", 50)
    part = chapter("05-a", SECTIONS, "## Trečias", table("tbl-z"), "Žr. @tbl-z")
    made = by_sections(part, "1", tmp_path)
    assert len(cut(made.markdown)) == 2
    assert made == whole(part, "1", tmp_path)


def test_much_text_is_shared_out_among_several_pandocs(tmp_path, monkeypatch, whole):
    monkeypatch.setattr(conversion, "_BATCH", 1)
    part = chapter("05-a", *APART["sections end in all kinds of blocks"][1])
    assert by_sections(part, "1", tmp_path) == whole(part, "1", tmp_path)


def test_sections_on_new_pages_are_texts_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setattr(conversion, "_TOGETHER", 0)
    part = chapter("16-a", SECTIONS + "\n## Trečias\n\n::: {.lead}\n\n## Ne skyrius\n\n:::")
    (text,) = parsed(tmp_path, part).typst["16-a"]
    part.notebook.metadata["ataskaita"] = {"sections": "pages"}
    first, second, third = parsed(tmp_path, part).typst["16-a"]
    assert first + second + third == text
    assert "Pavadinimas" not in second + third
    assert "Įžanga" in first
    assert "[Pirmas]" in first, "the first section follows the title"
    assert second.startswith("#heading(level: 2")
    assert "[Antras]" in second
    assert "[Ne skyrius]" in third


def test_what_follows_a_short_section_goes_on_below_it(tmp_path):
    part = chapter("16-a", SECTIONS + "\n## Trečias\n")
    (whole,) = parsed(tmp_path, part).typst["16-a"]
    part.notebook.metadata["ataskaita"] = {"sections": "pages"}
    (text,) = parsed(tmp_path, part).typst["16-a"]
    assert text == whole

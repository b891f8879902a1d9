"""Chapters are converted by a script of pandoc's Lua just as `pandoc` itself would convert them."""

from __future__ import annotations

import pytest

from ataskaita.render.embedded import convert as conversion
from ataskaita.render.embedded.convert import place_of
from ataskaita.render.embedded.pandoc import MARKDOWN, pandoc
from tests.render.books import chapter, converted, figure, table

NUMBERED = ("floats.lua", "typography.lua", "number.lua", "refs.lua")
CELLS = {
    "numbers are no abbreviations": ("1 a 2 b 8 c 64 d",),
    "tabs": ("`a\tb`\n\n```\na\tb\n\tc\nabcde\tx\n```\n\n-\tvienas\n\n\tdu\tdu",),
    "foreign ends of lines": ("a\r\nb\r\n\r\n    c\r\n\r\n* d\r\n",),
    "quotes, dashes and dots": ("\"a\" 'b' 1--2 --- c... d's",),
    "citations, images and math": ("@tbl-a ir [@tbl-a], $a_1$, ![a](b.png)\n\n![c](d.png)",),
    "tables, figures and boxes": (
        "## A", table("tbl-a"), figure("fig-a"), "::: {.callout-note}\n## B\nc\n:::\n\nŽr. @fig-a.",
        "| a | b |\n|--:|---|\n| 1 | 2 |",
    ),
}  # fmt: skip


@pytest.fixture
def same(tmp_path, monkeypatch):
    """Convert cells, and compare with what `pandoc` makes of them with the same filters."""
    monkeypatch.setattr(conversion, "dress", lambda html, typst: (html, typst))
    place = [f"--metadata={k}:{v}" for k, v in place_of("a", "7", appendix=False).items()]

    def compare(*cells):
        part = chapter("a", "# Pavadinimas", *cells)
        made = converted(part, "7", tmp_path, "store")

        def by_pandoc(form: str) -> str:
            options = ("--from", MARKDOWN, "--to", form, "--wrap=none", "--section-divs", *place)
            filters = (*NUMBERED, f"{form}.lua")
            text = pandoc(made.markdown, *options, filters=filters, folder=tmp_path)
            return text.replace("\ue007chart1\ue008", "1").replace("\ue009", "").strip()

        assert made.html.strip() == by_pandoc("html")
        assert "".join(made.typst).strip() == by_pandoc("typst")

    return compare


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_a_chapter_is_what_pandoc_itself_makes_of_it(same, cells):
    same(*cells)


def test_every_word_that_pandoc_binds_to_the_next_is_known(same):
    words = pandoc("", "--print-default-data-file=abbreviations").split()
    assert "pp." in words
    same(" ".join(f"{word} žodis" for word in words))

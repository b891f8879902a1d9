"""Chapters are converted by a script of pandoc's Lua just as `pandoc` itself would convert them."""

from __future__ import annotations

import re

import pytest

from ataskaita.lithuanian.typography import NBSP
from ataskaita.programs import MARKDOWN, pandoc
from ataskaita.render.embedded import convert as conversion
from ataskaita.render.embedded.convert import metadata
from ataskaita.render.embedded.resources import FILTERS
from tests.render.books import chapter, figure, parsed, table

NUMBERED = ("html_inlines.lua", "floats.lua", "typography.lua", "number.lua", "tables.lua")
CELLS = {
    "numbers are no abbreviations": ("1 a 2 b 8 c 64 d",),
    "tabs": ("`a\tb`\n\n```\na\tb\n\tc\nabcde\tx\n```\n\n-\tvienas\n\n\tdu\tdu",),
    "foreign ends of lines": ("a\r\nb\r\n\r\n    c\r\n\r\n* d\r\n",),
    "quotes, dashes and dots": ("\"a\" 'b' 1--2 --- c... d's",),
    "citations and math": ("@tbl-a ir [@tbl-a], $a_1$",),
    "tables, figures and boxes": (
        "## A", table("tbl-a"), figure("fig-a"), "::: {.callout-note}\n## B\nc\n:::\n\nŽr. @fig-a.",
        "| a | b |\n|--:|---|\n| 1 | 2 |",
    ),
}  # fmt: skip


@pytest.fixture
def same(tmp_path, monkeypatch):
    """Convert cells, and compare with what `pandoc` makes of them with the same filters."""
    monkeypatch.setattr(conversion, "fingerprint", lambda *given: "x")
    for writer in ("to_html", "to_typst"):
        monkeypatch.setattr(conversion, writer, lambda table: "table-x")

    def compare(*cells):
        (made,) = parsed(tmp_path, chapter("a", "# Pavadinimas", *cells), strict=False).chapters
        place = [f"--metadata={k}:{v}" for k, v in (metadata(made) | {"mark": "table-x"}).items()]

        def by_pandoc(form: str, writer: str) -> str:
            options = [f"--from={MARKDOWN}", f"--to={writer}", "--wrap=none", "--section-divs"]
            options += [f"--lua-filter={FILTERS / name}" for name in (*NUMBERED, f"{form}.lua")]
            return without_marks(pandoc(made.markdown, *options, *place, folder=tmp_path))

        assert without_marks(made.html) == by_pandoc("html", "html")
        assert without_marks(made.typst) == by_pandoc("typst", "typst-smart")

    return compare


def without_marks(text: str) -> str:
    """Tables apart, which `pandoc` alone leaves marks for."""
    marks = r"table-x\(.*?table-xend|table-x\(\d\)|table-x"
    return re.sub(marks, "table", text, flags=re.DOTALL).strip()


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_a_chapter_is_what_pandoc_itself_makes_of_it(same, cells):
    same(*cells)


def test_every_word_that_pandoc_binds_to_the_next_is_known(same):
    words = pandoc("", "--print-default-data-file=abbreviations").split()
    assert "pp." in words
    same(" ".join(f"{word} žodis" for word in words))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('"a"', "„a“"),
        ("\"aa 'b' c\"", "„aa ‚b‘ c“"),
        ('„aa "b" c“ ir "d"', "„aa ‚b‘ c“ ir „d“"),
        ('**"a"** d\'s', "<strong>„a“</strong> d’s"),
        ("iki 1 d. rasta", "iki 1_d. rasta"),
        ("(žr. [-@tbl-a] lentelę)", "(žr._2.1_lentelę)"),
        ("[-@sec-a] skyriuje", "2_skyriuje"),
        ("([-@tbl-a] pav.).", "(2.1_pav.)."),
        ("A. ir M. Miškinių", "A._ir M._Miškinių"),
        ("Nr. 5", "Nr._5"),
        ("(2024–2026 m.)", '<span class="nobreak">(2024–2026</span>_m.)'),
        ("*257*\u00a0fiz. vnt. ir fiz. vnt.", "<em>257</em>_fiz._vnt. ir fiz._vnt."),
        ("mažėja, o kaimuose („į namus“)", "mažėja, o_kaimuose („į_namus“)"),
    ],
)
def test_quotes_are_lithuanian_and_lines_do_not_break_between_what_belongs_together(typed, read):
    shown = pandoc(
        typed,
        f"--from={MARKDOWN}",
        "--to=html",
        f"--lua-filter={FILTERS / 'typography.lua'}",
        "--wrap=none",
        folder=FILTERS,
    )
    number = {"tbl-a": "2.1", "sec-a": "2"}
    shown = re.sub(
        r'<span class="citation"[^>]*>\[-@([\w-]+)\]</span>', lambda m: number[m[1]], shown
    )
    assert shown.strip() == f"<p>{read.replace('_', NBSP)}</p>"

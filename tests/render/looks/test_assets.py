from __future__ import annotations

import re

import pytest

from ataskaita.render.embedded.assets import (
    ASSETS,
    SCRIPTS,
    START,
    STYLES,
    TABLES,
    scripts,
    styles,
    without_comments,
    write_assets,
)


def bare(rules: str) -> str:
    """Rules without what may be left out of them."""
    return re.sub(r"\s|;(?=\s*})", "", rules)


def test_every_style_sheet_is_in_the_one_that_pages_load():
    joined = bare(styles())
    for path in set(ASSETS.glob("*.css")) - {ASSETS / TABLES}:
        rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert bare(rules)[:60] in joined, path.name


@pytest.mark.parametrize(("name", "has"), [("index", False), ("02-fund", True)])
def test_only_pages_with_a_table_load_what_is_said_of_tables(site, name, has):
    page = (site / f"{name}.html").read_text(encoding="utf-8")
    assert (f"assets/{TABLES}" in page) == has


def test_every_script_is_in_the_one_that_pages_load_but_that_which_runs_before():
    joined = scripts()
    names = {path.name for path in ASSETS.glob("*.js")} - {START}
    assert joined.count("\n{\n") == len(names)
    assert joined.startswith('"use strict"')


def test_what_is_for_paper_holds_on_paper_alone():
    assert "@media print{:root" in styles()


def test_braces_are_in_pairs():
    for text in (styles(), scripts()):
        assert text.count("{") == text.count("}")


def test_only_some_can_be_joined():
    assert ".hero" not in styles(["text.css"])
    assert "search" not in scripts(["theme.js"])


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("/* Why. */\na { b: c; }\n", "a { b: c; }\n"),
        ("  /* Two\n   lines. */\na {}\n", "a {}\n"),
        ("// Why.\n  go(); // now\n", "go(); // now\n"),
        ('const a = "https://example.org";\n', 'const a = "https://example.org";\n'),
    ],
)
def test_comments_that_fill_lines_are_left_out(written, left):
    assert without_comments(written) == left


def test_parts_do_not_lie_beside_what_they_are_joined_to(tmp_path):
    write_assets(tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert {STYLES, TABLES, SCRIPTS, START, "icon.svg", "later", "fonts"} == names
    assert (tmp_path / "later" / "note.js").is_file()

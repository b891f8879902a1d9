"""What Quarto's filters are given, and the copies that become its pages."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile

import nbformat.v4 as v4
import pytest

from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution.notebook import node
from ataskaita.execution.run import run_chapters
from ataskaita.render.quarto.copies import for_pages, without_html
from ataskaita.render.quarto.pages import FILTERS, with_filters, write_pages
from ataskaita.tables import MIME
from ataskaita.tables.model import Run, Table, TableCell, TableRow
from tests.render.books import table
from tests.render.conftest import small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A small project that the tests only read."""
    return small_project(tmp_path_factory.mktemp("quarto-pages") / "project")


@pytest.fixture(scope="module")
def run(project):
    return run_chapters(project, current_snapshot(project), project.sources)


def test_the_filters_know_each_label_with_its_number_and_page(project, run):
    write_pages(project, run, project.build)
    known = json.loads((project.build / "pages" / "known.json").read_text("utf-8"))
    table = known["labels"]["tbl-visits"]
    assert (table["number"], table["name"]) == ("1.1", "lentelė")
    assert table["page"] == "notebooks/05-visits.html"
    for name in (*known["stylesheets"], *known["scripts"]):
        assert (project.build / "pages" / "assets" / name).is_file(), name


def test_each_page_has_its_notes_on_numbers(project, run):
    write_pages(project, run, project.build)
    notes = project.build / "pages" / "assets" / "provenance"
    assert {path.stem for path in notes.iterdir()} == {path.stem for path in project.sources}


def test_pages_of_text_have_their_executed_text_by_the_checksum_of_their_source(project, run):
    write_pages(project, run, project.build)
    known = json.loads((project.build / "pages" / "known.json").read_text("utf-8"))
    source = hashlib.sha1((project.root / "index.qmd").read_bytes()).hexdigest()
    assert list(known["texts"]) == [source]
    (text,) = known["texts"][source]
    assert "Pradžia" in text
    assert "{python}" not in text


def test_each_drawing_has_a_picture_for_word(project, run):
    write_pages(project, run, project.build)
    copies = [without_html(chapter.notebook, chapter.source) for chapter in run.chapters]
    drawings = [
        output["data"]["image/svg+xml"]
        for copy in copies
        for cell in copy.cells
        for output in cell.get("outputs", [])
        if "image/svg+xml" in output.get("data", {})
    ]
    assert drawings
    for drawing in drawings:
        name = f"{hashlib.sha1(drawing.encode()).hexdigest()}.png"
        assert (project.build / "pages" / name).read_bytes().startswith(b"\x89PNG")


def test_word_gets_our_paper_and_language(project, run):
    write_pages(project, run, project.build)
    with zipfile.ZipFile(project.build / "pages" / "reference.docx") as reference:
        assert b'w:w="11906"' in reference.read("word/document.xml")
        assert b'w:val="lt-LT"' in reference.read("word/styles.xml")


def test_our_filters_stand_around_those_of_quarto_and_the_authors_keep_their_place():
    own = ["a.lua", "quarto", "b.lua", "somewhere/looks.lua", {"path": "x/tables.lua"}]
    assert with_filters(own) == [
        {"path": "_build/filters/tables.lua", "at": "pre-ast"},
        "a.lua",
        "_build/filters/references.lua",
        "quarto",
        "b.lua",
        "_build/filters/looks.lua",
    ]


@pytest.mark.parametrize(
    ("heading", "first"),
    [("# Apžvalga {.unnumbered}", "<!-- -->"), ("# Apžvalga {-}", "<!-- -->")],
)
def test_a_page_that_does_not_count_does_not_begin_with_its_heading(heading, first):
    page = for_pages(node(v4.new_notebook(cells=[v4.new_markdown_cell(heading)])))
    assert [cell.source for cell in page.cells] == [first, heading]


def test_a_page_that_counts_begins_with_its_heading():
    page = for_pages(node(v4.new_notebook(cells=[v4.new_markdown_cell("# Apžvalga")])))
    assert [cell.source for cell in page.cells] == ["# Apžvalga"]


def test_tables_of_a_page_are_those_of_the_other_engine_and_quarto_leaves_them_alone(run):
    page = for_pages(run.chapters[1].notebook)
    shown = [output for cell in page.cells for output in cell.get("outputs", [])]
    html = next(o["data"]["text/markdown"] for o in shown if "text/markdown" in o.get("data", {}))
    assert '<table data-quarto-disable-processing="true"' in html
    assert '<div class="table-wrap">' in html
    assert MIME in str(run.chapters[1].notebook)


def test_names_of_raw_tables_lead_nowhere_on_pages_that_have_none_beside_them():
    row = TableRow((TableCell((Run("readers.csv", "raw", "zali/2019/readers.html"),)),))
    shown = {MIME: Table(("left",), (), (row,)).to_json(), "text/html": "<table></table>"}
    page = for_pages(v4.new_notebook(cells=[table("tbl-a", shown=shown)]))
    html = page.cells[-1].outputs[0]["data"]["text/markdown"]
    assert "readers.csv" in html
    assert "href" not in html


def test_the_filters_are_handed_on_all_that_is_written_for_them(project, run):
    write_pages(project, run, project.build)
    known = json.loads((project.build / "pages" / "known.json").read_text("utf-8"))
    reader = (FILTERS / "pages.lua").read_text("utf-8")
    used = set(re.findall(r"pages\.(\w+)", (FILTERS / "looks.lua").read_text("utf-8")))
    for name in used & (set(known) | {"resources", "scripts", "stylesheets"}):
        assert f"known.{name}" in reader, name
    for name in known["resources"]:
        assert (project.build / "pages" / "assets" / name).is_file(), name

"""One changed cell changes what depends on it, everywhere, and nothing else."""

from __future__ import annotations

import csv
import shutil

import lxml.html
import pytest

from ataskaita.project import Project
from tests.report.site.conftest import Places, read_ledger, read_pages, spaced
from tests.support.projects import command

#: The cell that is changed: a count that totals, shares, changes and a target rest on.
FILE, OLD, NEW = "data/raw/2023/events.csv", "ignalina,spoken,132", "ignalina,spoken,190"


@pytest.fixture(scope="module")
def changed(rendered, tmp_path_factory) -> Project:
    """The rendered project with one cell changed and rendered again."""
    folder = tmp_path_factory.mktemp("changed") / "project"
    shutil.copytree(rendered.root, folder)
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    assert text.count(OLD) == 1
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    # That the PDFs follow is seen of the small report.
    done = command(Project(folder), "render", "--engine", "embedded", "--to", "html")
    assert done.returncode == 0, done.stderr
    return Project(folder)


@pytest.fixture(scope="module")
def line(rendered) -> int:
    with (rendered.root / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return 1 + next(n for n, row in enumerate(rows) if row[:3] == OLD.split(","))


def dependent(record: dict, line: int) -> bool:
    """Whether a number says that it rests on the cell."""
    return any(s["file"] == FILE and line in s["lines"] and s["column"] == "value"
               for s in record["sources"])  # fmt: skip


def test_exactly_the_numbers_that_rest_on_the_cell_have_changed(ledger, changed, line):
    # What the library has published instead of a new number is told beside it.
    ledger = [r for r in ledger if not r["indicator"].startswith("published.")]
    now = [r for r in read_ledger(changed) if not r["indicator"].startswith("published.")]
    after = {record["anchor"]: record for record in now}
    assert set(after) == {record["anchor"] for record in ledger}
    # Counts of findings, which rest on all data at once, name no rows.
    traced = [r for r in ledger if r["sources"]]
    moved = {r["anchor"] for r in traced if after[r["anchor"]]["number"] != r["number"]}
    expected = {r["anchor"] for r in ledger if dependent(r, line)}
    assert moved <= expected
    assert len(moved) > 5
    # The library's share of itself is a whole whatever the numbers.
    still = [r for r in ledger if r["anchor"] in expected - moved]
    assert {(r["unit"], r["number"]) for r in still} <= {("library", "100"), ("library", "0")}


def test_the_pages_show_the_new_numbers_and_the_others_as_they_were(changed):
    places = Places(read_pages(changed))
    for record in read_ledger(changed):
        if record["place"] != "figure":
            assert places.texts(record) == [spaced(record["printed"])], record["anchor"]


def test_a_page_without_such_a_number_is_the_same_as_before(rendered, changed, ledger, line):
    touched = {record["chapter"] for record in ledger if dependent(record, line)}
    # What is counted of checks and comparisons rests on no rows of its own.
    counted = [
        {(r["chapter"], r["id"], r["printed"]) for r in records if not r["sources"]}
        for records in (ledger, read_ledger(changed))
    ]
    touched |= {chapter for chapter, *_ in counted[0] ^ counted[1]}
    for path in rendered.site.glob("*.html"):
        same = article(path) == article(changed.site / path.name)
        if path.stem not in touched and not _shows(path.read_text("utf-8"), FILE):
            assert same, path.stem


def article(path) -> bytes:
    (found,) = lxml.html.fromstring(path.read_bytes()).xpath("//article")
    return lxml.html.tostring(found)


def _shows(text: str, file: str) -> bool:
    """Whether a page speaks of a raw file: of its checksum or rows, say."""
    return file in text


def test_the_charts_follow(changed, line):
    drawn = [
        record
        for record in read_ledger(changed)
        if dependent(record, line) and record["place"] == "figure"
    ]
    assert drawn
    for record in drawn:
        page = (changed.site / f"{record['chapter']}.html").read_text(encoding="utf-8")
        assert record["printed"] in page


def test_words_that_depend_on_the_number_have_changed(rendered, changed):
    def said(project) -> str:
        return read_pages(project)["06-events"].xpath("string(//article)")

    assert said(rendered) != said(changed)

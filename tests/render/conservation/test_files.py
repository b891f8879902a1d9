"""What a page offers to take away says what the page says, or the render stops and names it."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from ataskaita.data.addresses import raw_page
from ataskaita.errors import RenderError
from ataskaita.project import Project
from ataskaita.render.conservation.check import check_files
from ataskaita.render.conservation.files import table_differences

BOOK = "ataskaita-2019.xlsx"
STEMS = ("index", "01-readers", "02-lending")
TABLE, CHART = "duomenys/tbl-readers.csv", "duomenys/fig-visits.csv"


@pytest.fixture
def site(small_site: Project, tmp_path: Path) -> Path:
    return shutil.copytree(small_site.site, tmp_path / "site")


def check(site: Path) -> None:
    ledger = json.loads((site / "ledger.json").read_text(encoding="utf-8"))
    check_files(
        {stem: (site / f"{stem}.html").read_text(encoding="utf-8") for stem in STEMS},
        {stem: [record for record in ledger if record["chapter"] == stem] for stem in STEMS},
        site,
        workbook=BOOK,
    )


def rows_of(path: Path) -> list[list[str]]:
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    return [line.split(";") for line in lines]


def rewrite(path: Path, rows: list[list[str]]) -> None:
    text = "".join(";".join(row) + "\r\n" for row in rows)
    path.write_bytes(text.encode("utf-8-sig"))


def test_the_files_of_a_render_say_what_its_pages_say(site):
    check(site)


@pytest.mark.parametrize("file", [TABLE, CHART])
def test_a_row_that_is_lost_from_a_file_is_missed(site, file):
    rewrite(site / file, rows_of(site / file)[:-1])
    with pytest.raises(RenderError, match=file):
        check(site)


@pytest.mark.parametrize("file", [TABLE, CHART])
def test_a_number_that_is_another_one_in_a_file_is_named(site, file):
    rows = rows_of(site / file)
    rows[2][1] += "0"
    rewrite(site / file, rows)
    with pytest.raises(RenderError, match=file):
        check(site)


def test_a_number_without_end_is_the_same_in_a_file_of_fifteen_digits(site):
    # Rounded to thirteen digits, these two are not alike.
    exact, written = Fraction(37300, 7919), "4,71019068064150"
    rows = rows_of(site / CHART)
    ledger = json.loads((site / "ledger.json").read_text(encoding="utf-8"))
    records = [one for one in ledger if one["chapter"] == "01-readers"]
    drawn = [one for one in records if one["label"] == "fig-visits" and one["place"] == "figure"]
    drawn[0]["number"] = str(exact)
    page = (site / "01-readers.html").read_text(encoding="utf-8")
    assert [said for said in table_differences(page, records, site) if CHART in said]
    rewrite(site / CHART, [*rows, ["", written]])
    assert not [said for said in table_differences(page, records, site) if CHART in said]


def test_numbers_in_each_others_columns_are_named(site):
    rows = rows_of(site / TABLE)
    rewrite(site / TABLE, [[row[0], row[2], row[1], *row[3:]] for row in rows])
    with pytest.raises(RenderError, match=r"row 2 lacks"):
        check(site)


def test_a_minus_that_is_lost_in_a_file_is_named(site):
    rows = rows_of(site / TABLE)
    assert any(cell.startswith("-") for row in rows for cell in row)
    rewrite(site / TABLE, [[cell.removeprefix("-") for cell in row] for row in rows])
    with pytest.raises(RenderError, match=r"lacks “−"):
        check(site)


@pytest.mark.parametrize("row", [0, 2])
def test_a_word_that_is_lost_from_a_file_is_named(site, row):
    rows = rows_of(site / TABLE)
    rows[row][0] = ""
    rewrite(site / TABLE, rows)
    with pytest.raises(RenderError, match=rf"row {row + 1} lacks"):
        check(site)


def test_a_file_that_is_not_there_is_named(site):
    (site / CHART).unlink()
    with pytest.raises(RenderError, match=CHART):
        check(site)


def test_a_workbook_that_lacks_a_table_is_named(site):
    (site / BOOK).unlink()
    made = xlsxwriter.Workbook(site / BOOK)
    made.add_worksheet("Turinys").write_string(0, 0, "Tuščia")
    made.close()
    with pytest.raises(RenderError, match=rf"{BOOK}: no sheet holds what is in fig-visits"):
        check(site)


def test_a_raw_file_that_is_not_what_was_received_is_named(site):
    copy = (site / raw_page("data/raw/2019/readers.csv")).with_suffix(".csv")
    copy.write_bytes(copy.read_bytes()[:-2])
    with pytest.raises(RenderError, match=r"readers\.csv: it is not the file"):
        check(site)


def test_a_line_that_is_lost_from_the_page_of_a_raw_file_is_named(site):
    page = site / raw_page("data/raw/2019/readers.csv")
    page.write_text(page.read_text(encoding="utf-8").replace('id="L3"', ""), encoding="utf-8")
    with pytest.raises(RenderError, match=r"readers\.csv: its line 3 is not"):
        check(site)

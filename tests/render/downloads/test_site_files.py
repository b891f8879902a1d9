from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from fractions import Fraction

import lxml.html
import pytest
from python_calamine import CalamineWorkbook

from ataskaita.data.addresses import raw_page
from ataskaita.project import Project

BOOK = "ataskaita-2019.xlsx"


@pytest.fixture
def site(small_site: Project):
    return small_site.site


def page(site, name: str):
    return lxml.html.fromstring((site / name).read_bytes())


def records(site) -> list[dict]:
    return json.loads((site / "ledger.json").read_text(encoding="utf-8"))


def numbers(file: bytes) -> list[float]:
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))[1:]
    cells = [cell.replace(",", ".") for row in rows for cell in row[1:]]
    return [float(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?", cell)]


def test_below_each_table_and_chart_its_numbers_are_offered_and_are_there(site):
    labels = [
        element.get("id")
        for path in site.glob("*.html")
        for element in page(site, path.name).xpath("//table[@id]|//figure[@id]")
    ]
    offered = [
        link
        for path in site.glob("*.html")
        for link in page(site, path.name).xpath(
            "//p[contains(@class,'take-away')]/a[@download]/@href"
        )
    ]
    assert len(labels) > 2
    tables = [file for file in offered if file.endswith(".csv")]
    assert sorted(tables) == sorted(f"duomenys/{label}.csv" for label in labels)
    assert all((site / file).is_file() for file in offered)


def test_below_each_chart_a_picture_of_it_is_offered(site):
    page_of_chart = page(site, "01-readers.html")
    (file,) = page_of_chart.xpath("//figure//a[contains(.,'PNG')]/@href")
    assert file == "paveikslai/fig-visits.png"
    assert (site / file).read_bytes().startswith(b"\x89PNG")


def beside_tables(site) -> set[tuple[str, str]]:
    """Page and anchor of each number that stands in a note, or below a number of the table."""
    beside = "//*[@class='table-notes']//@id | //*[@class='published']/following-sibling::*/@id"
    return {
        (path.stem, anchor)
        for path in site.glob("*.html")
        for anchor in page(site, path.name).xpath(beside)
    }


def test_the_numbers_of_a_file_are_those_of_the_ledger(site):
    by_label: dict[str, list[float]] = {}
    beside = beside_tables(site)
    for record in records(site):
        if record["label"] and (record["chapter"], record["anchor"]) not in beside:
            by_label.setdefault(record["label"], []).append(float(Fraction(record["number"])))
    assert by_label
    for label, wanted in by_label.items():
        found = numbers((site / "duomenys" / f"{label}.csv").read_bytes())
        assert sorted(found) == pytest.approx(sorted(wanted)), label


def test_a_file_says_in_what_its_numbers_are_measured(site):
    labelled = [r for r in records(site) if r["label"] and r["kind"] == "value"]
    assert labelled
    for record in labelled:
        text = (site / "duomenys" / f"{record['label']}.csv").read_text(encoding="utf-8-sig")
        assert record["measure"] in text, record["label"]


def test_the_workbook_has_a_sheet_of_each_table_with_the_same_numbers(site):
    book = CalamineWorkbook.from_path(str(site / BOOK))
    sheets = {
        str(rows[0][0]): rows
        for name in book.sheet_names
        if (rows := book.get_sheet_by_name(name).to_python())
    }
    for path in sorted((site / "duomenys").glob("*.csv")):
        element = next(
            found[0]
            for name in site.glob("*.html")
            if (found := page(site, name.name).xpath(f"//*[@id='{path.stem}']"))
        )
        caption = element.find("caption" if element.tag == "table" else "figcaption")
        title = " ".join(caption.text_content().split()).replace("pav. ", "pav. ")
        rows = sheets[title]
        held = [cell for row in rows for cell in row[1:] if isinstance(cell, float)]
        assert sorted(held) == pytest.approx(sorted(numbers(path.read_bytes()))), title


def test_every_sheet_has_its_title_first_one_table_and_no_empty_row(site):
    import zipfile

    book = CalamineWorkbook.from_path(str(site / BOOK))
    assert book.sheet_names[:2] == ["Turinys", "Pastabos"]
    marks = {row[0] for row in book.get_sheet_by_name("Pastabos").to_python()}
    assert {"[e]", "[x]", "pask."} <= marks
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        assert rows[0][0], name
        assert all(any(str(cell).strip() for cell in row) for row in rows), name
    with zipfile.ZipFile(site / BOOK) as archive:
        parts = archive.namelist()
        texts = [archive.read(name).decode() for name in parts if "worksheets/sheet" in name]
        about = archive.read("docProps/core.xml").decode()
    assert sum("tables/table" in name for name in parts) == len(book.sheet_names)
    assert not any("mergeCell" in text or "<f>" in text for text in texts)
    assert "<dc:title>" in about


def test_each_sheet_is_reached_from_the_contents(site):
    book = CalamineWorkbook.from_path(str(site / BOOK))
    listed = [row[0] for row in book.get_sheet_by_name("Turinys").to_python()]
    assert set(book.sheet_names[1:]) <= set(listed)


def test_a_raw_table_is_there_as_it_was_received(small_site, site):
    for record in records(site):
        for source in record["sources"]:
            body = (site / raw_page(source["file"])).with_suffix(".csv").read_bytes()
            assert hashlib.sha256(body).hexdigest() == source["sha256"]


def test_every_line_that_a_number_rests_on_has_its_place_on_a_page(site):
    pages = {
        path: page(site, path)
        for path in {raw_page(s["file"]) for r in records(site) for s in r["sources"]}
    }
    lines = {
        (raw_page(s["file"]), line)
        for r in records(site)
        for s in r["sources"]
        for line in s["lines"]
    }
    assert len(lines) > 10
    for path, line in lines:
        assert pages[path].xpath(f"//tr[@id='L{line}']"), (path, line)


def test_all_links_of_the_pages_lead_to_something(site):
    for path in site.rglob("*.html"):
        if "pagefind" in path.parts:
            continue
        tree = page(site, path.relative_to(site).as_posix())
        for link in tree.xpath("//a/@href | //link/@href | //script/@src"):
            target, _, name = link.partition("#")
            if ":" in target:
                continue
            file = (path.parent / target).resolve() if target else path
            assert file.is_file(), (path, link)
            if name and file.suffix == ".html":
                other = lxml.html.fromstring(file.read_bytes())
                assert other.xpath("//*[@id=$id]", id=name), (path, link)


def test_the_side_lists_files_with_their_sizes(site):
    for entry in page(site, "index.html").xpath("//nav[@class='side']//li[@data-file]"):
        file = site / entry.get("data-file")
        assert file.is_file()
        size = entry.find_class("size")[0].text_content()
        assert (file.suffix == ".html") == (size == "")


def test_a_page_says_how_it_is_cited(site):
    said = page(site, "01-readers.html").find_class("cite")[0].text_content()
    assert "Pirmasis leidimas." in said
    assert "Spausdinti" in said


def test_each_heading_has_a_link_to_itself(site):
    tree = page(site, "01-readers.html")
    for section in tree.xpath("//article//section[@id][h2]"):
        link = section.find("h2").find_class("to-here")
        assert [one.get("href") for one in link] == [f"#{section.get('id')}"]

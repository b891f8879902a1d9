"""The files that a page offers, compared with what stands on the page and in the ledger.

Nothing here knows how they were written: the CSV is read as CSV, the workbook by another library.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from lxml import etree

from ataskaita.data.addresses import raw_page
from ataskaita.render.conservation.page import authored, seen
from ataskaita.render.conservation.words import words
from ataskaita.render.downloads.links import FOLDER
from ataskaita.render.downloads.raw import LINES
from ataskaita.translation import _

Records = Sequence[Mapping[str, Any]]

#: As exactly as a spreadsheet keeps numbers.
_EXACT = Fraction(1, 10**13)

#: The texts of an element that are no number's.
_UNNUMBERED = etree.XPath(
    ".//text()[not(parent::*[contains(concat(' ', @class, ' '), ' v ')])]", smart_strings=False
)

_MINUS = ("−", "-")
_SHOWN = re.compile(r"\d(?:\s?\d)*(?:,\d+)?")
_NOUGHT = re.compile(r"[^1-9]*0[^1-9]*")


def table_differences(page: str, records: Records, folder: Path) -> Iterator[str]:
    """Compare the tables that a page offers as CSV with the page and the ledger.

    Parameters
    ----------
    page : str
        The page.
    records : sequence of mapping
        The ledger of its chapter.
    folder : Path
        The folder of the pages.

    Yields
    ------
    str
        The file, and what of it differs; the first place in each.
    """
    by_anchor = {record["anchor"]: record for record in records}
    tree = authored(page)
    for file in offered(seen(page)):
        label = Path(file).stem
        element = tree.get_element_by_id(label, None)
        rows = read_csv(folder / file) if (folder / file).is_file() else []
        if element is None or not rows:
            said = _("there is nothing in it")
        elif element.tag == "table":
            said = _table_difference(element, rows, by_anchor)
        else:
            drawn = [r for r in records if r["label"] == label and r["place"] == "figure"]
            said = _chart_difference(rows, drawn)
        if said:
            yield f"{file}: {said}"


def offered(tree) -> list[str]:
    """The files of tables and charts that a page offers, in its order."""
    files = tree.xpath("//article//p[contains(@class, 'take-away')]/a[@download]/@href")
    return [file for file in files if file.startswith(FOLDER)]


def read_csv(file: Path) -> list[list[str]]:
    """The rows of a file, its headings first."""
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def workbook_difference(file: Path, tables: Sequence[Path]) -> str:
    """Compare the sheets of a workbook with the same tables as CSV; empty where they agree.

    Parameters
    ----------
    file : Path
        The workbook.
    tables : sequence of Path
        The CSV files.
    """
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    for path in tables:
        # What is not there is named with its page.
        wanted = read_csv(path) if path.is_file() else []
        if wanted and not any(_holds(rows, wanted) for rows in sheets.values()):
            return _("no sheet holds what is in {file}").format(file=path.name)
    return ""


def raw_differences(records: Records, folder: Path) -> Iterator[str]:
    """Compare the raw files on the site with what the ledger says numbers were computed from.

    Parameters
    ----------
    records : sequence of mapping
        The ledger.
    folder : Path
        The folder of the site.

    Yields
    ------
    str
        The file, and what is wrong with it.
    """
    sources = [source for record in records for source in record["sources"]]
    sums = dict.fromkeys((source["file"], source["sha256"]) for source in sources)
    for file, checksum in sums:
        copy = (folder / raw_page(file)).with_suffix(".csv")
        if not copy.is_file() or hashlib.sha256(copy.read_bytes()).hexdigest() != checksum:
            yield _("{file}: it is not the file that was received").format(file=copy.name)
    lines: dict[str, set[int]] = {}
    for source in sources:
        lines.setdefault(source["file"], set()).update(source["lines"])
    for file, wanted in lines.items():
        page = folder / raw_page(file)
        shown = page.read_text(encoding="utf-8") if page.is_file() else ""
        # Of a longer table the file alone has the rest.
        lost = next((n for n in sorted(wanted) if n <= LINES and f'id="L{n}"' not in shown), None)
        if lost is not None:
            yield _("{file}: its line {line} is not on its page").format(file=file, line=lost)


def _table_difference(table, rows: list[list[str]], records: Mapping[str, Mapping]) -> str:
    above = [word for row in table.iterfind("thead/tr") for word in _row_words(row)]
    if lost := _lost(above, rows[0]):
        return _missed(lost, 1)
    lines = table.findall("tbody/tr")
    if len(lines) != len(rows) - 1:
        message = _("it has {found} rows, the table on the page {wanted}")
        return message.format(found=len(rows) - 1, wanted=len(lines))
    for number, (line, row) in enumerate(zip(lines, rows[1:], strict=True), start=2):
        if lost := _lost(_row_words(line), row) or _lost_number(line, row, records):
            return _missed(lost, number)
    return ""


def _missed(what: str, row: int) -> str:
    return _("row {row} lacks “{what}”, which is on the page").format(row=row, what=what)


def _row_words(row) -> list[str]:
    """The words of a row without its numbers: a file writes those in another way."""
    said = words(" ".join(_UNNUMBERED(row)))
    return [word for word in said if any(map(str.isalpha, word))]


def _lost(wanted: Sequence[str], row: Sequence[str]) -> str:
    """The first word that a row of a file does not have."""
    found = set(words(" ".join(row)))
    return next((word for word in wanted if word not in found), "")


def _lost_number(line, row: Sequence[str], records: Mapping[str, Mapping]) -> str:
    """The first number of the page, from the left, that the row does not have where it should."""
    place = 0
    for element in line.iter("span", "a"):
        record = records.get(element.get("id") or "")
        if record is None or "v" not in (element.get("class") or "").split():
            continue
        shown = element.text_content()
        exact = _known(record, shown)
        if not any(sign in shown for sign in _MINUS) and not _NOUGHT.fullmatch(shown):
            # A word beside it says that it is less; a nought has lost its sign by rounding.
            exact = abs(exact)
        place = next((n for n in range(place, len(row)) if _says(row[n], exact, shown)), -1)
        if place < 0:
            return shown
    return ""


def _says(cell: str, exact: Fraction, shown: str) -> bool:
    number = _number(cell)
    if number is not None:
        return _same(number, exact)
    # A sentence with numbers in it.
    return shown.replace("\u00a0", " ") in cell.replace("\u00a0", " ")


def _chart_difference(rows: list[list[str]], records: Records) -> str:
    found = sorted(
        number for row in rows[1:] for cell in row if (number := _number(cell)) is not None
    )
    for wanted in sorted(_known(record, record["printed"]) for record in records):
        place = next((n for n, number in enumerate(found) if _same(number, wanted)), -1)
        if place < 0:
            lost = f"{float(wanted):.13g}"
            return _("it lacks the number {number}, which is drawn").format(number=lost)
        del found[place]
    return ""


def _known(record: Mapping[str, Any], shown: str) -> Fraction:
    """A number with all its digits; as it is shown where only its bounds are known."""
    exact = Fraction(record["number"])
    found = _SHOWN.search(shown)
    if record["lower"] == record["upper"] or not found:
        return exact
    rounded = Fraction("".join(found[0].split()).replace(",", "."))
    return -rounded if exact < 0 else rounded


def _number(cell: str) -> Fraction | None:
    try:
        return Fraction(cell.replace(",", "."))
    except ValueError:
        return None


def _same(number: Fraction, exact: Fraction) -> bool:
    """Whether two numbers are one: rounded to the same digits, neighbours would differ."""
    return abs(number - exact) <= abs(exact) * _EXACT


def _holds(rows: Sequence[Sequence[Any]], wanted: list[list[str]]) -> bool:
    """Whether the last rows of a sheet are those of a file."""
    below = rows[len(rows) - len(wanted) :] if len(rows) > len(wanted) else []
    return bool(below) and all(
        all(map(_alike, row[: len(line)], line)) for row, line in zip(below, wanted, strict=True)
    )


def _alike(cell: Any, written: str) -> bool:
    if isinstance(cell, int | float):
        number = _number(written)
        return number is not None and _same(Fraction(cell), number)
    return str(cell).strip() == written.removeprefix("'").strip()

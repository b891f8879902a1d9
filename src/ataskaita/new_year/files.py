"""The texts that a new year begins with: its tables, sidecars, explanations and settings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from ataskaita.data import table_names
from ataskaita.data.reading import DELIMITERS, Received
from ataskaita.data.sidecars import new_sidecar
from ataskaita.data.suspicion import YEAR
from ataskaita.schema import Spec

#: The file of explanations, with nothing in it but how to write them.
_EXPLANATIONS = Path(__file__).parent / "explanations.yml"

#: What Excel needs to see that a file is in UTF-8.
_MARK = "\ufeff"


def table_to_fill(
    spec: Spec, received: Received | None, path: Path | None, units: Collection[str] | None
) -> tuple[str, int]:
    """A table of which the keys are known and all else is empty, and how many rows it has.

    Parameters
    ----------
    spec : Spec
        What the table is.
    received : Received or None
        Last year's; only a header is made where there was none.
    path : Path or None
        The file of last year's: the new one is written as that was, for the same spreadsheet.
    units : collection of str or None
        The units that there are this year, if that is known; rows of others are left out.
    """
    header = list(received.columns) if received else _columns(spec)
    rows = _rows(spec, received, header, units) if received else []
    first = path.read_bytes().partition(b"\n")[0].decode("utf-8") if path else ""
    end = "\r\n" if first.endswith("\r") else "\n"
    text = csv_text([header, *rows], max(DELIMITERS, key=first.count), end)
    return text if first.startswith(_MARK) else text.removeprefix(_MARK), len(rows)


def csv_text(rows: Iterable[Sequence[object]], delimiter: str = ";", end: str = "\r\n") -> str:
    """Rows as a file that a Lithuanian spreadsheet opens as a table, unless asked otherwise."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(rows)
    return _MARK + written.getvalue()


def _columns(spec: Spec) -> list[str]:
    """The columns of a table that nobody has had before."""
    wanted = [name for name, column in spec.columns.items() if not column.optional]
    return [*wanted, "status"] if spec.is_fact else wanted


def _rows(
    spec: Spec, received: Received, header: list[str], units: Collection[str] | None
) -> list[list[str]]:
    if set(header) <= {*spec.keys, *table_names.BESIDE}:
        # The keys are all that such a table says: they have to be written anew.
        return []
    carried = {key for key in spec.keys if spec.columns[key].kind == "text"}
    if spec.name == table_names.TARGETS:
        carried.update(table_names.TARGET)
    cells = [
        [cell.strip() if name in carried else "" for cell in received.columns[name]]
        for name in header
    ]
    rows = [list(row) for row in dict.fromkeys(zip(*cells, strict=True))]
    place = header.index("unit") if "unit" in spec.keys else None
    return [row for row in rows if units is None or place is None or row[place] in units]


def sidecar_to_fill(
    spec: Spec, year: int, last: Mapping[str, str], *, certain: bool, producer: str = ""
) -> str:
    """A table's sidecar: what must be stated anew is left empty.

    Parameters
    ----------
    spec : Spec
        What the table is.
    year : int
        The new year.
    last : mapping
        The fields of last year's sidecar.
    certain : bool
        Whether last year's title may be used again: it may say that the numbers are not certain.
    producer : str
        Who makes the table where last year's sidecar does not say.
    """
    title = last.get("title", "")
    if not title or not certain or YEAR.search(title):
        title = spec.title
    before = last.get("period", "")
    day = before and "/" not in before
    period = f"{year}-12-31" if day else f"{year}-01-01/{year}-12-31"
    made = last.get("producer") or producer
    return new_sidecar({"title": title, "producer": made, "period": period})


def settings_of(text: str, year: int) -> str:
    """The settings with another report year, not yet published; all other lines stay.

    Examples
    --------
    >>> settings_of("year: 2000  # this one", 2001)
    'year: 2001  # this one'
    """
    for name, number in (("year", year), ("previous", year - 1)):
        text = re.sub(rf"(?m)^({name}\s*:\s*)[^\s#]+", rf"\g<1>{number}", text)

    def unless_over(found: re.Match[str]) -> str:
        return found[0] if int(found[2]) > year else found[1]

    return re.sub(r"(?m)^(published\s*:)\s*[\"']?(\d{4})-[^\s#]*", unless_over, text)


def explanations_to_write(year: int) -> str:
    """The file for explanations of large changes, with nothing in it but how to write them."""
    text = _EXPLANATIONS.read_text(encoding="utf-8")
    return text.format(year=year, before=year - 1, next=year + 1)

"""The files of the reconstruction: their text, what differs from those on disk, writing them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

from ataskaita.text_file import write_whole
from ataskaita.translation import _
from reconstruction.unknowns import REPORTED, UNKNOWNS, Reported, Unknown

_COLUMNS = ("value", "status", "lower", "upper", "note")


@dataclass(frozen=True)
class Row:
    """The measured columns of one row."""

    value: Fraction
    status: str
    lower: Fraction | None = None
    upper: Fraction | None = None
    note: str = ""


@dataclass(frozen=True)
class Difference:
    """Where a stored file is not what the search gives.

    Parameters
    ----------
    file : str
        From the project's root.
    line : int
        Counted from 1; 0 where the whole file is missing.
    column : str
        Empty where the whole line differs.
    stored, found : str
        What the file says and what the search gives.
    """

    file: str
    line: int
    column: str
    stored: str
    found: str

    def __str__(self) -> str:
        if not self.line:
            return _("{file} is missing").format(file=self.file)
        place = _("{file}, line {line}").format(file=self.file, line=self.line)
        if self.column:
            place += _(", column {column}").format(column=self.column)
        said = _("stored is {stored}, the search gives {found}")
        return f"{place}: {said.format(stored=self.stored or '–', found=self.found or '–')}"


def tables(rows: Mapping[Unknown | Reported, Row]) -> dict[tuple[int, str], str]:
    """Make the text of each table, by year and name."""
    found: dict[tuple[int, str], list[Unknown | Reported]] = {}
    for entry in (*REPORTED, *UNKNOWNS.values()):
        found.setdefault((entry.year, entry.table), []).append(entry)
    return {key: _text(entries, rows) for key, entries in found.items()}


def _text(entries: list[Unknown | Reported], rows: Mapping[Unknown | Reported, Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*entries[0].keys, *_COLUMNS])
    for entry in entries:
        row, step = rows[entry], entry.step
        bounds = (_number(row.lower, step), _number(row.upper, step))
        writer.writerow(
            [*entry.keys.values(), _number(row.value, step), row.status, *bounds, row.note]
        )
    return text.getvalue()


def _number(value: Fraction | None, step: Fraction) -> str:
    if value is None:
        return ""
    if value.denominator == 1 and step == 1:
        return str(value)
    return f"{int(value * 100) // 100}.{int(value * 100) % 100:02d}"


def differences(root: Path, texts: Mapping[str, str]) -> Iterator[Difference]:
    """Compare files with what the search gives; line ends do not count.

    Of a file that is no table only the first difference is named: the rest would follow from it.
    """
    for file, text in texts.items():
        path = root / file
        if not path.is_file():
            yield Difference(file, 0, "", "", "")
            continue
        stored = path.read_text(encoding="utf-8", errors="replace")
        header = text.splitlines()[0].split(",") if file.endswith(".csv") else []
        lines = zip_longest(stored.splitlines(), text.splitlines(), fillvalue="")
        for line, (old, new) in enumerate(lines, start=1):
            if old != new:
                yield from _line(file, line, header, old, new)
                if not header:
                    break


def _line(file: str, line: int, header: list[str], old: str, new: str) -> Iterator[Difference]:
    before, after = (next(csv.reader([text]), []) for text in (old, new))
    if line == 1 or not len(header) == len(before) == len(after):
        yield Difference(file, line, "", old, new)
        return
    for column, stored, found in zip(header, before, after, strict=True):
        if stored != found:
            yield Difference(file, line, column, stored, found)


def write(root: Path, texts: Mapping[str, str], changed: Iterable[str]) -> tuple[str, ...]:
    """Write the files that changed, each in one step."""
    names = tuple(dict.fromkeys(changed))
    for file in names:
        write_whole(root / file, texts[file])
    return names

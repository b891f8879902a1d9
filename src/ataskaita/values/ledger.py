"""The number ledger: one entry for each number that the report prints."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, Inexact, localcontext
from pathlib import Path
from typing import Any

from ataskaita.values.values import Value

#: A number of more digits is no decimal.
MOST_DIGITS = 1000


def number_text(value: Value) -> str:
    """The exact number as text: a decimal where it has one, else a fraction."""
    exact = value.amount.number
    with localcontext(prec=MOST_DIGITS) as context:
        context.traps[Inexact] = True
        try:
            return f"{Decimal(exact.numerator) / exact.denominator:f}"
        except Inexact:
            return f"{exact.numerator}/{exact.denominator}"


@dataclass(frozen=True)
class Entry:
    """A printed number.

    Parameters
    ----------
    chapter : str
        The stem of the chapter's notebook.
    anchor : str
        The id of the element that shows it.
    place : str
        ``text``, ``table``, ``figure`` or ``catalogue``.
    value : Value
        The value printed.
    label : str
        The label of the table or chart it is in; empty in text.
    """

    chapter: str
    anchor: str
    place: str
    value: Value
    label: str = ""

    def record(self) -> dict:
        """The entry as plain data, for JSON and CSV."""
        value = self.value
        return {
            "chapter": self.chapter,
            "anchor": self.anchor,
            "place": self.place,
            "label": self.label,
            "id": value.key,
            "indicator": value.indicator,
            "dimensions": dict(value.dimensions),
            "unit": value.unit,
            "year": value.year,
            "kind": value.kind,
            "number": number_text(value),
            "lower": f"{float(value.amount.lower):.12g}",
            "upper": f"{float(value.amount.upper):.12g}",
            "printed": value.text,
            "measure": value.measure.name,
            "status": value.status,
            "sources": [
                {
                    "table": s.table,
                    "year": s.year,
                    "file": s.path,
                    "sha256": s.sha256,
                    "lines": list(s.lines),
                    "rows": s.count,
                    "column": s.column,
                    "corrected": list(s.corrected),
                }
                for s in value.amount.sources
            ],
        }


def write_table(records: Iterable[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    """Write records as CSV: of each, some columns, those of several parts in one text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(record | _as_text(record) for record in records)


def _as_text(record: Mapping[str, Any]) -> dict[str, str]:
    rows = (
        f"{source['file']}:{','.join(map(str, source['lines']))}#{source['sha256'][:12]}"
        for source in record["sources"]
    )
    dimensions = (f"{name}={value}" for name, value in record["dimensions"].items())
    return {"sources": "; ".join(rows), "dimensions": "; ".join(dimensions)}

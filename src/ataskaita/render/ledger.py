"""The number ledger as files beside the site, for those who check the report by machine."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from ataskaita.execution.copies import write_records

COLUMNS = (
    "chapter",
    "anchor",
    "place",
    "label",
    "id",
    "indicator",
    "dimensions",
    "unit",
    "year",
    "kind",
    "number",
    "lower",
    "upper",
    "printed",
    "measure",
    "status",
    "sources",
    "code",
)


def write_ledger(records: Sequence[dict], folder: Path) -> None:
    """Write ``ledger.json`` and ``ledger.csv``.

    Parameters
    ----------
    records : sequence of dict
        What `ataskaita.values.ledger.Entry.record` gives.
    folder : Path
        The site's folder.
    """
    write_records(records, folder / "ledger.json")
    with (folder / "ledger.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_row, records))


def _row(record: dict) -> list:
    found = record | {"sources": _sources(record), "dimensions": _dimensions(record)}
    return [found.get(column, "") for column in COLUMNS]


def _sources(record: dict) -> str:
    return "; ".join(
        f"{source['file']}:{','.join(map(str, source['lines']))}#{source['sha256'][:12]}"
        for source in record["sources"]
    )


def _dimensions(record: dict) -> str:
    return "; ".join(f"{key}={value}" for key, value in record["dimensions"].items())

"""The number ledger as files beside the site, for those who check the report by machine."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

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
    # A line a record: only without indentation does Python write JSON fast.
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (folder / "ledger.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    with (folder / "ledger.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_flat(record) for record in records)


def _flat(record: dict) -> dict:
    sources = "; ".join(
        f"{source['file']}:{','.join(map(str, source['lines']))}#{source['sha256'][:12]}"
        for source in record["sources"]
    )
    inner = "; ".join(f"{key}={value}" for key, value in record["dimensions"].items())
    return record | {"sources": sources, "dimensions": inner}

"""How the rows of a table became known, apart from their numbers.

A chapter that only says how many rows were received and how many reconstructed need not run again
for a number that has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.kept import write_whole

if TYPE_CHECKING:
    from ataskaita.data.tables import Table

#: Behind the name of a file: not all of it, but the status of each of its rows.
STATUSES = "#status"


def statuses_checksum(table: Table) -> str:
    """Checksum of the status of each row, in order; of a large table, that of the whole file.

    Parameters
    ----------
    table : Table
        A validated table.
    """
    from ataskaita.data.columns import LARGE

    if len(table.frame) > LARGE:
        return table.sha256
    return hashlib.sha256(repr(table.statuses).encode()).hexdigest()


def write_statuses(tables: Iterable[Table], snapshot: Path) -> None:
    """Keep the checksums of all tables beside the validated data.

    Parameters
    ----------
    tables : iterable of Table
        The tables.
    snapshot : Path
        The file with them.
    """
    found = {table.path + STATUSES: statuses_checksum(table) for table in tables}
    write_whole(_path(snapshot), json.dumps(found))


def read_statuses(snapshot: Path) -> Mapping[str, str]:
    """What `write_statuses` has kept; nothing where that is gone or damaged."""
    try:
        found = json.loads(_path(snapshot).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _path(snapshot: Path) -> Path:
    return snapshot.with_suffix(".statuses")

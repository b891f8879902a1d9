"""The data that was validated last, with only what has changed since read and checked again.

Nothing is decided here that a whole validation would decide otherwise: whatever is found wrong,
and whatever else has changed than the content of tables and sidecars, has all validated again.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ataskaita.data.blocks import BLOCK
from ataskaita.data.folder import SIDECAR, sidecar_path
from ataskaita.data.sidecars import read_sidecar

if TYPE_CHECKING:
    from ataskaita.data.snapshot import Snapshot
    from ataskaita.data.tables import Table, Tables
    from ataskaita.project import Project

_Key = tuple[str, int | None]


def renewed(project: Project, now: Mapping[str, str], kept: Iterable[Path]) -> Snapshot | None:
    """Bring validated data up to date.

    Parameters
    ----------
    project : Project
        The project.
    now : mapping
        What the data depends on, from `ataskaita.data.inputs.inputs`.
    kept : iterable of Path
        Files with data that was sound; beside each, ending in ``.json``, what it depended on.

    Returns
    -------
    Snapshot or None
        What validating everything would give; None where everything has to be validated.
    """
    for path in kept:
        try:
            before = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            changed = _changed(project, before, now)
            if changed is None:
                continue
            with path.open("rb") as file:
                snapshot = pickle.load(file)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            continue
        return _with_changes(project, snapshot, changed)
    return None


def _changed(
    project: Project, before: Mapping[str, str], now: Mapping[str, str]
) -> list[str] | None:
    """The tables and sidecars that have changed; None where more has."""
    if before.keys() != now.keys():
        return None
    changed = [name for name, known in now.items() if before[name] != known]
    for name in changed:
        if not name.startswith("data/") or not name.endswith((".csv", SIDECAR)):
            return None
        # Reading a large table takes longer than all others together, and what it was before need
        # not be in memory beside what it is.
        if name.endswith(".csv") and (project.root / name).stat().st_size > BLOCK:
            return None
    return changed


def _with_changes(project: Project, snapshot: Snapshot, changed: list[str]) -> Snapshot | None:
    tables = dict(snapshot.tables.tables)
    files = {table.path: key for key, table in tables.items()}
    sidecars = {_sidecar(path): key for path, key in files.items()}
    if any(name not in files and name not in sidecars for name in changed):
        return None
    read = [files[name] for name in changed if name in files]
    described = [sidecars[name] for name in changed if name in sidecars]
    for key in described:
        meta = _meta(project, tables[key], snapshot.dictionary["tables"])
        if meta is None:
            return None
        tables[key] = replace(tables[key], meta=meta)
    found: Tables | None = replace(snapshot.tables, tables=tables)
    if read:
        # Pandera, which it needs, takes longer to import than a table to read.
        from ataskaita.data.rereading import reread

        found = reread(project, found, read)
    return replace(snapshot, tables=found) if found else None


def _meta(
    project: Project, table: Table, records: Iterable[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """What a sidecar says; None where something is wrong with it."""
    raw = any(each["table"] == table.name and each["folder"] == "raw" for each in records)
    file = _sidecar(table.path)
    meta, wrong = read_sidecar(project.root / file, file, table.year if raw else None)
    return None if wrong else meta


def _sidecar(file: str) -> str:
    return sidecar_path(Path(file)).as_posix()

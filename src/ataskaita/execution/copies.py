"""Executed copies as files: for Quarto, and for whoever wants to look into one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from ataskaita.execution.notebook import writes
from ataskaita.folders import replace, staged

if TYPE_CHECKING:
    from ataskaita.execution.run import Run


def write_copies(run: Run, folder: Path) -> None:
    """Write the executed copies and the numbers of all chapters; all or none.

    Parameters
    ----------
    run : Run
        The executed chapters.
    folder : Path
        Where the copies go; replaced as a whole.
    """
    with staged(folder) as fresh:
        for chapter in run.chapters:
            path = fresh / f"{chapter.source.stem}.ipynb"
            path.write_text(writes(chapter.notebook), encoding="utf-8")
        write_records(run.ledger, fresh / "ledger.json")
        replace(fresh, folder)


def write_records(records: Iterable[dict], path: Path) -> None:
    """Write records as JSON, a line each."""
    path.write_bytes(b"[\n" + b",\n".join(map(orjson.dumps, records)) + b"\n]\n")

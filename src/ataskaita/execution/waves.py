"""Chapters that speak of the others run after them, and find there what the others have printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ataskaita.execution.results import Results
from ataskaita.values.uses import Uses

_HEADING = re.compile(r"^# .*\{[^}]*#([\w-]+)[^}]*\}", re.MULTILINE)


def waits(notebook: Any) -> bool:
    """Whether a chapter waits for the others, which it speaks of.

    Its metadata says ``"ataskaita": {"after": "chapters"}``.
    """
    return notebook.metadata.get("ataskaita", {}).get("after") == "chapters"


def waves(notebooks: Mapping[Path, Any]) -> tuple[dict[Path, Any], dict[Path, Any]]:
    """Sort chapters into those that run first and those that wait for them."""
    late = {source: notebook for source, notebook in notebooks.items() if waits(notebook)}
    return {source: found for source, found in notebooks.items() if source not in late}, late


def uses_of(notebooks: Mapping[Path, Any], results: Mapping[Path, Results]) -> Uses:
    """What the chapters have printed, for those that run after them.

    Parameters
    ----------
    notebooks : mapping
        All chapters by their file, in the order of the book.
    results : mapping
        The results of those that have run.
    """
    headings = {}
    for source, notebook in notebooks.items():
        text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
        if found := _HEADING.search(text):
            # What has no number can't be referred to by it.
            headings[source.stem] = "" if ".unnumbered" in found[0] else found[1]
    ledgers = (results[source].ledger for source in notebooks if source in results)
    return Uses.of((record for ledger in ledgers for record in ledger), headings)

"""Chapters that speak of the others run after them, and find there what the others have printed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ataskaita.execution.results import Results
from ataskaita.project import Project

_HEADING = re.compile(r"^# .*\{[^}]*#([\w-]+)[^}]*\}", re.MULTILINE)


def waves(notebooks: Mapping[Path, Any]) -> list[dict[Path, Any]]:
    """Sort chapters into those that run first and those that wait for them.

    A notebook waits whose metadata says ``"ataskaita": {"after": "chapters"}``.
    """
    late = {
        source
        for source, notebook in notebooks.items()
        if notebook.metadata.get("ataskaita", {}).get("after") == "chapters"
    }
    early = {source: notebook for source, notebook in notebooks.items() if source not in late}
    rest = {source: notebook for source, notebook in notebooks.items() if source in late}
    return [wave for wave in (early, rest) if wave]


def write_report(
    project: Project, notebooks: Mapping[Path, Any], results: Mapping[Path, Results]
) -> None:
    """Leave what the chapters have printed for those that run after them.

    Parameters
    ----------
    project : Project
        The project.
    notebooks : mapping
        All chapters by their file.
    results : mapping
        The results so far.
    """
    headings = {}
    for source, notebook in notebooks.items():
        text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
        if found := _HEADING.search(text):
            # What has no number can't be referred to by it.
            headings[source.stem] = "" if ".unnumbered" in found[0] else found[1]
    ledger = [
        record for source in notebooks if source in results for record in results[source].ledger
    ]
    path = project.build / "cache" / "report.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.part")
    text = json.dumps({"headings": headings, "ledger": ledger}, ensure_ascii=False)
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)

"""A render that many tests look at."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ataskaita.project import Project
from tests.support.projects import command


def render_once(
    factory: pytest.TempPathFactory, name: str, copy: Callable[[Path], Project], *options: str
) -> Project:
    """Copy and render a report, once for all processes that test side by side.

    The first one makes it, the others wait for it; all of them only read it.

    Parameters
    ----------
    factory : pytest.TempPathFactory
        Where to.
    name : str
        What the others know it by.
    copy : callable
        Makes the copy in a folder that does not exist yet.
    *options : str
        What else the command is told.
    """
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    report = folder / "done.json"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(report)
    else:
        project = copy(folder / "project")
        done = command(project, "render", "--engine", "embedded", *options)
        part = report.with_suffix(".part")
        part.write_text(json.dumps([done.returncode, done.stderr]), encoding="utf-8")
        part.replace(report)
    code, said = json.loads(report.read_text(encoding="utf-8"))
    assert code == 0, f"the report can't be rendered:\n{said}"
    return Project(folder / "project")


def _wait_for(path: Path) -> None:
    for _ in range(3000):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError("the other process did not finish its render")

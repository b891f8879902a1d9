from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.project import Project
from tests.support.projects import copy_project, save_chapter

Write = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without chapters, with the real data and schemas."""
    return copy_project(tmp_path / "project", chapters=())


@pytest.fixture
def chapter(project: Project) -> Write:
    """Write a chapter: cells are code, unless they begin with ``md:``."""

    def write(stem: str, *cells: str) -> Path:
        made = [
            v4.new_markdown_cell(cell[3:]) if cell.startswith("md:") else v4.new_code_cell(cell)
            for cell in cells
        ]
        return save_chapter(project, stem, made)

    return write


def environment_of(pid: int) -> dict[str, str]:
    """The environment variables that a running process was started with."""
    raw = Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace")
    return dict(entry.split("=", 1) for entry in raw.split("\0") if "=" in entry)


def kernels_of(project: Project) -> list[int]:
    """The processes that still run for a project."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                environment = environment_of(int(entry.name))
            except OSError:
                continue
            if environment.get("ATASKAITA_PROJECT") == str(project.root):
                found.append(int(entry.name))
    return found

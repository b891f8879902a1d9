from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from multiprocessing.util import get_temp_dir
from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution.run import run_chapters
from ataskaita.project import Project
from tests.support.projects import contents, copy_small_report, save_chapter

Write = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def _folder_of_the_fork_server() -> None:
    """One fork server serves all tests: its socket must not lie in a folder of one of them."""
    get_temp_dir()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without chapters, with the data and schemas of the small report."""
    return copy_small_report(tmp_path / "project", chapters=())


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


def kernels_of(project: Project) -> list[int]:
    """The processes that work in a folder of the project: its kernels, and what these started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if (entry / "cwd").readlink().is_relative_to(project.root):
                    found.append(int(entry.name))
    return found


@pytest.fixture
def scratch(monkeypatch, tmp_path):
    """An own folder for temporary files: what is found in it at the end was left behind."""
    # The path of a socket has to be short, so not pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setenv("JUPYTER_RUNTIME_DIR", f"{folder}/runtime")
        yield Path(folder)


@pytest.fixture
def nothing_left(project, scratch):
    """Wait a moment for processes to end, then look for what remains."""

    def check() -> None:
        until = time.monotonic() + 60
        while (kernels_of(project) or list(scratch.iterdir())) and time.monotonic() < until:
            time.sleep(0.05)
        assert kernels_of(project) == []
        assert contents(scratch) == {}
        assert list(scratch.iterdir()) == []

    return check


@pytest.fixture
def execute(project):
    """Execute chapters as a render does."""

    def go(*sources: Path, **options):
        return run_chapters(project, current_snapshot(project), sources, **options)

    return go

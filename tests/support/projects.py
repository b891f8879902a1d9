"""Whole projects in other folders, to run and to break at will."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing.util import get_temp_dir
from pathlib import Path
from subprocess import CompletedProcess

import nbformat
import nbformat.v4 as v4
import pytest
import yaml

from ataskaita import registry
from ataskaita.cli.app import main
from ataskaita.project import Project
from ataskaita.translation import VARIABLE
from tests.conftest import ROOT, SMALL, set_edition

#: What a render reads, apart from the package.
PARTS = ("data", *registry.FOLDERS, "notebooks", "index.qmd", "index.confirmed.yml",
         "report.qmd", "_quarto.yml", "_variables.yml", "requirements.lock")  # fmt: skip

IGNORED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*_files", "_build", "_site")


def copy_project(folder: Path, *, chapters: Sequence[str] | None = None) -> Project:
    """Copy the project's sources.

    Parameters
    ----------
    folder : Path
        Where to; must not exist.
    chapters : sequence of str, optional
        The stems of the chapters it has; those of the project when left out.
    """
    folder.mkdir(parents=True)
    for name in PARTS:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=IGNORED)
        else:
            shutil.copy(path, folder / name)
    set_edition(folder)
    if chapters is not None:
        _keep_chapters(folder, chapters)
    return Project(folder)


def copy_small_report(folder: Path, *, chapters: Sequence[str] | None = None) -> Project:
    """Copy the small report of a made-up library: a few tables, two chapters, no 2023.

    Parameters
    ----------
    folder : Path
        Where to; must not exist.
    chapters : sequence of str, optional
        The stems of the chapters it has, with a landing page that says nothing; all of its own
        when left out.
    """
    shutil.copytree(SMALL, folder, ignore=IGNORED)
    if chapters is not None:
        _keep_chapters(folder, chapters)
    return Project(folder)


def _keep_chapters(folder: Path, chapters: Sequence[str]) -> None:
    for notebook in (folder / "notebooks").glob("*.ipynb"):
        if notebook.stem not in chapters:
            notebook.unlink()
    (folder / "index.qmd").write_text("# Pradžia {.unnumbered #sec-index}\n", "utf-8")
    list_chapters(folder, *(f"notebooks/{stem}.ipynb" for stem in chapters))


def list_chapters(folder: Path, *chapters: str, appendices: Sequence[str] = ()) -> None:
    """Write into _quarto.yml which chapters the book has, besides the landing page."""
    path = folder / "_quarto.yml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["book"] |= {"chapters": ["index.qmd", *chapters], "appendices": list(appendices)}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def save_chapter(project: Project, stem: str, cells: Sequence) -> Path:
    """Write a notebook of these cells."""
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    path = project.notebooks / f"{stem}.ipynb"
    notebook = v4.new_notebook(cells=list(cells))
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return path


def command(project: Project, *arguments: str, **environment: str) -> CompletedProcess:
    """Run the command line in a project's folder, as a person would."""
    # All but the language, which tests choose once: on a Lithuanian machine, too, it is English.
    plain = {k: v for k, v in os.environ.items() if k == VARIABLE or k[:10] != "ATASKAITA_"}
    return subprocess.run(
        [sys.executable, "-m", "ataskaita", *arguments],
        cwd=project.root,
        env=plain | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def command_here(project: Project, *arguments: str, **environment: str) -> CompletedProcess:
    """The same in this process, which has imported all that a new one would have to.

    For what a command says and makes; not for how it starts and ends, nor after code was changed
    that this process has imported. Nobody answers what it asks.
    """
    # The server of the kernels outlives the test: its socket must not lie in a folder of it.
    get_temp_dir()
    said, told = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.root)
        patch.setattr(sys, "argv", ["ataskaita", *arguments])
        patch.setattr(sys, "stdin", io.StringIO())
        # `--lang` writes it as well.
        for name, value in {VARIABLE: os.environ[VARIABLE], **environment}.items():
            patch.setenv(name, value)
        with redirect_stdout(said), redirect_stderr(told), pytest.raises(SystemExit) as ended:
            main()
    return CompletedProcess(arguments, ended.value.code or 0, said.getvalue(), told.getvalue())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path, but what Python compiles for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "__pycache__"
    }

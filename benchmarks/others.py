"""The other tools: the same chapters, executed in the same environment by other means.

nbconvert and Papermill only execute. Quarto makes a site and a PDF and executes for each. Jupyter
Book makes a site.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import yaml

from benchmarks.contestants import Commands, Contestant, clear
from benchmarks.tools import missing, program
from benchmarks.workplace import Workplace

#: Where Jupyter Book 2 gets the theme of a site from, whenever it makes one.
THEMES = "api.mystmd.org"


def others() -> list[Contestant]:
    """All of them, with the reason where one cannot take part."""
    theme = _reachable(THEMES)
    book_2 = "site" if theme else f"content of a site, without pages ({THEMES} is out of reach)"
    return [
        Contestant("nbconvert", "nbconvert: chapters executed one after another", _nbconvert,
                   clear, "" if find_spec("nbconvert") else "not installed", "others"),
        Contestant("papermill", "Papermill: chapters executed one after another", _papermill,
                   clear, missing("papermill"), "others", "papermill"),
        Contestant("quarto", "Quarto: site and PDF, executing by itself", _quarto,
                   _quarto_project, "" if shutil.which("quarto") else "not on PATH", "quarto"),
        Contestant("jupyter-book-1", "Jupyter Book 1: site", _book_1, _book_1_project,
                   missing("jupyter-book-1"), "book1", "jupyter-book-1"),
        Contestant("jupyter-book-2", f"Jupyter Book 2: {book_2}",
                   _book_2 if theme else _book_2_content,
                   _book_2_project if theme else _book_2_content_project,
                   missing("jupyter-book-2"), "book2", "jupyter-book-2"),
    ]  # fmt: skip


def quarto_version() -> str:
    """The version of Quarto; empty where there is none."""
    if not shutil.which("quarto"):
        return ""
    done = subprocess.run(["quarto", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _made(place: Workplace) -> Path:
    folder = place.root / "_made"
    folder.mkdir(exist_ok=True)
    return folder


def _relative(place: Workplace) -> list[str]:
    return [path.relative_to(place.root).as_posix() for path in place.chapters]


def _write(place: Workplace, name: str, settings: dict) -> None:
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (place.root / name).write_text(text, encoding="utf-8")


def _nbconvert(place: Workplace) -> Commands:
    start = [sys.executable, "-m", "nbconvert", "--log-level", "ERROR", "--to", "notebook",
             "--execute", "--output-dir", str(_made(place))]  # fmt: skip
    return [[*start, str(chapter)] for chapter in place.chapters]


def _papermill(place: Workplace) -> Commands:
    start = [program("papermill", "papermill"), "--no-progress-bar", "--kernel", "python3",
             "--cwd", str(place.root / "notebooks")]  # fmt: skip
    made = _made(place)
    return [[*start, str(chapter), str(made / chapter.name)] for chapter in place.chapters]


def _quarto_project(place: Workplace, number: int) -> None:
    """Make it a book as Quarto's own documentation would: no filter and no hook of ours."""
    place.clear()
    _write(place, "_quarto.yml", {
        "project": {"type": "book", "output-dir": "_site", "render": ["index.qmd", "notebooks/"]},
        "lang": "lt",
        "book": {"title": "Ataskaita", "author": "Biblioteka",
                 "chapters": ["index.qmd", *_relative(place)]},
        "execute": {"enabled": True, "echo": False},
        "format": {"html": {"theme": "default"}, "typst": {"papersize": "a4"}},
    })  # fmt: skip


def _quarto(place: Workplace) -> Commands:
    # All formats at once: what renders a second one alone deletes the first.
    return [["quarto", "render"]]


def _book_1_project(place: Workplace, number: int) -> None:
    place.clear()
    chapters = [name.removesuffix(".ipynb") for name in _relative(place)]
    (place.root / "intro.md").write_text("# Ataskaita\n", encoding="utf-8")
    _write(place, "_toc.yml", {"format": "jb-book", "root": "intro",
                               "chapters": [{"file": name} for name in chapters]})  # fmt: skip
    _write(place, "_config.yml", {
        "title": "Ataskaita", "only_build_toc_files": True,
        "execute": {"execute_notebooks": "force", "timeout": 600},
        "sphinx": {"config": {"nb_execution_raise_on_error": True}},
    })  # fmt: skip


def _book_1(place: Workplace) -> Commands:
    return [[program("jupyter-book-1", "jupyter-book"), "build", "--all", str(place.root)]]


def _book_2_project(place: Workplace, number: int, template: str = "book-theme") -> None:
    place.clear()
    _write(place, "myst.yml", {
        "version": 1,
        "project": {"toc": [{"file": name} for name in _relative(place)]},
        "site": {"template": template},
    })  # fmt: skip


def _book_2(place: Workplace, what: str = "--html") -> Commands:
    # As many notebooks at once as there are processors.
    atonce = str(os.cpu_count() or 1)
    return [[program("jupyter-book-2", "jupyter-book"), "build", "--strict", "--execute",
             "--execute-parallel", atonce, what]]  # fmt: skip


def _book_2_content_project(place: Workplace, number: int) -> None:
    """A theme that only says that it is one: pages are read, executed and transformed."""
    _book_2_project(place, number, "./theme")
    (place.root / "theme").mkdir(exist_ok=True)
    commands = {"install": "true", "start": "true"}
    _write(place, "theme/template.yml", {"jtex": "v1", "title": "None", "kind": "site",
                                         "version": "1.0.0", "build": commands})  # fmt: skip


def _book_2_content(place: Workplace) -> Commands:
    return _book_2(place, "--site")


def _reachable(host: str) -> bool:
    try:
        with socket.create_connection((host, 443), timeout=3):
            return True
    except OSError:
        return False

"""Who is measured: the commands of each way to execute or render the chapters."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import yaml

from benchmarks.workplace import Workplace

Commands = list[list[str]]


def _nothing(place: Workplace, number: int) -> None:
    pass


@dataclass(frozen=True)
class Contestant:
    """One way to do one piece of work.

    Parameters
    ----------
    id : str
        Its name in the results.
    what : str
        What is measured, as the table says it.
    commands : callable
        Workplace -> the commands, run one after another.
    prepare : callable
        Workplace, number of the round -> changes something before the clock starts.
    missing : str
        Why it cannot be measured here; empty where it can.
    place : str
        Contestants of the same place share a copy of the project.
    """

    id: str
    what: str
    commands: Callable[[Workplace], Commands]
    prepare: Callable[[Workplace, int], None] = field(default=_nothing)
    missing: str = ""
    place: str = "ours"


def _clear(place: Workplace, number: int) -> None:
    place.clear()


def _ours(*arguments: str) -> Callable[[Workplace], Commands]:
    return lambda place: [[sys.executable, "-m", "ataskaita", *arguments]]


_RENDER = _ours("render", "--engine", "embedded")


def ours() -> list[Contestant]:
    """Our own way: from nothing, with nothing changed, and after each kind of edit."""
    edits = [
        ("nothing", "nothing changed", _nothing),
        ("sentence", "one sentence changed", Workplace.change_sentence),
        ("cell", "one raw number changed", Workplace.change_cell),
        ("module", "one module changed", Workplace.change_module),
    ]
    return [
        Contestant("help", "`ataskaita --help`", _ours("--help")),
        Contestant("execute", "all chapters executed, data validated", _ours("execute"), _clear),
        Contestant("cold", "everything: site and PDF from nothing", _RENDER, _clear),
        *(Contestant(name, what, _RENDER, change) for name, what, change in edits),
    ]


def others() -> list[Contestant]:
    """The same chapters in other tools."""
    return [
        Contestant("nbconvert", "nbconvert: chapters executed one after another", _nbconvert,
                   _clear, _needs("nbconvert"), "others"),
        Contestant("papermill", "Papermill: chapters executed one after another", _papermill,
                   _clear, _needs("papermill"), "others"),
        Contestant("quarto", "Quarto: site and PDF, executing by itself", _quarto,
                   _quarto_project, "" if shutil.which("quarto") else "not on PATH", "quarto"),
        Contestant("jupyter-book-1", "Jupyter Book 1: site", _jupyter_book_1, _book_1_project,
                   _jupyter_book(1), "book1"),
        Contestant("jupyter-book-2", "Jupyter Book 2: site", _jupyter_book_2, _book_2_project,
                   _jupyter_book(2), "book2"),
    ]  # fmt: skip


def _needs(module: str) -> str:
    return "" if find_spec(module) else "not installed"


def _jupyter_book(major: int) -> str:
    try:
        found = version("jupyter-book")
    except PackageNotFoundError:
        return "not installed"
    return "" if found.split(".")[0] == str(major) else f"version {found} is installed"


def _made(place: Workplace) -> Path:
    folder = place.root / "_made"
    folder.mkdir(exist_ok=True)
    return folder


def _nbconvert(place: Workplace) -> Commands:
    start = [sys.executable, "-m", "nbconvert", "--log-level", "ERROR", "--to", "notebook",
             "--execute", "--output-dir", str(_made(place))]  # fmt: skip
    return [[*start, str(chapter)] for chapter in place.chapters]


def _papermill(place: Workplace) -> Commands:
    start = [sys.executable, "-m", "papermill", "--no-progress-bar", "--kernel", "python3",
             "--cwd", str(place.root / "notebooks")]  # fmt: skip
    made = _made(place)
    return [[*start, str(chapter), str(made / chapter.name)] for chapter in place.chapters]


def _relative(place: Workplace) -> list[str]:
    return [path.relative_to(place.root).as_posix() for path in place.chapters]


def _quarto_project(place: Workplace, number: int) -> None:
    """Make it a book as Quarto's own documentation would: no filter and no hook of ours."""
    place.clear()
    settings = {
        "project": {"type": "book", "output-dir": "_site", "render": ["index.qmd", "notebooks/"]},
        "lang": "lt",
        "book": {"title": "Ataskaita", "author": "Biblioteka",
                 "chapters": ["index.qmd", *_relative(place)]},
        "execute": {"enabled": True, "echo": False},
        "format": {"html": {"theme": "default"}, "typst": {"papersize": "a4"}},
    }  # fmt: skip
    _write(place, "_quarto.yml", settings)


def _quarto(place: Workplace) -> Commands:
    return [["quarto", "render", "--to", name] for name in ("html", "typst")]


def _book_1_project(place: Workplace, number: int) -> None:
    place.clear()
    shutil.rmtree(place.root / "_build", ignore_errors=True)
    chapters = [name.removesuffix(".ipynb") for name in _relative(place)]
    (place.root / "intro.md").write_text("# Ataskaita\n", encoding="utf-8")
    _write(place, "_toc.yml", {"format": "jb-book", "root": "intro",
                               "chapters": [{"file": name} for name in chapters]})  # fmt: skip
    _write(place, "_config.yml", {"title": "Ataskaita", "only_build_toc_files": True,
                                  "execute": {"execute_notebooks": "force"}})  # fmt: skip


def _jupyter_book_1(place: Workplace) -> Commands:
    return [["jupyter-book", "build", "--all", str(place.root)]]


def _book_2_project(place: Workplace, number: int) -> None:
    place.clear()
    _write(place, "myst.yml", {
        "version": 1,
        "project": {"toc": [{"file": name} for name in _relative(place)]},
        "site": {"template": "book-theme"},
    })  # fmt: skip


def _jupyter_book_2(place: Workplace) -> Commands:
    return [["jupyter-book", "build", "--execute", "--html"]]


def _write(place: Workplace, name: str, settings: dict) -> None:
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (place.root / name).write_text(text, encoding="utf-8")


def quarto_version() -> str:
    """The version of Quarto; empty where there is none."""
    if not shutil.which("quarto"):
        return ""
    done = subprocess.run(["quarto", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip()

"""What readers see that stands in no cell of a chapter.

Titles in ``_quarto.yml`` and at the head of a page, the text of ``report.qmd``, files that a
chapter includes, and modules beside the notebooks that it imports.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ataskaita import registry
from ataskaita.execution.source import read_chapter
from ataskaita.lint.cells import sort_out
from ataskaita.project import Project
from ataskaita.text_file import read_text

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_INCLUDE = re.compile(r"\{\{<\s*include\s+(\S+)\s*>\}\}")
_RUN = re.compile(r"^[ \t]*%(?:run|load)\s+(?:-\w\s+)*(\S+\.py)", re.MULTILINE)
#: A text that code reads.
_READ = re.compile(r"[\"']([^\"'\n]+\.(?:md|qmd|txt|html?))[\"']")

#: A text, where it begins in its file.
Placed = tuple[int, str]


def files_beside(project: Project, source: Path) -> tuple[Path, ...]:
    """The files of the project that a chapter shows or runs besides its own.

    Parameters
    ----------
    project : Project
    source : Path
        The chapter.
    """
    found: dict[Path, None] = {}
    waiting = [source]
    while waiting:
        path = waiting.pop()
        for named in _named(project, path):
            other = Path(os.path.normpath(named))
            inside = other.is_relative_to(project.root) and other != source
            if inside and other not in found and other.is_file():
                found[other] = None
                waiting.append(other)
    return tuple(found)


def titles(path: Path) -> list[Placed]:
    """The texts that readers see of the settings in a YAML file or at the head of a page.

    Parameters
    ----------
    path : Path
        ``_quarto.yml``, or a ``.qmd`` file.
    """
    text, start = read_text(path), 0
    if path.suffix == ".qmd":
        front = _FRONT_MATTER.match(text)
        if front is None:
            return []
        text, start = front[1], front.start(1)
    try:
        scalars = [token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken)]
    except yaml.YAMLError:
        # Whoever reads the settings says what is wrong with them.
        return []
    # Of several words are those for readers, on the pages or of the files.
    return [(start + one.start_mark.index, one.value) for one in scalars if " " in one.value]


def _named(project: Project, path: Path) -> Iterator[Path]:
    """The files that a file names: those it includes, imports or runs."""
    if path.suffix == ".py":
        codes, texts = [read_text(path)], []
    else:
        cells = read_chapter(path).cells if path.suffix in (".ipynb", ".qmd") else []
        codes = [cell.source for cell in cells if cell.cell_type == "code"]
        texts = [cell.source for cell in cells if cell.cell_type != "code"]
        if not cells:
            texts = [read_text(path)]
    for text in texts:
        yield from (path.parent / name for name in _INCLUDE.findall(text))
    for code in codes:
        yield from (path.parent / name for name in _RUN.findall(code) + _READ.findall(code))
        for module in _imported(code):
            top, *rest = module.split(".")
            for folder in (path.parent, project.root):
                # The report's own code and the engine, wherever it lies, say no figures.
                if folder == project.root and top in (*registry.FOLDERS, "ataskaita"):
                    continue
                yield from (folder / f"{top}.py", folder / top / "__init__.py")
                if rest:
                    yield folder.joinpath(top, *rest[:-1], f"{rest[-1]}.py")


def _imported(code: str) -> Iterator[str]:
    try:
        tree = ast.parse(sort_out(code).python)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) | ast.ImportFrom(module=None, names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names):
                yield from (module, *(f"{module}.{alias.name}" for alias in names))

"""Adding a table, an indicator and a chapter to a copy of the project, as its README describes."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.workplace import Workplace

SIDECAR = """title: "{title}"
producer: "Sintetiniai duomenys"
source: "benchmarks/scale"
period: "{year}-01-01/{year}-12-31"
received: {year}-12-31
"""


def add_schema(place: Workplace, module: str, model: str, text: str) -> None:
    """Add a schema, last but for the tables that others are compared with.

    Parameters
    ----------
    place : Workplace
        A copy of the project.
    module, model, text : str
        The name of its module and class, and the module.
    """
    (place.root / "schemas" / f"{module}.py").write_text(text, encoding="utf-8")
    path = place.root / "schemas" / "__init__.py"
    listed = path.read_text(encoding="utf-8")
    line = "from schemas.loans import Loans\n"
    listed = listed.replace(line, f"{line}from schemas.{module} import {model}\n")
    path.write_text(
        listed.replace("        Loans,\n", f"        Loans,\n        {model},\n"), "utf-8"
    )


def add_indicators(place: Workplace, text: str) -> None:
    """Add functions to the module of the loans."""
    path = place.root / "indicators" / "loans.py"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def add_chapter(place: Workplace, name: str, *cells: str) -> None:
    """Add a chapter after the others.

    Parameters
    ----------
    place : Workplace
        A copy of the project.
    name : str
        Of its file, without ending.
    *cells : str
        Markdown where one begins with ``# ``, otherwise code.
    """
    texts = ("#| include: false\nfrom ataskaita.chapter import *", *cells)
    add_notebook(place, name, [_cell(number, text) for number, text in enumerate(texts)])
    list_chapters(place, [name])


def _cell(number: int, text: str) -> dict:
    cell = {"id": f"cell-{number}", "metadata": {}, "source": text.splitlines(keepends=True)}
    if text.startswith("# "):
        return {"cell_type": "markdown"} | cell
    return {"cell_type": "code", "execution_count": None, "outputs": []} | cell


def add_notebook(place: Workplace, name: str, cells: list[dict]) -> None:
    """Write a notebook like those of the project, without listing it."""
    like = json.loads(place.chapters[0].read_text(encoding="utf-8"))
    text = json.dumps(like | {"cells": cells}, ensure_ascii=False, indent=1)
    _notebook(place, name).write_text(f"{text}\n", encoding="utf-8")


def list_chapters(place: Workplace, names: list[str]) -> None:
    """Put notebooks into the book, before its appendices."""
    _insert(place.root / "_quarto.yml", "  appendices:\n",
            [f"    - notebooks/{name}.ipynb\n" for name in names])  # fmt: skip
    embedded = [f"{{{{< embed _build/notebooks/{name}.ipynb >}}}}\n\n" for name in names]
    _insert(
        place.root / "report.qmd", "{{< embed _build/notebooks/12-targets.ipynb >}}\n", embedded
    )


def _notebook(place: Workplace, name: str) -> Path:
    return place.root / "notebooks" / f"{name}.ipynb"


def _insert(path: Path, before: str, lines: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, "".join([*lines, before]), 1), encoding="utf-8")

from __future__ import annotations

from collections.abc import Callable

import nbformat.v4 as v4
import pytest

from ataskaita.lint.check import check_notebook
from ataskaita.lint.findings import LintFinding

SETTINGS = {
    "year": 2019,
    "previous": 2018,
    "library": "Biblioteka",
    "school": "Metskülos 5 gimnazija",
    "copies": 12,
    "counts": {"books": 12},
    "count-in-words": "dvylika",
}

Found = list[LintFinding]


@pytest.fixture
def text() -> Callable[[str], Found]:
    """Lint a Markdown cell."""
    return lambda source: _lint(v4.new_markdown_cell(source))


@pytest.fixture
def code() -> Callable[[str], Found]:
    """Lint a code cell."""
    return lambda source: _lint(v4.new_code_cell(source))


def _lint(cell) -> Found:
    return list(check_notebook(v4.new_notebook(cells=[cell]), "notebooks/05-a.ipynb", SETTINGS))


def rules(found: Found) -> list[str]:
    return [finding.rule for finding in found]


def texts(found: Found) -> list[str]:
    return [finding.text for finding in found]

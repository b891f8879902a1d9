"""Disguised statistics and harmless figures, put into the real chapters."""

from __future__ import annotations

from copy import deepcopy
from itertools import cycle

import pytest

from ataskaita.execution.source import read_chapter
from ataskaita.lint.check import check_notebook
from ataskaita.project import Project
from tests.conftest import ROOT
from tests.lint.disguises import CODE, HARMLESS, HARMLESS_CODE, TEXTS

PROJECT = Project(ROOT)

#: They quote variables that only the tests of the small report have.
QUOTING = {"variable inside another", "variable in words"}


@pytest.fixture(scope="module")
def chapters():
    """Ever the next chapter of the report."""
    return cycle([(source.name, read_chapter(source)) for source in PROJECT.sources])


def found(chapters, kind: str, added: str) -> list[str]:
    """What the lint says of a chapter once something stands in it."""
    while True:
        name, chapter = next(chapters)
        places = [
            n
            for n, cell in enumerate(chapter.cells)
            if cell.cell_type == kind and "include: false" not in cell.source
        ]
        if places:
            break
    changed = deepcopy(chapter)
    cell = changed.cells[places[-1]]
    cell.source = f"{cell.source}\n\n{added}\n" if kind == "markdown" else added
    return [str(hit) for hit in check_notebook(changed, name, PROJECT.variables)]


@pytest.mark.parametrize("trick", [trick for trick in TEXTS if trick not in QUOTING])
def test_a_disguise_in_a_chapter_is_found(chapters, trick):
    assert found(chapters, "markdown", TEXTS[trick])


@pytest.mark.parametrize("trick", CODE)
def test_a_disguise_in_a_chapters_code_is_found(chapters, trick):
    assert found(chapters, "code", CODE[trick])


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_harmless_text_in_a_chapter_passes(chapters, kind):
    assert found(chapters, "markdown", HARMLESS[kind]) == []


@pytest.mark.parametrize("kind", HARMLESS_CODE)
def test_harmless_code_in_a_chapter_passes(chapters, kind):
    assert found(chapters, "code", HARMLESS_CODE[kind]) == []

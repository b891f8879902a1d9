"""Whatever is changed, the next render gives what a clean one would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.project import Project
from tests.site.conftest import read_ledger
from tests.support.projects import command, copy_project, list_chapters, save_chapter

SETUP = "#| include: false\nfrom ataskaita.chapter import *"


@pytest.fixture(scope="module")
def warm(tmp_path_factory) -> Project:
    """A small project that reads every kind of input, rendered once."""
    project = copy_project(tmp_path_factory.mktemp("stale") / "project", chapters=())
    save_chapter(project, "06-events", [
        v4.new_code_cell(SETUP),
        v4.new_markdown_cell('# Renginiai {#sec-events}\n\n{{< var library >}} surengė '
                             '`{python} v("events.total")`; žr. [-@tbl-events] lentelę.'),
        v4.new_code_cell('#| label: tbl-events\n#| tbl-cap: Renginiai\n'
                         'table(col("events.total"), rows=groups())'),
        v4.new_markdown_cell('Aprūpinta: `{python} v("membership.rate", year=2022)`.'),
    ])  # fmt: skip
    save_chapter(project, "13-methods", [
        v4.new_code_cell(SETUP),
        v4.new_markdown_cell("# Metodai {#sec-methods}\n\nŽr. @tbl-sources ir @tbl-words."),
        v4.new_code_cell("#| label: tbl-sources\n#| tbl-cap: Šaltiniai\nsources_table()"),
        v4.new_code_cell("#| label: tbl-words\n#| tbl-cap: Žodynas\ndictionary_table('events')"),
    ])  # fmt: skip
    appendix = "notebooks/13-methods.ipynb"
    list_chapters(project.root, "notebooks/06-events.ipynb", appendices=[appendix])
    render(project)
    return project


def render(project: Project) -> None:
    done = command(project, "render", "--engine", "embedded", "--to", "html")
    assert done.returncode == 0, done.stderr


def outcome(project: Project) -> tuple[list, dict[str, bytes]]:
    return read_ledger(project), {p.name: p.read_bytes() for p in project.site.glob("*.html")}


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


CHANGES = {
    "a raw number": replace("data/raw/2023/events.csv", "a,spoken,132", "a,spoken,133"),
    "a number printed last year": replace("data/raw/2022/indicators.csv", "24.3", "24.4"),
    "a sidecar": replace("data/raw/2023/events.meta.yml", "title: ", "title: Visi "),
    "a schema": replace("schemas/events.py", "Renginių rūšis", "Renginio rūšis"),
    "a sentence": replace("notebooks/06-events.ipynb", "surengė", "pasiūlė"),
    "an inline value": replace("notebooks/06-events.ipynb", "events.total", "events.spoken"),
    "a caption": replace("notebooks/06-events.ipynb", "tbl-cap: Renginiai", "tbl-cap: Visi"),
    "a setting": replace("_variables.yml", "library: ", "library: Nauja "),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_rendered_as_if_from_scratch(warm, tmp_path, name):
    edited, clean = Project(tmp_path / "edited"), Project(tmp_path / "clean")
    shutil.copytree(warm.root, edited.root)
    CHANGES[name](edited.root)
    ignored = shutil.ignore_patterns("_build", "_site")
    shutil.copytree(edited.root, clean.root, ignore=ignored)
    render(edited)
    render(clean)
    assert outcome(edited) == outcome(clean)
    assert outcome(edited)[1] != outcome(warm)[1], "the change is to be seen"

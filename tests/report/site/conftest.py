"""The whole report of the project, rendered once for all tests."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import lxml.html
import pytest

from ataskaita.fingerprint import of_file
from ataskaita.project import Project
from tests.support.projects import command, copy_project

Pages = dict[str, lxml.html.HtmlElement]


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with its site and PDF; the tests only read it.

    Several processes that test side by side share one: the first makes it, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "rendered"
    report = folder / "done.json"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(report)
    else:
        project = copy_project(folder / "project")
        (folder / "sources.json").write_text(json.dumps(sources(project)), encoding="utf-8")
        done = command(project, "render", "--engine", "embedded")
        part = report.with_suffix(".part")
        part.write_text(json.dumps([done.returncode, done.stderr]), encoding="utf-8")
        part.replace(report)
    code, said = json.loads(report.read_text(encoding="utf-8"))
    assert code == 0, f"the report can't be rendered:\n{said}"
    return Project(folder / "project")


def _wait_for(path: Path) -> None:
    for _ in range(3000):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError("the other process did not finish its render")


@pytest.fixture(scope="session")
def ledger(rendered: Project) -> list[dict]:
    """The number ledger beside the site."""
    return read_ledger(rendered)


@pytest.fixture(scope="session")
def pages(rendered: Project) -> Pages:
    """The site's pages by the stem of their chapter."""
    return read_pages(rendered)


def sources(project: Project) -> dict[str, str | None]:
    """The checksums of all files that a render reads and may not write to."""
    made = {project.build.name, project.site.name}
    return {
        path.relative_to(project.root).as_posix(): of_file(path)
        for path in sorted(project.root.rglob("*"))
        if path.is_file()
        and not made & set(path.relative_to(project.root).parts)
        and "__pycache__" not in path.parts
    }


def read_ledger(project: Project) -> list[dict]:
    return json.loads((project.site / "ledger.json").read_text(encoding="utf-8"))


def read_pages(project: Project) -> Pages:
    found = project.site.glob("*.html")
    return {path.stem: lxml.html.fromstring(path.read_bytes()) for path in found}

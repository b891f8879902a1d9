"""The whole report of the project, rendered once for all tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ataskaita.fingerprint import of_file
from ataskaita.project import Project
from tests.support.browsing import launched, served
from tests.support.pages import Pages, read_ledger, read_pages
from tests.support.projects import copy_project
from tests.support.rendering import render_once


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with its site and PDF; the tests only read it."""

    def copy(folder: Path) -> Project:
        project = copy_project(folder)
        text = json.dumps(sources(project))
        (folder.parent / "sources.json").write_text(text, encoding="utf-8")
        return project

    return render_once(tmp_path_factory, "rendered", copy)


@pytest.fixture(scope="session")
def ledger(rendered: Project) -> list[dict]:
    """The number ledger beside the site."""
    return read_ledger(rendered)


@pytest.fixture(scope="session")
def pages(rendered: Project) -> Pages:
    """The site's pages by the stem of their chapter."""
    return read_pages(rendered)


@pytest.fixture(scope="module")
def address(rendered: Project) -> Iterator[str]:
    """The address of the site."""
    with served(rendered.site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


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

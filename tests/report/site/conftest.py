"""The whole report of the project, rendered once for all tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from ataskaita.fingerprint import of_file
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.project import Project
from tests.support.browsing import launched, served
from tests.support.projects import copy_project
from tests.support.rendering import render_once

Pages = dict[str, lxml.html.HtmlElement]


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


def read_ledger(project: Project) -> list[dict]:
    return json.loads((project.site / "ledger.json").read_text(encoding="utf-8"))


def read_pages(project: Project) -> Pages:
    found = project.site.glob("*.html")
    return {path.stem: lxml.html.fromstring(path.read_bytes()) for path in found}


class Places:
    """The elements that have an id, so that nobody has to search a page for each of them.

    Parameters
    ----------
    pages : mapping
        The pages by the stem of their chapter.
    """

    def __init__(self, pages: Pages) -> None:
        self._known: dict[tuple[str, str], list[lxml.html.HtmlElement]] = {}
        for stem, tree in pages.items():
            for element in tree.xpath("//*[@id]"):
                self._known.setdefault((stem, element.get("id")), []).append(element)

    def texts(self, record: dict) -> list[str]:
        """What stands where a number of the ledger has its anchor."""
        found = self._known.get((record["chapter"], record["anchor"]), ())
        return [spaced(element.text_content()) for element in found]


def spaced(text: str) -> str:
    """A text with ordinary spaces: which of them hold a line together is the page's own."""
    return text.replace(NBSP, " ")

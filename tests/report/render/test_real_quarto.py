"""The sources of this project rendered by Quarto itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import lxml.html
import pytest
from pypdf import PdfReader

from tests.conftest import ROOT
from tests.support.projects import command, contents, copy_project

pytestmark = [
    pytest.mark.quarto,
    pytest.mark.skipif(shutil.which("quarto") is None, reason="quarto is not on PATH"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy with its package, since Quarto calls the hooks by their place in the project."""
    found = copy_project(tmp_path_factory.mktemp("quarto") / "project")
    shutil.copytree(ROOT / "src", found.root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return found


def shown(page, record) -> list[str]:
    """The texts of a number: at its anchor, or on the landing page, which Quarto runs by itself
    and which therefore has none, wherever it stands.
    """
    path = "//*[@data-k=$key]" if record["chapter"] == "index" else "//*[@id=$anchor]"
    found = page.xpath(path, key=record["id"], anchor=record["anchor"])
    return [element.text_content() for element in found]


def fonts_of(page) -> list[str]:
    """The names of the fonts that a page is set in."""
    fonts = page["/Resources"]["/Font"].get_object().values()
    return [font.get_object()["/BaseFont"] for font in fonts]


def test_the_sources_render_to_a_book_with_the_numbers_of_the_ledger(project):
    before = contents(project.notebooks)
    # Its hooks run in this environment, whatever Python is the first on PATH.
    environment = os.environ | {"QUARTO_PYTHON": sys.executable}
    html = ["quarto", "render", "--to", "html"]
    subprocess.run(html, cwd=project.root, env=environment, check=True)
    ledger = json.loads((project.build / "notebooks" / "ledger.json").read_text("utf-8"))
    pages = {}
    for path in project.site.rglob("*.html"):
        pages[path.stem] = lxml.html.fromstring(path.read_bytes())
    missing = [
        record["id"]
        for record in ledger
        if record["place"] != "figure"
        and record["printed"] not in shown(pages[record["chapter"]], record)
    ]
    assert missing == []
    assert contents(project.notebooks) == before


def test_both_engines_give_the_same_ledger(project):
    ledgers = []
    for engine in ("quarto", "embedded"):
        done = command(project, "render", "--engine", engine, "--force")
        assert done.returncode == 0, done.stderr
        ledgers.append(json.loads((project.site / "ledger.json").read_text("utf-8")))
        pages = PdfReader(project.site / "report.pdf").pages
        assert len(pages) > 5
        assert "SourceSans" in "".join(fonts_of(pages[3]))
    assert ledgers[0] == ledgers[1]

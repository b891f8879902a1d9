"""The sources of this project rendered by Quarto itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zipfile

import lxml.html
import pytest
from lxml import etree
from pypdf import PdfReader

from ataskaita.render.quarto.engine import call_quarto
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
    and evaluates what is alike only once, wherever it stands.
    """
    path = "//*[@data-k=$key]" if record["chapter"] == "index" else "//*[@id=$anchor]"
    found = page.xpath(path, key=record["id"], anchor=record["anchor"])
    return [element.text_content() for element in found]


def labels_in(build) -> dict[str, dict[str, str]]:
    """What the filters know of each label."""
    return json.loads((build / "pages" / "known.json").read_text("utf-8"))["labels"]


def captions_missing(build, text) -> list[str]:
    """The captions that a document should have by the numbers of the book, and does not."""
    words = {"tbl": "lentelė.", "fig": "pav."}
    text = " ".join(text.split())
    labels = labels_in(build).values()
    captions = [f"{one['number']} {words[one['kind']]}" for one in labels if one["kind"] in words]
    assert captions
    return [caption for caption in captions if caption not in text]


def fonts_of(page) -> list[str]:
    """The names of the fonts that a page is set in."""
    fonts = page["/Resources"]["/Font"].get_object().values()
    return [font.get_object()["/BaseFont"] for font in fonts]


def test_the_sources_render_to_a_book_with_the_numbers_of_the_ledger(project, monkeypatch):
    before = contents(project.notebooks)
    # Its hooks and the landing page's kernel run in this environment, with this project's code.
    code = os.pathsep.join(map(str, (project.root / "src", project.root)))
    monkeypatch.setenv("QUARTO_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", code)
    call_quarto(["render", "--to", "html"], project.root)
    ledger = json.loads((project.build / "notebooks" / "ledger.json").read_text("utf-8"))
    pages = {}
    for path in (project.root / "_book").rglob("*.html"):
        pages[path.stem] = lxml.html.fromstring(path.read_bytes())
    missing = [
        record["id"]
        for record in ledger
        if record["place"] != "figure"
        and record["printed"] not in shown(pages[record["chapter"]], record)
    ]
    assert missing == []
    assert contents(project.notebooks) == before
    for stem, page in pages.items():
        assert "{python}" not in page.text_content(), stem
        for chart in page.xpath("//div[@class='chart']"):
            assert len(chart.xpath("./*[local-name()='svg']")) == 2
    titles = {stem: page.findtext(".//title") for stem, page in pages.items()}
    assert [stem for stem, title in titles.items() if "{{" in title] == []
    for page in pages.values():
        for caption in page.xpath("//figcaption"):
            assert re.match(r"\s*([A-Z]|\d+)(\.\d+)*\xa0(lentelė\.|pav\.)", caption.text_content())
    labels = labels_in(project.build)
    for page in pages.values():
        for title in page.xpath("//h1[@class='title']/span[@id]"):
            number = re.match(r"(?:Priedas )?(\d+|[A-Z])(?=\xa0| —)", title.text_content())
            assert (number[1] if number else "") == labels[title.get("id")]["number"]
    said = [
        link.text_content() for link in pages["index"].xpath("//a[contains(@class, 'reference')]")
    ]
    assert said
    assert all(re.fullmatch(r"(\d+|[A-Z])(\xa0(skyrius|priedas))?", text) for text in said)
    # Of what is no page only the data lies beside the pages.
    beside = {path.name for path in (project.root / "_book").iterdir()}
    assert beside == {"index.html", "notebooks", "search.json", "site_libs", "data"}
    # The notes on numbers are where the script of the page looks for them.
    script = pages["05-service"].xpath("//script[@data-numbers]/@data-numbers")[0]
    assert (project.root / "_book" / "notebooks" / script).is_file()


def test_both_engines_give_the_same_ledger(project):
    ledgers = []
    for engine in ("quarto", "embedded"):
        done = command(project, "render", "--engine", engine, "--force")
        assert done.returncode == 0, done.stderr
        ledgers.append(json.loads((project.site / "ledger.json").read_text("utf-8")))
        pages = PdfReader(project.site / "report.pdf").pages
        assert len(pages) > 5
        assert "SourceSans" in "".join(fonts_of(pages[3]))
        text = " ".join(page.extract_text() for page in pages)
        build = project.build / "quarto" / "_build"
        assert engine != "quarto" or captions_missing(build, text) == []
    assert ledgers[0] == ledgers[1]


def test_a_document_for_word_is_numbered_as_the_book(project, monkeypatch):
    code = os.pathsep.join(map(str, (project.root / "src", project.root)))
    monkeypatch.setenv("QUARTO_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", code)
    call_quarto(["render", "report.qmd", "--to", "docx"], project.root)
    with zipfile.ZipFile(project.root / "report.docx") as document:
        names = document.namelist()
        paragraphs = etree.fromstring(document.read("word/document.xml")).iterfind(".//{*}p")
        text = [" ".join("".join(one.itertext()).split()) for one in paragraphs]
    assert captions_missing(project.build, " ".join(text)) == []
    assert "A.1 Kaip vertinama" in text
    assert [name for name in names if name.endswith(".svg")] == []

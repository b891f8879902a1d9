"""What was right once is not compared again; whatever has changed since is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.cache import Cache
from ataskaita.errors import RenderError
from ataskaita.execution.run import Executed, Run
from ataskaita.render.book import Place
from ataskaita.render.checks import check_site

PAGE = """<html><body><article><p>Šiais metais
<span class="v" id="n-1" data-k="visits.total@library.2019">22</span> lankytojai.</p>
<table id="tbl-a"><thead><tr><th>Skyrius</th><th>Lankytojai</th></tr></thead>
<tbody><tr><th>Šiaurė</th><td>lauke</td></tr></tbody></table>
<p class="take-away generated"><a href="duomenys/tbl-a.csv" download>Duomenys</a></p>
</article></body></html>"""
TEXT = "Šiais metais 22 lankytojai.\n\n| Skyrius | Lankytojai |\n|---|---|\n| Šiaurė | lauke |"
NUMBER = {"chapter": "05-visits", "anchor": "n-1", "id": "visits.total@library.2019"}
NUMBER |= {"place": "text", "label": "", "printed": "22", "number": "22", "sources": []}


@dataclass(frozen=True)
class Written(Place):
    """A chapter of plain text, as a converted one says it."""

    form: tuple = ({"kind": "table", "text": "", "to": ""},)


class Rendered:
    """A chapter as it was executed, and its page and table as they were written."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.text, self.number = folder / "site", TEXT, NUMBER
        self.cache = Cache(folder / "cache")
        (self.folder / "duomenys").mkdir(parents=True)
        self.page.write_text(PAGE, encoding="utf-8")
        self.table.write_text("Skyrius;Lankytojai\r\nŠiaurė;lauke\r\n", encoding="utf-8")

    @property
    def page(self) -> Path:
        return self.folder / "05-visits.html"

    @property
    def table(self) -> Path:
        return self.folder / "duomenys" / "tbl-a.csv"

    def check(self) -> None:
        notebook = v4.new_notebook(cells=[v4.new_markdown_cell(self.text, id="a")])
        run = Run((Executed(Path("05-visits.ipynb"), notebook, [self.number], "{}"),))
        check_site(run, [Written("05-visits")], self.folder, self.cache)


@pytest.fixture
def rendered(tmp_path) -> Rendered:
    made = Rendered(tmp_path)
    made.check()
    return made


def test_a_page_that_was_right_is_not_compared_again(rendered, monkeypatch):
    compared = []
    where = "ataskaita.render.checks.check_pages"
    monkeypatch.setattr(where, lambda notebooks, pages: compared.extend(pages))
    rendered.check()
    assert compared == []
    rendered.page.write_text(PAGE + "\n", encoding="utf-8")
    rendered.check()
    assert compared == ["05-visits"]


def test_a_page_that_has_changed_since_is_found(rendered):
    rendered.page.write_text(PAGE.replace("lankytojai.", "lankytojų."), encoding="utf-8")
    with pytest.raises(RenderError, match="lankytojų"):
        rendered.check()


def test_a_chapter_that_says_something_else_now_is_found(rendered):
    rendered.text = TEXT.replace("Šiais", "Kitais")
    with pytest.raises(RenderError, match="Kitais"):
        rendered.check()


def test_a_number_that_is_another_one_in_the_ledger_is_found(rendered):
    rendered.number = NUMBER | {"printed": "23"}
    with pytest.raises(RenderError, match="23"):
        rendered.check()


def test_a_table_that_has_changed_since_or_is_gone_is_found(rendered):
    rendered.table.write_text("Skyrius;Lankytojai\r\nPietūs;lauke\r\n", encoding="utf-8")
    with pytest.raises(RenderError, match="tbl-a"):
        rendered.check()
    rendered.table.unlink()
    with pytest.raises(RenderError, match="tbl-a"):
        rendered.check()


def test_a_page_that_was_wrong_is_wrong_again(rendered):
    rendered.page.write_text(PAGE.replace("lankytojai.", ""), encoding="utf-8")
    for _time in range(2):
        with pytest.raises(RenderError):
            rendered.check()


def test_a_number_on_a_page_that_is_no_chapter_is_found(rendered):
    other = rendered.folder / "duomenys" / "05-visits.html"
    other.write_text(PAGE, encoding="utf-8")
    with pytest.raises(RenderError, match="in the site but not in the ledger"):
        rendered.check()

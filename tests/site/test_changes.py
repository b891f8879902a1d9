"""A changed cell is rendered, one that is changed back leaves no trace, no change does nothing."""

from __future__ import annotations

import shutil
from fractions import Fraction

import lxml.html
import pytest

from ataskaita.project import Project
from tests.support.pages import Places, read_ledger, read_pages, spaced
from tests.support.pdf_text import squeezed, texts_of
from tests.support.projects import command_here, contents

#: The cell that is changed: a count that a chart draws.
FILE, OLD, NEW = "data/raw/2019/visits.csv", "buss,655", "buss,247"


@pytest.fixture(scope="module")
def changed(small_site, tmp_path_factory) -> Project:
    """The rendered report with one cell changed and rendered again."""
    folder = tmp_path_factory.mktemp("changed") / "project"
    shutil.copytree(small_site.root, folder)
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    assert text.count(OLD) == 1
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    render(Project(folder))
    return Project(folder)


def render(project: Project) -> str:
    done = command_here(project, "render", "--engine", "embedded")
    assert done.returncode == 0, done.stderr
    return done.stdout


def numbers(project: Project) -> dict[str, Fraction]:
    """The numbers of the ledger by their ids."""
    return {record["id"]: Fraction(record["number"]) for record in read_ledger(project)}


def test_the_numbers_that_rest_on_the_cell_have_changed_and_no_others(small_site, changed):
    before, after = numbers(small_site), numbers(changed)
    moved = {id: after[id] - before[id] for id in before if after[id] != before[id]}
    # Now another number than ours was published.
    assert after.keys() - before.keys() == {"published.F008@library.2019"}
    assert before.keys() <= after.keys()
    assert moved == {"visits.total@bus.2019": -408, "visits.total@library.2019": -408}
    # The last line of the file.
    naming = {r["id"] for r in read_ledger(changed)
              if any(s["file"] == FILE and 5 in s["lines"] for s in r["sources"])}  # fmt: skip
    assert moved.keys() <= naming


def test_the_pages_show_the_new_numbers_and_the_others_as_they_were(changed):
    pages = read_pages(changed)
    places = Places(pages)
    for record in read_ledger(changed):
        if record["place"] == "figure":
            assert record["printed"] in drawn(pages[record["chapter"]], record["label"])
        else:
            assert places.texts(record) == [spaced(record["printed"])], record["anchor"]


def drawn(page: lxml.html.HtmlElement, label: str) -> str:
    """All that a chart says."""
    (figure,) = page.xpath(f"//figure[@id='{label}']")
    return lxml.html.tostring(figure, encoding="unicode")


def test_words_that_depend_on_the_number_have_changed(small_site, changed):
    def says(project: Project, word: str) -> bool:
        text = read_pages(project)["01-readers"].xpath("string(//article)")
        return f"apsilankymų skaičius {word}" in text

    assert says(small_site, "padidėjo")
    assert says(changed, "sumažėjo")


def test_a_page_without_such_a_number_is_the_same_as_before(small_site, changed):
    same = {
        path.stem for path in small_site.site.glob("*.html")
        if article(path) == article(changed.site / path.name)
    }  # fmt: skip
    assert same == {"index", "02-lending"}


def test_the_pdf_follows(small_site, changed):
    def printed(project: Project) -> str:
        return squeezed("".join(texts_of(project.site / "report.pdf")))

    before, after = printed(small_site), printed(changed)
    # What was published instead of a new number is told beside it.
    assert [(new in before, new in after) for new in ("247", "5330")] == [(False, True)] * 2


def article(path) -> bytes:
    (found,) = lxml.html.fromstring(path.read_bytes()).xpath("//article")
    return lxml.html.tostring(found)


def test_a_render_with_nothing_changed_does_nothing(changed):
    before = contents(changed.site)
    times = {path: path.stat().st_mtime_ns for path in changed.site.rglob("*")}
    assert "Nothing has changed" in render(changed)
    assert contents(changed.site) == before
    assert {path: path.stat().st_mtime_ns for path in changed.site.rglob("*")} == times


def test_undoing_the_change_gives_the_report_as_it_was(small_site, changed, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(changed.root, folder)
    shutil.copy(small_site.root / FILE, folder / FILE)
    render(Project(folder))
    assert numbers(Project(folder)) == numbers(small_site)
    for path in small_site.site.glob("*.html"):
        assert article(folder / "_site" / path.name) == article(path), path.stem

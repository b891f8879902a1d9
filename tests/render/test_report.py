"""The main job: what it makes, what it keeps, and what it leaves alone when something fails."""

from __future__ import annotations

import json

import lxml.html
import nbformat.v4 as v4
import pytest
from pypdf import PdfReader

from ataskaita.cache import Cache
from ataskaita.cli.render import choose_engine, choose_formats
from ataskaita.errors import DataErrors, RenderError, UserError
from ataskaita.execution.run import Executed, Run
from ataskaita.project import Project
from ataskaita.render.record import FILES
from ataskaita.render.report import render_report
from ataskaita.values.uses import Uses
from tests.render.conftest import Quiet
from tests.support.projects import contents, list_chapters, save_chapter


@pytest.fixture
def stage(small, monkeypatch):
    """A render whose chapters are executed and laid out in no time.

    The engine writes a page with the text of the chapter's first sentence; a chapter that says
    „STOP“ stops it.
    """
    import nbformat

    def executed(project, *others, **options):
        run = [Executed(path, nbformat.v4.new_notebook(), [], "{}") for path in project.chapters]
        return Run(tuple(run)), []

    def lay_out(project, run, chapters, formats, folder, engine, *, draft):
        text = (project.notebooks / "05-visits.ipynb").read_text(encoding="utf-8")
        for name in formats:
            for file in FILES[name]:
                (folder / file).write_text(text, encoding="utf-8")
            if name == "html":
                (folder / "assets").mkdir()
                (folder / "assets" / "site.css").write_text("x")
        if "STOP" in text:
            raise RenderError("Stopped.", "Go on.")

    monkeypatch.setattr("ataskaita.render.execute.execute_and_convert", executed)
    monkeypatch.setattr("ataskaita.render.lay_out.lay_out", lay_out)
    monkeypatch.setattr("ataskaita.supported.check.require_sound_chapters", lambda *_, **__: None)
    small.build.mkdir()
    return small


def go(project, *formats: str, **options):
    return render_report(project, Quiet(), formats=formats, engine="embedded", **options)


def change(project, text: str) -> None:
    path = project.notebooks / "05-visits.ipynb"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_formats_stand_in_one_order_whatever_the_order_asked_for():
    assert choose_formats(None) == ("html", "pdf")
    assert choose_formats(["pdf", "html", "pdf"]) == ("html", "pdf")
    assert choose_formats(["docx"]) == ("docx",)


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UserError, match=r"no format 'epub'.*html, pdf, docx"):
        choose_formats(["epub"])


def test_an_unknown_engine_is_refused_with_the_known_ones():
    with pytest.raises(UserError, match=r"no engine 'latex'.*embedded, quarto"):
        choose_engine("latex")


@pytest.mark.parametrize(
    ("asked", "on_path", "chosen"),
    [("embedded", True, "embedded"), ("embedded", False, "embedded"), ("quarto", True, "quarto")],
)
def test_quarto_is_used_only_where_it_is_asked_for(monkeypatch, asked, on_path, chosen):
    monkeypatch.setattr("shutil.which", lambda name: "/x/quarto" if on_path else None)
    assert choose_engine(asked) == chosen


def test_quarto_asked_for_but_not_there_is_said(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UserError, match="Quarto is not on PATH"):
        choose_engine("quarto")


def test_a_render_leaves_the_files_a_person_opens_and_the_ledger(stage):
    done = go(stage, "html", "pdf")
    assert [file.name for file in done.files] == ["index.html", "report.pdf", "annex.pdf"]
    assert all(file.is_file() for file in done.files)
    assert {"ledger.csv", "ledger.json"} <= {path.name for path in stage.site.iterdir()}
    assert done.fresh


def test_a_render_with_nothing_changed_does_nothing(stage):
    go(stage, "html", "pdf")
    before = contents(stage.site)
    done = go(stage, "html", "pdf")
    assert not done.fresh
    assert contents(stage.site) == before


def test_it_renders_again_when_something_was_deleted_or_when_asked_to(stage):
    go(stage, "html", "pdf")
    (stage.site / "report.pdf").unlink()
    assert go(stage, "html", "pdf").fresh
    assert (stage.site / "report.pdf").is_file()
    assert go(stage, "html", "pdf", force=True).fresh


def test_what_was_kept_is_made_anew_when_asked_to_but_not_what_drafts_know(stage):
    cache = Cache(stage.build / "cache")
    cache.put({}, "results", "chapter")
    uses = Uses().write(cache.folder)
    go(stage, "html")
    assert cache.get("results", "chapter") is not None
    go(stage, "html", force=True)
    assert cache.get("results", "chapter") is None
    assert uses.is_file()


def test_a_failed_render_leaves_the_last_good_output_untouched(stage):
    go(stage, "html", "pdf")
    before = contents(stage.site)
    change(stage, "STOP")
    with pytest.raises(RenderError):
        go(stage, "html", "pdf")
    assert contents(stage.site) == before
    assert not stage.site.with_name("_site.old").exists()


def test_what_is_wrong_in_the_explanations_is_told_with_the_data_before_chapters_run(small):
    file = Project.notes_file(small.year)
    entry = "- {indicator: visits.total, text: Liūtys., source: Bibliotekininkė}\n"
    (small.root / file).write_text(entry, encoding="utf-8")
    (small.raw(small.year) / "visits.csv").write_text("", encoding="utf-8")

    class NoChapter(Quiet):
        def chapter(self, path, state):
            raise AssertionError(path)

    with pytest.raises(DataErrors) as stopped:
        render_report(small, NoChapter(), formats=["html"])
    wrong = {(found.file, found.rule) for found in stopped.value.findings}
    assert {(file, "NOTE-01"), (f"data/raw/{small.year}/visits.csv", "FILE-02")} <= wrong


def test_after_a_failure_the_next_render_is_not_taken_for_done(stage):
    go(stage, "html")
    change(stage, "STOP")
    with pytest.raises(RenderError):
        go(stage, "html")
    with pytest.raises(RenderError):
        go(stage, "html")


def test_a_format_made_from_the_same_inputs_is_kept(stage):
    go(stage, "pdf")
    done = go(stage, "html")
    assert done.removed == ()
    assert {"index.html", "report.pdf"} <= set(contents(stage.site))
    assert not go(stage, "html", "pdf").fresh


def test_pages_made_from_the_same_inputs_are_kept_too(stage):
    go(stage, "html")
    go(stage, "pdf")
    assert {"index.html", "assets/site.css", "report.pdf"} <= set(contents(stage.site))


def test_a_format_made_from_older_inputs_is_taken_away_and_named(stage):
    go(stage, "html", "pdf", "docx")
    change(stage, " ")
    done = go(stage, "html")
    assert done.removed == ("report.pdf", "annex.pdf", "report.docx")
    assert not (stage.site / "report.pdf").exists()
    assert go(stage, "pdf").fresh


def test_pages_made_from_older_inputs_are_made_anew_with_a_pdf(stage):
    go(stage, "html")
    (stage.site / "old.html").write_text("of a chapter that is no more")
    change(stage, " ")
    done = go(stage, "pdf")
    assert done.removed == ()
    assert {"index.html", "assets/site.css", "report.pdf"} <= set(contents(stage.site))
    assert "old.html" not in contents(stage.site)
    assert not go(stage, "html", "pdf").fresh


def test_with_the_pages_that_are_kept_no_older_pdf_comes_back(stage):
    go(stage, "html", "pdf")
    change(stage, " ")
    go(stage, "html")
    (stage.site / "report.pdf").write_text("older")
    go(stage, "docx")
    assert "report.pdf" not in contents(stage.site)


def test_a_site_that_cannot_be_replaced_stays(stage, monkeypatch):
    go(stage, "html")
    before = contents(stage.site)
    change(stage, " ")
    original = type(stage.site).rename

    def rename(path, target):
        if path.name.startswith("site.") and path.suffix == ".part":
            raise OSError("busy")
        return original(path, target)

    monkeypatch.setattr("ataskaita.folders._exchange", lambda *folders: False)
    monkeypatch.setattr(type(stage.site), "rename", rename)
    with pytest.raises(OSError, match="busy"):
        go(stage, "html")
    assert contents(stage.site) == before
    assert not list(stage.build.glob("site.*"))


@pytest.mark.parametrize(
    "name", ["05-visits", "05-visits.ipynb", "notebooks/05-visits.ipynb", "05", "5", "visits"]
)
def test_a_chapter_is_found_by_any_part_of_its_name(small, name):
    assert small.find_chapter(name).stem == "05-visits"


def test_the_number_of_a_chapter_is_not_taken_for_a_part_of_another(small):
    save_chapter(small, "15-more", [v4.new_markdown_cell("# Kiti {#sec-more}")])
    list_chapters(small.root, "notebooks/05-visits.ipynb", "notebooks/15-more.ipynb")
    small = Project(small.root)
    assert small.find_chapter("5").stem == "05-visits"
    assert small.find_chapter("15").stem == "15-more"


@pytest.mark.parametrize("letter", ["B", "b"])
def test_an_appendix_is_found_by_its_letter(small, letter):
    for name in ("10-more", "11-rest"):
        save_chapter(small, name, [v4.new_markdown_cell(f"# Kiti {{#sec-{name}}}")])
    appendices = ["notebooks/10-more.ipynb", "notebooks/11-rest.ipynb"]
    list_chapters(small.root, "notebooks/05-visits.ipynb", appendices=appendices)
    assert Project(small.root).find_chapter(letter).stem == "11-rest"


def test_a_name_that_fits_no_chapter_or_several_is_refused_with_the_choice(small):
    with pytest.raises(UserError, match=r"No chapter is called 'x9'.*index, 05-visits"):
        small.find_chapter("x9")
    with pytest.raises(UserError, match=r"Several chapters are called 'i'"):
        small.find_chapter("i")


def test_the_landing_page_can_be_drafted_by_name(small):
    assert small.find_chapter("index").name == "index.qmd"


def draft(project, chapter: str, *formats: str):
    watcher = Quiet()
    return watcher, render_report(
        project, watcher, formats=formats, only=project.find_chapter(chapter)
    )


@pytest.fixture
def referring(small):
    """A chapter of the annex that refers to another one."""
    path = save_chapter(small, "07-more", [
        v4.new_markdown_cell("# Daugiau {#sec-more}\n\nŽr. @sec-visits ir [-@tbl-visits] lentelę, "
                             "[čia](#sec-visits).")
    ])  # fmt: skip
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["ataskaita"] = {"pdf": "annex"}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    list_chapters(small.root, "notebooks/05-visits.ipynb", appendices=["notebooks/07-more.ipynb"])
    return Project(small.root)


def text_of(path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def text_on(page) -> str:
    return lxml.html.fromstring(page.read_bytes()).text_content()


def test_a_draft_is_one_chapter_beside_the_site_with_the_labels_of_others(referring):
    referring.site.mkdir()
    watcher, done = draft(referring, "more", "html", "pdf")
    page, pdf = done.files
    assert page == referring.build / "draft" / "07-more.html"
    assert pdf.name == "annex.pdf"
    assert contents(referring.site) == {}
    assert "07-more done" in watcher.heard
    assert "Žr. @sec-visits ir @tbl-visits lentelę, čia." in text_of(pdf)
    assert "Žr. @sec-visits ir @tbl-visits lentelę" in text_on(page).replace("\u00a0", " ")


def test_a_draft_shows_the_numbers_of_other_chapters_once_they_are_known(referring):
    done = render_report(referring, Quiet(), formats=("html", "pdf"))
    assert [file.name for file in done.files] == ["index.html", "report.pdf", "annex.pdf"]
    assert "Žr. 1 skyrius ir 1.1 lentelę, čia." in text_of(done.files[2])
    _, done = draft(referring, "more", "html", "pdf")
    page, pdf = done.files
    assert "Žr. 1 skyrius ir 1.1 lentelę, čia." in text_of(pdf)
    assert "A priedas Daugiau" in text_of(pdf)
    assert "Žr.\u00a01\u00a0skyrius ir 1.1\u00a0lentelę" in text_on(page)

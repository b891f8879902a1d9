"""Publishing: refused until the report is ready, then frozen for good."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from ataskaita import publication
from ataskaita.chapter.session import Session
from ataskaita.checks.registry import CHECKS
from ataskaita.checks.relations import at_most
from ataskaita.cli.report_commands import publish as command
from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.editions.store import editions
from ataskaita.errors import PublishError, UserError
from ataskaita.fingerprint import of_file
from ataskaita.lint.run import require_sound
from ataskaita.project import Project
from ataskaita.publication import publish
from ataskaita.reconcile import reconcile
from ataskaita.render.record import Record, fingerprint, listing, record
from tests.editions.conftest import records
from tests.support.projects import copy_small_report

REASON = "Šaltinis priežasčių nenurodo."


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A report that has been validated and, as far as publishing can tell, rendered.

    On the islands a quarter more was lent than the year before, and no note says why.
    """
    project = copy_small_report(tmp_path_factory.mktemp("publication") / "project")
    path = project.raw(2019) / "lending.csv"
    path.write_text(path.read_text("utf-8").replace("islands,1235", "islands,1500"), "utf-8")
    tables = read_snapshot(current_snapshot(project)).tables
    project.site.mkdir()
    text = json.dumps(records(tables), ensure_ascii=False)
    (project.site / "ledger.json").write_text(text, encoding="utf-8")
    return project


@pytest.fixture
def project(template, tmp_path, monkeypatch):
    """A project of one's own, rendered just now; lint and reconciliation have nothing to say."""
    shutil.copytree(template.root, tmp_path / "project")
    monkeypatch.setattr(publication, "require_sound", lambda *_: None)
    monkeypatch.setattr(publication, "reconcile", lambda *_: Mock())
    own = Project(tmp_path / "project")
    rendered(own)
    return own


def rendered(project, **others):
    record(
        project,
        Record({"html": fingerprint(project, "embedded")} | others, site=listing(project.site)),
    )


def refusal(project, **options):
    with pytest.raises(PublishError) as caught:
        publish(project, **options)
    assert editions(project.root, 2019) == []
    return caught.value


def test_an_edition_holds_the_numbers_and_what_they_were_made_from(project):
    edition = publish(project, label="Pirmas", unexplained=REASON, today=dt.date(2020, 2, 1))
    assert edition.name == "2019/1"
    manifest = edition.manifest
    assert (manifest["label"], manifest["date"]) == ("Pirmas", dt.date(2020, 2, 1))
    assert {"data/raw/2019/lending.csv", "data/notes/2019.yml", "index.qmd"} <= set(
        manifest["files"]
    )
    assert len(manifest["code"]) == 64
    assert {"python", "pandas", "typst"} <= set(manifest["tools"])
    assert edition.printed["lending.items@library.2019"].number == 8910 + 1500 + 1618


def test_after_a_change_the_first_page_runs_again_and_is_of_the_next_edition(project, monkeypatch):
    monkeypatch.chdir(project.root)

    def opened() -> Session:
        return Session(read_snapshot(current_snapshot(project)), 2019, "index")

    assert opened().edition_number == 1
    publish(project, unexplained=REASON)
    session = opened()
    assert session.edition_number == 1
    noted = session.tables.checksums(project.root)

    chapter = project.notebooks / "02-lending.ipynb"
    chapter.write_bytes(chapter.read_bytes() + b"\n")
    assert opened().edition_number == 2
    assert noted[str(chapter)] != of_file(chapter)


def test_after_a_publication_the_pages_are_to_be_rendered_once_more(project, capsys):
    command(project.root, label="", unexplained=REASON)
    assert not publication.is_rendered(project)
    assert capsys.readouterr().out.splitlines()[-1].startswith("Run `ataskaita render`")


def test_nothing_in_an_edition_tells_of_the_machine(project, tmp_path):
    edition = publish(project, unexplained=REASON)
    for path in edition.folder.iterdir():
        assert str(tmp_path) not in path.read_text(encoding="utf-8")


def test_large_changes_without_an_explanation_stop_it(project):
    error = refusal(project)
    assert error.exit_code == 8
    assert "Išduotos knygos, salų skyriai: +296" in error.message
    assert "data/notes/2019.yml" in error.message
    assert "Miestelio biblioteka" not in error.message


def test_each_large_change_has_a_line_and_of_many_the_first_few(project, monkeypatch):
    moved = [SimpleNamespace(note=None, named=lambda units, n=n: f"rodiklis {n}") for n in range(7)]
    monkeypatch.setattr(publication, "accounted", lambda *_: (moved, []))
    lines = [line.strip() for line in refusal(project).message.splitlines()]
    at = lines.index("rodiklis 0")
    assert "`ataskaita check` lists them" in lines[at - 1]
    assert lines[at:] == [*(f"rodiklis {n}" for n in range(5)), "and 2 more"]


def test_that_nobody_knows_the_reasons_is_recorded_with_the_list(project):
    found = publish(project, unexplained=REASON).manifest["unexplained"]
    assert found["reason"] == REASON
    assert {
        "indicator": "lending.items",
        "unit": "islands",
        "change": "+296",
        "relative": "+24,6\u00a0%",
    } in found["changes"]


def test_a_blank_reason_is_none(project):
    assert "have no explanation" in refusal(project, unexplained="  ").message


def test_a_report_that_is_not_current_is_not_published(project):
    path = project.root / "index.qmd"
    path.write_text(path.read_text(encoding="utf-8") + "\nDar.\n", encoding="utf-8")
    assert "ataskaita render" in refusal(project, unexplained=REASON).message


def test_a_pdf_of_older_data_stops_it(project):
    rendered(project, pdf="0" * 64)
    assert "ataskaita render" in refusal(project, unexplained=REASON).message


def test_a_note_on_another_change_stops_it(project):
    path = project.data / "notes" / "2019.yml"
    text = path.read_text(encoding="utf-8").replace("library: 1.9", "library: 1.8")
    path.write_text(text, encoding="utf-8")
    rendered(project)
    message = refusal(project, unexplained=REASON).message
    assert "note on readers.child_share of the whole library explains another change" in message


def test_sentences_that_are_not_confirmed_stop_it_by_chapter(project):
    path = project.notebooks / "01-readers.confirmed.yml"
    path.write_text(path.read_text("utf-8").replace("confirmed: 2019", "confirmed: 2018"), "utf-8")
    (project.root / "index.confirmed.yml").unlink()
    message = refusal(project, unexplained=REASON).message
    assert (
        "3 sentences are not confirmed for 2019: index.qmd (1), notebooks/01-readers.ipynb (2)."
        in message
    )
    assert "`ataskaita review`" in message


def test_a_sentence_that_rests_on_another_number_stops_it(project):
    path = project.notebooks / "01-readers.confirmed.yml"
    path.write_text(path.read_text("utf-8") + "  expect: {readers.total: 445}\n", "utf-8")
    message = refusal(project, unexplained=REASON).message
    assert "1 sentence is not confirmed for 2019: notebooks/01-readers.ipynb (1)." in message


def test_confirming_a_sentence_does_not_make_the_rendered_report_old(project):
    path = project.notebooks / "01-readers.confirmed.yml"
    path.write_text(path.read_text("utf-8") + "  why: Taip yra.\n", "utf-8")
    assert publish(project, unexplained=REASON).name == "2019/1"


def test_failing_checks_stop_it_by_name(project, monkeypatch):
    broken = replace(CHECKS["LENDING-01"], relations=(at_most("visits.total", "readers.total"),))
    monkeypatch.setattr(publication, "CHECKS", {"LENDING-01": broken})
    assert "LENDING-01" in refusal(project, unexplained=REASON).message


@pytest.mark.parametrize(
    ("command", "name"), [("lint", "require_sound"), ("reconcile", "reconcile")]
)
def test_what_other_checks_find_stops_it(project, monkeypatch, command, name):
    def fail(*_):
        raise UserError("Kažkas negerai.", "Pataisyk.")

    monkeypatch.setattr(publication, name, fail)
    message = refusal(project, unexplained=REASON).message
    assert f"`ataskaita {command}`: Kažkas negerai. Pataisyk." in message


def test_all_reasons_are_told_at_once(project):
    (project.root / "index.qmd").write_text("# Kita {.unnumbered}\n", encoding="utf-8")
    message = refusal(project).message
    assert "ataskaita render" in message
    assert "have no explanation" in message


def test_the_same_report_is_not_published_twice(project):
    publish(project, unexplained=REASON)
    with pytest.raises(PublishError, match="Nothing has changed since edition 2019/1"):
        publish(project, unexplained=REASON)


def test_the_next_edition_leaves_the_one_before_as_it_was(project):
    first = publish(project, unexplained=REASON)
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    path = project.root / "index.qmd"
    path.write_text("# Kita {.unnumbered}\n", encoding="utf-8")
    rendered(project)
    assert publish(project, unexplained=REASON).name == "2019/2"
    assert {path.name: path.read_bytes() for path in first.folder.iterdir()} == before


def test_sound_chapters_and_figures_pass_the_other_checks(small_report, small_snapshot):
    require_sound(small_report)
    tables, label = small_snapshot.tables, small_snapshot.label
    found = reconcile(small_report, tables, label, small_report.year)
    found.check()
    found.require_explanations()


def test_a_publication_that_was_killed_can_be_repeated(project, monkeypatch):
    def killed(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(publication, "seal", killed)
        # What is killed tidies nothing up.
        patch.setattr("shutil.rmtree", lambda *given, **chosen: None)
        with pytest.raises(KeyboardInterrupt):
            publish(project, unexplained=REASON)
    assert editions(project.root, 2019) == []
    assert [path.suffix for path in (project.data / "editions" / "2019").iterdir()] == [".part"]
    assert publish(project, unexplained=REASON).name == "2019/1"


def test_a_disk_that_is_full_leaves_no_half_edition(project, monkeypatch):
    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publication, "seal", full)
    with pytest.raises(OSError, match="No space"):
        publish(project, unexplained=REASON)
    assert list((project.data / "editions" / "2019").iterdir()) == []


def test_an_edition_is_sealed_and_names_the_files_that_were_published(project):
    edition = publish(project, unexplained=REASON)
    assert edition.manifest["published"] == listing(project.site)
    text = (edition.folder / "ledger.csv").read_text(encoding="utf-8")
    (edition.folder / "ledger.csv").write_text(text.replace("12028", "12029"), encoding="utf-8")
    with pytest.raises(UserError, match=r"2019/1 is not as it was published: ledger\.csv"):
        publish(Project(project.root), unexplained=REASON)


def test_what_programs_have_not_finished_is_no_part_of_the_report(project):
    before = fingerprint(project, "embedded")
    for name in ("editions/2019/1.123.part/ledger.csv", "raw/2019/visits.csv.part", "x.part/a.csv"):
        (project.data / name).parent.mkdir(parents=True, exist_ok=True)
        (project.data / name).write_text("unit,value\n", encoding="utf-8")
    assert fingerprint(project, "embedded") == before

"""The list of what is done, what is missing and what to do next."""

from __future__ import annotations

import re
import shutil

import pytest

from ataskaita import publication
from ataskaita.data.findings import Finding
from ataskaita.editions import current
from ataskaita.editions.store import seal
from ataskaita.indicators import REGISTRY
from ataskaita.new_year import checklist as listing
from ataskaita.new_year import filling
from ataskaita.new_year.checklist import checklist
from ataskaita.new_year.filling import Item
from ataskaita.new_year.plan import carry_out, plan
from ataskaita.project import Project
from tests.support.projects import command_here


def by_title(items: list[Item]) -> dict[str, Item]:
    return {item.title.partition(":")[0]: item for item in items}


@pytest.fixture
def begun(small_report: Project) -> Project:
    """The report of the next year, nothing filled in."""
    carry_out(small_report, plan(small_report, 2020))
    return Project(small_report.root)


def test_a_sound_report_only_has_to_be_rendered_and_published(small_report, monkeypatch):
    monkeypatch.setattr(listing, "unconfirmed_by_chapter", lambda project, tables: {})
    items = checklist(small_report)
    assert [item.title for item in items if item.state != "done"] == [
        "Report rendered",
        "Edition published",
    ]
    assert [item.state for item in items[-2:]] == ["open", "waits"]
    assert items[-2].next == "Run `ataskaita render`."


def test_a_published_report_is_rendered_once_more_to_tell_of_the_edition(small_report, monkeypatch):
    monkeypatch.setattr(current, "is_published", lambda project: True)
    rendered, published = checklist(small_report)[-2:]
    assert (rendered.state, published.state) == ("open", "done")
    assert rendered.next == "Run `ataskaita render`: the pages then tell of the edition."
    monkeypatch.setattr(publication, "is_rendered", lambda project: True)
    assert [item.state for item in checklist(small_report)[-2:]] == ["done", "done"]


def test_a_new_year_says_what_is_empty_and_where_to_begin(begun):
    items = by_title(checklist(begun))
    tables = items["Tables filled in"]
    assert tables.title == "Tables filled in: 0 of 5"
    assert tables.places[0] == "data/raw/2020/readers.csv: 8 empty cells"
    assert tables.places[-1] == "data/raw/2020/targets.csv: 5 empty cells"
    first = "Fill in data/raw/2020/readers.csv, then run `ataskaita status` again. Many tables "
    assert tables.next.startswith(first)
    assert "`ataskaita workbook`" in tables.next
    assert items["Sidecars that say where a table comes from"].state == "open"
    assert items["Targets of the year's plan reviewed"].state == "open"
    assert items["Data without faults"].state == "waits"


def test_a_year_without_a_folder_is_to_be_begun(small_report):
    shutil.rmtree(small_report.raw(2019))
    items = checklist(small_report)
    assert [item.next for item in items if item.state == "open"] == [
        "Run `ataskaita new-year 2019`."
    ]


def test_a_table_that_is_gone_is_not_said_to_be_without_rows(begun):
    (begun.raw(2020) / "readers.csv").unlink()
    tables = by_title(checklist(begun))["Tables filled in"]
    assert tables.places[0] == "data/raw/2020/readers.csv: there is no such file"


def test_a_table_that_is_not_used_is_not_counted(begun):
    entry = "- {table: lending, reason: Nebeskaičiuojama., since: 2020}\n"
    (begun.data / "not_used.yml").write_text(entry, encoding="utf-8")
    for name in ("lending.csv", "lending.meta.yml"):
        (begun.raw(2020) / name).unlink()
    assert by_title(checklist(begun))["Tables filled in"].title == "Tables filled in: 0 of 4"


def test_a_first_year_is_not_said_to_be_compared(small_report):
    shutil.rmtree(small_report.raw(2018))
    assert checklist(small_report)[0].title == (
        "Report year 2019; there are no figures of 2018 to compare with"
    )


def test_a_fault_is_counted_apart_from_what_is_empty(begun):
    path = begun.raw(2020) / "lending.csv"
    path.write_text(path.read_text("utf-8").replace("metskula,,", "metskula,daug,"), "utf-8")
    fault = by_title(checklist(begun))["Data without faults"]
    assert (fault.state, fault.places) == ("open", ("data/raw/2020/lending.csv",))
    assert fault.next == "Run `ataskaita validate`."
    assert fault.title.endswith(": 1 fault")


def test_a_target_that_nobody_has_filled_in_is_empty_and_no_fault_besides(begun):
    targets = begun.raw(2020) / "targets.csv"
    found = Finding("data/raw/2020/targets.csv", 2, "value", "", "TARGET-01", "No number.", "")
    data = filling.Data(None, [], [found], filling._open_targets(begun))
    assert (data.empty[found.file], data.faults.total()) == (5, 0)
    text = targets.read_text("utf-8").replace("qualitative,,,library,,", "all,,,library,,")
    targets.write_text(text.replace("at_least,,,", "at_least,,400,", 1), "utf-8")
    assert len(filling._open_targets(begun)) == 3


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (r",(\d+|value)(?=,)", "The column `value` (Išduota) is missing."),
        (r"(?m),\w+$", "The column `status` (Būsena), which 2018 had, is missing."),
        (r"islands.*\n", "The row Salų skyriai (islands), which 2018 had, is missing."),
    ],
)
def test_a_table_of_which_something_is_missing_is_not_filled_in(small_report, gone, said):
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(re.sub(gone, "", path.read_text("utf-8")), "utf-8")
    items = by_title(checklist(small_report))
    assert items["Tables filled in"].title == "Tables filled in: 4 of 5"
    assert items["Tables filled in"].places == (f"data/raw/2019/lending.csv: {said}",)
    assert items["Tables filled in"].next == "Run `ataskaita validate`."
    assert items["Data without faults"].state == "open"


def test_a_large_change_without_a_reason_is_open(small_report):
    (small_report.root / Project.notes_file(2019)).unlink()
    item = by_title(checklist(small_report))["Large changes explained"]
    assert item.state == "open"
    assert "write the reasons into data/notes/2019.yml" in item.next
    name, _dash, code = item.places[0].rpartition(" – ")
    assert code.split()[0] in REGISTRY
    assert name.startswith(REGISTRY[code.split()[0]].name)
    # The command as it can be run.
    assert '`ataskaita publish --unexplained "why not"`' in item.next


def test_what_was_published_unexplained_is_told_with_the_reason(small_report, monkeypatch):
    (small_report.root / Project.notes_file(2019)).unlink()
    monkeypatch.setattr(current, "is_published", lambda project: True)
    folder = small_report.data / "editions" / "2019" / "1"
    folder.mkdir(parents=True)
    manifest = "date: 2020-02-01\nunexplained: {reason: Nežinoma., changes: []}\n"
    (folder / "manifest.yml").write_text(manifest, encoding="utf-8")
    seal(folder)
    item = by_title(checklist(small_report))["Large changes left unexplained"]
    assert item.title.endswith("unexplained: 2 of 2 (Nežinoma.)")
    assert item.state == "done"


def test_sentences_that_nobody_has_confirmed_are_counted_by_chapter(small_report, monkeypatch):
    left = {"01-readers": 2, "02-lending": 1}
    monkeypatch.setattr(listing, "unconfirmed_by_chapter", lambda project, tables: left)
    item = by_title(checklist(small_report))["Sentences of the chapters confirmed for 2019"]
    assert item.title.endswith(": 3 are left")
    assert item.places == ("01-readers (2)", "02-lending (1)")


def test_sentences_come_before_explanations_and_the_report_before_its_publication(
    small_report, monkeypatch
):
    (small_report.root / Project.notes_file(2019)).unlink()
    monkeypatch.setattr(listing, "unconfirmed_by_chapter", lambda project, tables: {"01": 1})
    items = [item for item in checklist(small_report) if item.state == "open"]
    assert [item.title.partition(":")[0] for item in items] == [
        "Sentences of the chapters confirmed for 2019",
        "Large changes explained",
        "Report rendered",
    ]
    assert items[0].next == "Run `ataskaita review`."
    assert "`ataskaita render`, and when you have read the report" in items[1].next


def test_a_failing_check_comes_before_explanations(small_report, monkeypatch):
    monkeypatch.setattr(listing, "unconfirmed_by_chapter", lambda project, tables: {})
    titles = [item.title.partition(":")[0] for item in checklist(small_report)]
    assert titles.index("The report's numbers agree") < titles.index("Large changes explained")


def test_the_command_ends_with_the_next_step_and_exits_1_until_all_is_done(begun):
    done = command_here(begun, "status", ATASKAITA_LANG="lt")
    assert done.returncode == 1
    assert "✗ Lentelės užpildytos: 0 iš 5" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Toliau: Užpildykite data/raw/2020/readers.csv")

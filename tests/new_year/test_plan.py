"""The next year's files: made of last year's, never written over, whole after any stop."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace

import pytest

from ataskaita.cli.new_year import new_year
from ataskaita.data.loading import load
from ataskaita.data.reading import read_csv
from ataskaita.data.schemas import report_schemas
from ataskaita.errors import DataErrors, UserError
from ataskaita.new_year import plan as planning
from ataskaita.new_year.files import settings_of, table_to_fill
from ataskaita.new_year.plan import carry_out, plan
from ataskaita.project import Project
from tests.support.projects import command_here, contents


@pytest.fixture
def begun(small_report: Project) -> Project:
    """The report of the next year, nothing filled in."""
    carry_out(small_report, plan(small_report, 2020))
    return Project(small_report.root)


def rows(project: Project, table: str, year: int = 2020) -> list[dict[str, str]]:
    with (project.raw(year) / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_has_last_years_keys_and_nothing_else_of_it(begun):
    last = rows(begun, "readers", 2019)
    assert rows(begun, "readers") == [row | {"value": "", "status": ""} for row in last]
    assert {tuple(row.values())[1:] for row in rows(begun, "inhabitants")} == {("",) * 5}


def test_targets_keep_what_they_are_but_not_how_much_and_how_it_went(begun):
    first, *_, last = rows(begun, "targets")
    assert (first["name"], first["indicator"], first["value"]) == (
        "Užregistruoti skaitytojų",
        "readers.total",
        "",
    )
    assert (last["comparison"], last["evidence"]) == ("qualitative", "")


def test_a_sidecar_leaves_empty_what_must_be_said_anew_and_is_refused_until_then(begun):
    text = (begun.raw(2020) / "lending.meta.yml").read_text(encoding="utf-8")
    assert text == (
        'title: "Išduotos knygos"\nproducer: "Metsküla valsčiaus biblioteka"\nsource: ""\n'
        'period: "2020-01-01/2020-12-31"\nreceived:\nnotes: ""\n'
    )
    with pytest.raises(DataErrors) as errors:
        load(begun)
    fields = {f.column for f in errors.value.findings if f.file.endswith("lending.meta.yml")}
    assert fields == {"source", "received"}


def test_a_title_that_says_how_uncertain_last_year_was_is_not_carried_over(small_report):
    path = small_report.raw(2019) / "inhabitants.meta.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Gyventojai"', '"Gyventojai (atkurta)"'), encoding="utf-8")
    carry_out(small_report, plan(small_report, 2020))
    made = (small_report.raw(2020) / path.name).read_text(encoding="utf-8")
    assert made.startswith('title: "Gyventojai"\n')


def test_what_belongs_to_the_old_edition_stays_with_it(small_report):
    (small_report.raw(2019) / "exceptions.yml").write_text("[]\n", encoding="utf-8")
    wanted = plan(small_report, 2020)
    carry_out(small_report, wanted)
    assert not (small_report.raw(2020) / "exceptions.yml").exists()
    assert not (small_report.raw(2020) / "indicators.csv").exists()
    assert not small_report.published(2020).exists()


def test_only_the_years_of_the_settings_are_edited():
    text = "# year: 1\nyear:  2019   # ataskaitiniai\nprevious: 2018\nlibrary: Y 2019\n"
    assert settings_of(text, 2020) == (
        "# year: 1\nyear:  2020   # ataskaitiniai\nprevious: 2019\nlibrary: Y 2019\n"
    )


def test_the_day_of_publication_is_that_of_one_edition():
    text = 'year: 2019\npublished: "2020-03-01"  # diena\nlibrary: Y\n'
    assert settings_of(text, 2020) == "year: 2020\npublished:  # diena\nlibrary: Y\n"
    assert settings_of(text, 2019) == text


def test_a_unit_that_was_closed_has_no_rows_any_more(small_report):
    path = small_report.data / "units.csv"
    header, *lines = path.read_text("utf-8").splitlines()
    lines = [f"{line},{2019 if line.startswith('suur') else ''}" for line in lines]
    path.write_text("\n".join([f"{header},closed", *lines, ""]), encoding="utf-8")
    carry_out(small_report, plan(small_report, 2020))
    assert {row["unit"] for row in rows(small_report, "readers")} == {"metskula", "laiu", "buss"}


def test_a_table_that_is_not_used_is_not_made(small_report):
    entry = "- {table: inhabitants, reason: Nebeskaičiuojama., since: 2020}\n"
    (small_report.data / "not_used.yml").write_text(entry, encoding="utf-8")
    assert not [file.file for file in plan(small_report, 2020).files if "inhabitants" in file.file]


def test_a_list_that_holds_nothing_but_keys_begins_empty(small_report):
    path = small_report.raw(2019) / "lending.csv"
    spec = replace(report_schemas()[0]["lending"], keys=("unit", "value"))
    assert table_to_fill(spec, read_csv(path, ""), path, None) == ("unit,value,status\n", 0)


def test_a_table_is_written_for_the_spreadsheet_that_wrote_last_years(small_report):
    path = small_report.raw(2019) / "lending.csv"
    text = path.read_text(encoding="utf-8").replace(",", ";")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    carry_out(small_report, plan(small_report, 2020))
    made = (small_report.raw(2020) / "lending.csv").read_bytes()
    assert made.startswith("\ufeffunit;value;status\r\nmetskula;;\r\n".encode())


def test_a_list_of_what_would_be_made_writes_nothing(small_report):
    before = contents(small_report.root)
    done = command_here(small_report, "new-year", "2020", "--dry-run", ATASKAITA_LANG="en")
    assert done.returncode == 0
    assert "+ data/raw/2020/readers.csv (8 rows)" in done.stdout
    after = {
        name: body
        for name, body in contents(small_report.root).items()
        if not name.startswith("_build")
    }
    assert after == before


def test_a_file_that_is_there_is_never_touched(small_report):
    mine = small_report.raw(2020) / "readers.csv"
    mine.parent.mkdir()
    mine.write_text("unit,age,value,status\nmetskula,child,3,reported\n", encoding="utf-8")
    wanted = plan(small_report, 2020)
    carry_out(small_report, wanted)
    assert mine.read_text("utf-8").endswith("child,3,reported\n")
    assert [file.file for file in wanted.files if file.exists] == ["data/raw/2020/readers.csv"]


@pytest.mark.parametrize("written", range(0, 11, 2))
def test_stopped_anywhere_it_is_completed_by_running_it_again(small_report, monkeypatch, written):
    class Stopped(Exception):
        pass

    done = []

    def write_some(path, content):
        if len(done) == written:
            raise Stopped
        done.append(path)
        real(path, content)

    real = planning.write_whole
    expected = plan(small_report, 2020)
    with monkeypatch.context() as patched:
        patched.setattr(planning, "write_whole", write_some)
        with pytest.raises(Stopped):
            carry_out(small_report, expected)
    assert Project(small_report.root).year == 2019, "the settings come last"
    again = Project(small_report.root)
    carry_out(again, plan(again, 2020))
    assert Project(small_report.root).year == 2020
    for file in expected.files:
        assert (small_report.root / file.file).read_text("utf-8") == file.text


def test_stopped_by_its_user_it_says_to_run_it_again(small_report, monkeypatch):
    def stop(project, wanted):
        raise KeyboardInterrupt

    monkeypatch.setattr("ataskaita.cli.new_year.carry_out", stop)
    with pytest.raises(UserError, match="the files that were made are whole") as stopped:
        new_year(small_report, 2020, dry_run=False)
    assert stopped.value.fix.startswith("Run `ataskaita new-year 2020` again")


def test_run_again_in_the_new_year_it_has_nothing_to_do(begun):
    wanted = plan(begun, 2020)
    assert (wanted.missing, wanted.settings) == ((), "")


@pytest.mark.parametrize("year", [2018, 2021])
def test_only_the_next_year_can_be_begun(small_report, year):
    with pytest.raises(UserError, match=f"the next one is 2020, not {year}"):
        plan(small_report, year)


def test_faults_of_last_year_are_told_before_they_are_inherited(small_report):
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(path.read_text("utf-8").replace("8910", "daug"), encoding="utf-8")
    with pytest.raises(DataErrors):
        plan(small_report, 2020)
    assert not small_report.raw(2020).exists()


def test_a_first_year_begins_with_headers_from_the_schemas(small_report):
    shutil.rmtree(small_report.data / "raw")
    carry_out(small_report, plan(small_report, 2019))
    made = (small_report.raw(2019) / "visits.csv").read_text("utf-8")
    assert made == "unit,hours,value,status\n"
    assert "Metsküla" in (small_report.raw(2019) / "visits.meta.yml").read_text("utf-8")


def test_how_units_are_opened_and_closed_is_told_with_the_columns(small_report):
    done = command_here(small_report, "new-year", "2020", "--dry-run", ATASKAITA_LANG="en")
    assert "Then correct data/units.csv:" in done.stdout
    assert "closed: write 2020 under `closed`" in done.stdout
    assert "else they change 2019 too" in done.stdout
    assert "opened: add a row, with 2020 under `since`" in done.stdout

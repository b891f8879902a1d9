"""What was copied from last year, or lost since, is found; what is truly the same is confirmed."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ataskaita.data.copied_rows import copied_numbers
from ataskaita.data.lost_rows import lost_rows
from ataskaita.data.schemas import report_schemas
from ataskaita.project import Project
from tests.support.facts import facts, register

YEAR, LAST = "data/raw/2019", "raw/2018"


def copy_last_year(project: Project, table: str) -> Path:
    """Put last year's table in the place of this year's, with this year's sidecar."""
    path = project.raw(2019) / f"{table}.csv"
    shutil.copy(project.raw(2018) / path.name, path)
    return path


def add_line(project: Project, table: str, line: str) -> None:
    with (project.raw(2019) / f"{table}.meta.yml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_the_report_as_it_is_has_nothing_of_last_year(found):
    assert found() == {}


def test_a_table_that_was_copied_is_found_and_says_how_to_confirm_it(small_report, found):
    copy_last_year(small_report, "lending")
    (finding,) = found()["LAST-01"]
    assert finding.file == f"{YEAR}/lending.csv"
    assert finding.message == "All 3 rows say the same as in 2018."
    assert f'add the line `LAST-01: "…"` to {YEAR}/lending.meta.yml' in finding.fix


def test_a_table_of_an_earlier_year_is_found_too(small_report, found):
    earlier = small_report.raw(2017)
    earlier.mkdir()
    for path in small_report.raw(2018).glob("lending.*"):
        text = path.read_text(encoding="utf-8").replace("2018", "2017")
        for number, other in (("9120", "9333"), ("1204", "1290"), ("1530", "1444")):
            text = text.replace(number, other)
        (earlier / path.name).write_text(text, encoding="utf-8")
    shutil.copy(earlier / "lending.csv", small_report.raw(2019) / "lending.csv")
    (finding,) = found()["LAST-01"]
    assert finding.message == "All 3 rows say the same as in 2017."


def test_what_is_truly_the_same_is_confirmed_by_a_line_with_the_reason(small_report, found):
    copy_last_year(small_report, "lending")
    add_line(small_report, "lending", 'LAST-01: "Biblioteka metus buvo uždaryta."')
    assert found() == {}


@pytest.mark.parametrize("reason", ['""', '"…"', "taip", "priežastis"])
def test_a_confirmation_without_a_reason_is_none(small_report, found, reason):
    copy_last_year(small_report, "lending")
    add_line(small_report, "lending", f"LAST-01: {reason}")
    (finding,) = found()["LAST-09"]
    assert (finding.message, finding.line) == ("A confirmation needs a reason.", 7)


def test_a_confirmation_that_nothing_asks_for_is_found(small_report, found):
    add_line(small_report, "lending", 'LAST-01: "Biblioteka metus buvo uždaryta."')
    (finding,) = found()["LAST-09"]
    assert (finding.message, finding.fix) == (
        "Nothing asks for this confirmation.",
        "Delete this confirmation.",
    )


def test_most_rows_copied_are_found_where_one_was_filled_in(small_report, found, edit):
    copy_last_year(small_report, "lending")
    edit("raw/2019/lending.csv", "9120", "9121")
    (finding,) = found()["LAST-01"]
    assert (
        finding.message
        == "2 rows hold the same numbers as in 2018: Salų skyriai, Bibliobusas Nr. 1."
    )


def test_a_table_with_the_numbers_of_another_one_is_found(small_report, found):
    numbers = "unit,value,status\nmetskula,1450,\nislands,210,\nbuss,340,\n"
    (small_report.raw(2019) / "lending.csv").write_text(numbers, encoding="utf-8")
    (finding,) = found()["LAST-01"]
    assert finding.file == f"{YEAR}/inhabitants.csv"
    assert finding.message == "All 3 rows say the same as the table Išduotos knygos."
    assert "`LAST-01 lending:" in finding.fix


def test_a_single_number_that_is_last_years_is_asked_where_it_is_large(small_report, found, edit):
    edit("raw/2019/lending.csv", "8910", "9120")
    (finding,) = found()["LAST-01"]
    assert (finding.line, finding.column, finding.value) == (2, "value", "9120")
    assert finding.message == "The row holds the same number as in 2018."
    add_line(small_report, "lending", "LAST-01 metskula: Suskaičiuota dukart, išduota tiek pat.")
    assert found() == {}


def test_small_numbers_that_happen_to_be_the_same_are_no_copy(found, edit):
    # Of the readers by age, two rows of small numbers are already the same.
    edit("raw/2019/readers.csv", "laiu,child,10", "laiu,child,9")
    assert found() == {}


@pytest.mark.usefixtures("small_report")
def test_what_a_number_among_the_keys_names_is_asked_about_in_the_second_year():
    readers = report_schemas()[0]["readers"]
    volume = replace(readers.columns["age"], kind="whole", labels={})
    volumes = replace(readers, columns={**readers.columns, "age": volume})
    before = facts("readers", 2018, "unit age value", ("laiu", 2014, 1), ("laiu", 2015, 1))
    now = facts("readers", 2019, "unit age value", ("laiu", 2015, 1), ("laiu", 2016, 1))
    assert [one.key for one in copied_numbers(volumes, now, before)] == ["LAST-01 laiu/2015"]
    assert not list(copied_numbers(readers, now, before))


def test_one_of_several_columns_that_was_copied_is_found(found, edit):
    edit("raw/2019/visits.csv", "260,320", "261,300")
    (finding,) = found()["LAST-01"]
    assert "`hours`" in finding.message
    assert "`LAST-01 hours:" in finding.fix


def test_a_category_that_last_year_had_is_missing(small_report, found):
    path = small_report.raw(2019) / "readers.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r".*,child,.*\n", "", text), encoding="utf-8")
    (finding,) = found()["LAST-02"]
    assert finding.message == "4 rows of vaikai (child), which 2018 had, are missing."
    assert "`LAST-02 child:" in finding.fix


def test_a_single_row_that_was_lost_is_named_by_its_keys(found, edit):
    edit("raw/2019/readers.csv", "suur,adult,14,reported\n", "")
    (finding,) = found()["LAST-02"]
    assert finding.message == (
        "The row Suur sala (suur), suaugusieji (adult), which 2018 had, is missing."
    )


def test_parts_stand_for_the_whole_that_last_year_gave(found, edit):
    edit("raw/2019/lending.csv", "islands,1235", "laiu,600,reported\nsuur,635")
    assert found() == {}


def test_a_part_that_did_not_answer_does_not_count_as_nothing(small_report, found, edit):
    edit("raw/2019/lending.csv", "islands,1235", "laiu,600")
    (finding,) = found()["LAST-02"]
    assert "place of Salų skyriai (islands), which 2018 had" in finding.message
    assert finding.message.endswith("Suur sala (suur) are missing.")
    add_line(small_report, "lending", 'LAST-02 islands: "Suur sala knygų neišdavė."')
    assert found() == {}


def test_a_part_that_was_not_open_is_not_missed(small_report, found, edit):
    edit("raw/2019/lending.csv", "islands,1235", "laiu,600")
    path = small_report.data / "units.csv"
    text = re.sub(r"(,yes)\n", r"\1,\n", path.read_text("utf-8")).replace(
        "active\n", "active,closed\n"
    )
    path.write_text(
        text.replace(
            "suur,Suur sala,house,islands,,yes,", "suur,Suur sala,house,islands,,yes,2018"
        ),
        "utf-8",
    )
    for table in ("readers", "visits"):
        raw = small_report.raw(2019) / f"{table}.csv"
        raw.write_text(re.sub(r"suur,.*\n", "", raw.read_text("utf-8")), encoding="utf-8")
    assert "LAST-02" not in found()


@pytest.fixture
def optional_table(small_report, edit):
    """A table that a year may lack, as the year before had it."""
    for name in ("inhabitants.csv", "inhabitants.meta.yml"):
        (small_report.raw(2019) / name).rename(small_report.raw(2018) / name)
    edit(f"{LAST}/inhabitants.meta.yml", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31")


@pytest.mark.usefixtures("optional_table")
def test_a_table_that_last_year_had_is_missing(found):
    (finding,) = found()["LAST-04"]
    assert finding.file == f"{YEAR}/inhabitants.csv"
    assert "data/not_used.yml" in finding.fix


@pytest.mark.usefixtures("optional_table")
def test_a_table_that_is_no_longer_used_is_not_missed(small_report, found):
    entry = "- {table: inhabitants, reason: Nebeskaičiuojama., since: 2019}\n"
    (small_report.data / "not_used.yml").write_text(entry, encoding="utf-8")
    assert found() == {}


@pytest.mark.usefixtures("small_report")
def test_a_unit_that_has_no_state_at_the_end_of_the_year_is_not_missed():
    of_the_year = report_schemas()[0]["visits"]
    unit = of_the_year.columns["unit"]
    at_its_end = replace(unit, units=replace(unit.units, working=True))
    at_the_end = replace(of_the_year, columns={**of_the_year.columns, "unit": at_its_end})
    open_ones = register().units
    rows = tuple(replace(one, closed=2019) if one.id == "suur" else one for one in open_ones.rows)
    units = replace(open_ones, rows=rows).in_year(2019)
    before = facts("visits", 2018, "unit value", ("laiu", 5), ("suur", 6))
    now = facts("visits", 2019, "unit value", ("laiu", 7))
    assert list(lost_rows(of_the_year, now, before, units, ()))
    assert not list(lost_rows(at_the_end, now, before, units, ()))


def test_a_unit_that_was_closed_before_is_not_missed(small_report, found, edit):
    edit(
        "units.csv",
        "unit,name,kind,group,served_by,active",
        "unit,name,kind,group,served_by,active,closed",
    )
    path = small_report.data / "units.csv"
    path.write_text(re.sub(r"(,yes)\n", r"\1,\n", path.read_text("utf-8")), encoding="utf-8")
    edit(
        "units.csv", "suur,Suur sala,house,islands,,yes,", "suur,Suur sala,house,islands,,yes,2018"
    )
    for table in ("readers", "visits"):
        raw = small_report.raw(2019) / f"{table}.csv"
        raw.write_text(re.sub(r"suur,.*\n", "", raw.read_text("utf-8")), encoding="utf-8")
    assert "LAST-02" not in found()


@pytest.mark.parametrize("row", ["", "vorm,12,40,reported\n"])
def test_a_unit_that_was_opened_in_the_year_is_missed_where_its_neighbours_are(
    small_report, found, edit, row
):
    path = small_report.data / "units.csv"
    header, *lines = path.read_text("utf-8").splitlines()
    lines = [f"{line}," for line in lines] + ["vorm,Vormsi sala,house,islands,,yes,2019"]
    path.write_text("\n".join([f"{header},since", *lines, ""]), encoding="utf-8")
    for table, last in (
        ("visits", "buss,655,520,reported\n"),
        ("readers", "buss,adult,33,reported\n"),
    ):
        more = row if table == "visits" else "vorm,child,1,\nvorm,adult,3,\n"
        edit(f"raw/2019/{table}.csv", last, last + more)
    told = found().get("LAST-02", [])
    assert [one.message for one in told] == (
        [] if row else ["Vormsi sala (vorm) has no row, and others of its group have."]
    )


def test_a_column_of_statuses_that_was_lost_is_found(small_report, found):
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",reported", "").replace(",status", ""),
        encoding="utf-8",
    )
    (finding,) = found()["LAST-03"]
    assert (finding.column, finding.line) == ("status", 1)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("", "received now by an empty status: Metsküla."),
        ("reported", "The number of 2018, which was uncertain (įvertinta), is `reported` now"),
    ],
)
def test_an_estimate_of_last_year_does_not_become_received_by_itself(
    small_report, found, edit, cell, message
):
    edit(
        f"{LAST}/lending.csv",
        "unit,value,status\nmetskula,9120,reported",
        "unit,value,status,lower,upper\nmetskula,8910,estimated,8800,9000",
    )
    for name in ("islands,1204", "buss,1530"):
        edit(f"{LAST}/lending.csv", f"{name},reported", f"{name},reported,,")
    edit("raw/2019/lending.csv", "8910,reported", f"8910,{cell}")
    (finding,) = found()["LAST-05"]
    assert message in finding.message
    assert "`LAST-05 metskula:" in finding.fix


def test_estimates_of_a_table_that_become_received_are_told_in_one_finding(found, edit):
    columns = "unit,value,status,lower,upper"
    rows = "metskula,9120,estimated,9000,9200\nislands,1204,estimated,1200,1300"
    edit(f"{LAST}/lending.csv", "unit,value,status\nmetskula,9120,reported", columns)
    edit(f"{LAST}/lending.csv", "islands,1204,reported", rows)
    edit(f"{LAST}/lending.csv", "buss,1530,reported", "buss,1530,reported,,")
    edit("raw/2019/lending.csv", "8910,reported", "8910,")
    edit("raw/2019/lending.csv", "islands,1235,reported", "islands,1235,")
    (finding,) = found()["LAST-05"]
    assert finding.message.endswith("by an empty status: Metsküla, Salų skyriai.")
    assert "`LAST-05 metskula/islands:" in finding.fix


def test_a_typing_mistake_hides_nothing_of_last_year_in_other_rows(found, edit):
    rows = "unit,value,status,lower,upper\nmetskula,8950,estimated,8800,9000"
    edit(f"{LAST}/lending.csv", "unit,value,status\nmetskula,9120,reported", rows)
    for name in ("islands,1204", "buss,1530"):
        edit(f"{LAST}/lending.csv", f"{name},reported", f"{name},reported,,")
    edit("raw/2019/lending.csv", "8910,reported", "8910,")
    edit("raw/2019/lending.csv", "buss,1618", "buss,apie 1618")
    told = {rule: finding.line for rule, (finding,) in found().items()}
    assert told == {"LAST-05": 2, "CELL-02": 4}


def test_a_text_that_is_missing_is_told_as_such_and_nothing_else(found, edit):
    edit("raw/2019/targets.csv", "1.1,1. Skaitytojai,Užregistruoti skaitytojų,", "1.1,,,")
    assert set(found()) == {"CELL-01"}


def test_a_misspelt_key_is_not_told_as_a_lost_row_besides(found, edit):
    edit("raw/2019/readers.csv", "laiu,child", "laiuu,child")
    assert [finding.line for findings in found().values() for finding in findings] == [4]


def test_an_account_of_last_year_is_found_word_for_word(small_report, found, edit):
    for name in ("targets.csv", "targets.meta.yml"):
        shutil.copy(small_report.raw(2019) / name, small_report.raw(2018) / name)
    edit(f"{LAST}/targets.meta.yml", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31")
    edit(f"{LAST}/targets.meta.yml", "received: 2020", "received: 2019")
    edit(f"{LAST}/targets.csv", ",400,", ",390,")
    (finding,) = found()["LAST-07"]
    assert (finding.line, finding.column) == (6, "evidence")
    assert finding.value == "Lentynos sutvarkytos."


@pytest.mark.parametrize(
    "said", ["2018 metais sistema veikė.", "Iš lentelės, gautos 2018-aisiais."]
)
def test_a_text_that_names_the_year_before_is_asked_though_it_was_not_copied(found, edit, said):
    edit(
        "raw/2019/targets.csv",
        "lending.items,at_least,,15000,library,egz.,",
        f'lending.items,at_least,,15000,library,egz.,"{said}"',
    )
    (finding,) = found()["LAST-07"]
    assert (finding.line, finding.column) == (4, "evidence")
    assert finding.message == "The text names 2018, not 2019."
    assert '`LAST-07 2.1 evidence: "…"`' in finding.fix


@pytest.mark.parametrize("said", ["Palyginti su 2018 m. daugiau.", "Projektas vyko 2018–2019 m."])
def test_a_text_that_compares_or_spans_both_years_is_not_asked(found, edit, said):
    edit(
        "raw/2019/targets.csv",
        "lending.items,at_least,,15000,library,egz.,",
        f'lending.items,at_least,,15000,library,egz.,"{said}"',
    )
    assert found() == {}


@pytest.mark.parametrize("key", ["LAST-07 2.1 evidence", "LAST-07 „2.1“: evidence"])
def test_a_confirmation_is_known_without_the_marks_that_it_is_written_with(
    small_report, found, edit, key
):
    row = "lending.items,at_least,,15000,library,egz.,"
    edit("raw/2019/targets.csv", row, f"{row}2018 metais sistema veikė.")
    add_line(small_report, "targets", f'"{key}": "Taip plane parašyta apie pradžią."')
    assert found() == {}


def test_units_of_which_nothing_is_known_are_missed_though_several_opened_at_once(
    small_report, found
):
    with (small_report.data / "units.csv").open("a", encoding="utf-8") as file:
        file.write("vorm,Vormsi sala,house,islands,,yes\nruhnu,Ruhnu sala,house,islands,,yes\n")
    told = [one for one in found()["LAST-02"] if one.file == f"{YEAR}/visits.csv"]
    assert [one.message.split(" (")[0] for one in told] == ["Vormsi sala", "Ruhnu sala"]
    assert "`since`" in told[0].fix


def test_a_new_category_is_asked_of_all_units_that_have_the_others(small_report, found, edit):
    with (small_report.data / "lists" / "ages.csv").open("a", encoding="utf-8") as file:
        file.write("senior,senjorai\n")
    last = "metskula,adult,229,reported\n"
    edit("raw/2019/readers.csv", last, last + "metskula,senior,12,reported\n")
    (finding,) = found()["LAST-02"]
    assert finding.message == (
        "senjorai (senior) is new this year, and has no row of Laiu sala (laiu), Suur sala (suur), "
        "Bibliobusas Nr. 1 (buss)."
    )
    add_line(small_report, "readers", 'LAST-02 senior: "Senjorus skaičiuoja tik miestelis."')
    assert "LAST-02" not in found()

"""Numbers that a spreadsheet has spoilt, or that stand in a wrong cell, are asked back."""

from __future__ import annotations

import re
import shutil

import pytest

from ataskaita.project import Project

LAST = "raw/2018"


def add_line(project: Project, table: str, line: str) -> None:
    with (project.raw(2019) / f"{table}.meta.yml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_a_number_that_lost_its_thousands_is_asked_back(small_report, found, edit):
    edit("raw/2019/visits.csv", "metskula,4447", "metskula,5")
    (finding,) = found()["LAST-10"]
    assert finding.message == "5 differs from the number of 2018, 4\xa0310, several times over."
    assert finding.fix.startswith("Count its digits again; a spreadsheet may")
    add_line(small_report, "visits", 'LAST-10 metskula value: "Beveik visus metus nedirbta."')
    assert not {"LAST-09", "LAST-10"} & found().keys()


@pytest.mark.parametrize(("table", "old", "new"), [
    ("readers", "laiu,child,", "laiu,child,4000"), ("visits", "metskula,4447", "metskula,444"),
    ("visits", "metskula,4447", "metskula,44"),
    ("visits", "metskula,4447", "metskula,80"),
    ("visits", "metskula,4447", "metskula,1431"), ("visits", "metskula,4447", "metskula,13447"),
    ("visits", "laiu,376", "laiu,3766"), ("readers", "metskula,adult,229", "metskula,adult,43600"),
])  # fmt: skip
def test_a_number_with_digits_too_many_or_too_few_is_asked_back(found, edit, table, old, new):
    edit(f"raw/2019/{table}.csv", old, new)
    (finding,) = found()["LAST-10"]
    said = finding.message.replace("\xa0", "")
    assert f"{finding.value} differs from the number of 2018" in said
    assert finding.fix.startswith("Count its digits again")


@pytest.mark.parametrize(("old", "new"), [
    ("suur,child,7", "suur,child,70"), ("metskula,adult,229", "metskula,adult,29"),
])  # fmt: skip
def test_small_numbers_may_be_ten_times_as_many(found, edit, old, new):
    edit("raw/2019/readers.csv", old, new)
    assert "LAST-10" not in found()


@pytest.mark.parametrize(
    ("table", "rows", "swapped", "cells"),
    [
        (
            "lending",
            ("metskula,8910", "buss,1618"),
            ("metskula,1618", "buss,8910"),
            [(2, "value", "Bibliobusas Nr. 1"), (4, "value", "Metsküla")],
        ),
        (
            "visits",
            ("metskula,4447,1840",),
            ("metskula,1840,4447",),
            [(2, "hours", "value"), (2, "value", "hours")],
        ),
        (
            "readers",
            ("suur,adult,14", "buss,adult,33"),
            ("suur,adult,30", "buss,adult,15"),
            [
                (7, "value", "Bibliobusas Nr. 1 · suaugusieji"),
                (9, "value", "Suur sala · suaugusieji"),
            ],
        ),
    ],
)
def test_numbers_in_each_others_cells_are_found_beside_last_years(
    small_report, found, edit, table, rows, swapped, cells
):
    for old, new in zip(rows, swapped, strict=True):
        edit(f"raw/2019/{table}.csv", old, new)
    told = found().pop("LAST-12")
    assert [(one.line, one.column) for one in told] == [cell[:2] for cell in cells]
    assert all(
        f"the number of `{other[2]}` in 2018" in one.message
        for one, other in zip(told, cells, strict=True)
    )
    for one in told:
        key = re.search("`(.*?): ", one.fix)[1]
        add_line(small_report, table, f'{key}: "Skyriai pasikeitė patalpomis."')
    assert found() == {}


def test_a_total_in_the_row_of_one_unit_is_asked_back(found, edit):
    edit("raw/2019/lending.csv", "buss,1618", "buss,11763")
    (finding,) = found()["LAST-12"]
    assert "the number of `the whole library` in 2018" in finding.message


def test_numbers_a_row_off_are_asked_back_where_they_are_small_too(small_report, found, edit):
    path = small_report.raw(2019) / "readers.csv"
    head, *rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    numbers = [row[2] for row in rows]
    moved = [[*row[:2], number, row[3]] for row, number in zip(rows, ["5", *numbers], strict=False)]
    path.write_text("\n".join(map(",".join, [head, *moved])) + "\n", encoding="utf-8")
    (finding,) = found()["LAST-12"]
    assert finding.message.startswith("5 numbers are near that of the row beside in 2018: ")
    add_line(small_report, "readers", 'LAST-12 value: "Grupės sudarytos iš naujo."')
    assert "LAST-12" not in found()


def test_one_number_in_rows_below_each_other_is_asked_back(small_report, found, edit):
    edit("raw/2019/readers.csv", "metskula,child,128", "metskula,child,23")
    edit("raw/2019/readers.csv", "metskula,adult,229", "metskula,adult,23")
    edit("raw/2019/readers.csv", "laiu,child,10", "laiu,child,23")
    (finding,) = found()["LAST-14"]
    rows = "Metsküla · vaikai, Metsküla · suaugusieji, Laiu sala · vaikai, Laiu sala · suaugusieji"
    assert finding.message == f"23, 23, 23, 23 stand in 4 rows below each other: {rows}."
    edit("raw/2019/readers.csv", "metskula,adult,23", "metskula,adult,24")
    edit("raw/2019/readers.csv", "laiu,child,23", "laiu,child,25")
    edit("raw/2019/readers.csv", "laiu,adult,23", "laiu,adult,9")
    (finding,) = found()["LAST-14"]
    assert finding.message.startswith("23, 24, 25 stand in 3 rows below each other: ")
    edit("raw/2019/readers.csv", "laiu,child,25", "laiu,child,10")
    assert "LAST-14" not in found()


def test_0_in_place_of_a_large_number_is_asked_back(found, edit):
    edit("raw/2019/readers.csv", "metskula,adult,229", "metskula,adult,0")
    edit("raw/2019/readers.csv", "suur,child,7", "suur,child,0")
    (finding,) = found()["LAST-10"]
    assert finding.message.startswith("0 differs from the number of 2018, 240")
    assert finding.fix.startswith(
        "0 says that there was none; what is not known is `not_available`."
    )
    assert "LAST-10 metskula/adult value" in finding.fix


def percent(edit, number: str) -> None:
    edit("raw/2019/targets.csv", ",400,library,asm.,", f",{number},library,%,")


@pytest.mark.parametrize(
    ("stored", "told", "meant"), [("0.245", "0,245", "24,5"), ("1", "1", "100")]
)
def test_a_percentage_saved_as_a_fraction_is_found_with_both_readings(
    found, edit, stored, told, meant
):
    percent(edit, stored)
    (finding,) = found()["LAST-11"]
    assert (finding.line, finding.column, finding.value) == (2, "value", stored)
    assert finding.message.startswith(f"{told} with the measure % means {told} %.")
    assert f"if {meant} % is meant." in finding.fix
    assert '`LAST-11 1.1: "…"`' in finding.fix


def test_a_small_percentage_is_confirmed_with_its_reason(small_report, found, edit):
    percent(edit, "0.5")
    add_line(small_report, "targets", 'LAST-11 1.1: "Plane siekiama pusės procento."')
    assert found() == {}


def test_more_than_all_of_it_is_asked_back(small_report, found, edit):
    percent(edit, "245")
    (finding,) = found()["LAST-11"]
    assert finding.message == "245 % is more than the whole."
    add_line(small_report, "targets", 'LAST-11 1.1: "Siekiama daugiau negu pernai: 245 %."')
    assert found() == {}


def test_a_percentage_over_hundred_is_found_beside_last_years(small_report, found, edit):
    for name in ("targets.csv", "targets.meta.yml"):
        shutil.copy(small_report.raw(2019) / name, small_report.raw(2018) / name)
    edit(f"{LAST}/targets.meta.yml", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31")
    edit(f"{LAST}/targets.csv", ",400,library,asm.,", ",450,library,%,")
    edit(f"{LAST}/targets.csv", ",6000,", ",6001,")
    percent(edit, "4.5")
    assert "LAST-11" in found()


def test_an_ordinary_percentage_is_no_fraction(found, edit):
    percent(edit, "24.5")
    assert found() == {}


def test_where_much_moves_far_nothing_is_said_of_cells(found, edit, monkeypatch):
    edit("raw/2019/lending.csv", "metskula,8910", "metskula,1618")
    edit("raw/2019/lending.csv", "buss,1618", "buss,8910")
    monkeypatch.setattr("ataskaita.data.misplaced_marks._MANY", 1)
    assert "LAST-12" not in found()


def test_a_note_that_denies_its_number_is_asked_back(small_report, found, edit):
    edit("raw/2019/inhabitants.csv", "330,350,Atkurta pagal registrą", "330,350,Nebuvo nė vieno.")
    (finding,) = found()["LAST-15"]
    assert (finding.line, finding.column) == (4, "note")
    assert finding.message.endswith("the number is 340.")
    add_line(small_report, "inhabitants", 'LAST-15 buss note: "Nė vieno naujo, kitų buvo."')
    assert found() == {}


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("Apytiksliai: dalis lapų dingo", {"LAST-15"}),
        ("Tik pirmo pusmečio", {"LAST-15"}),
        ("Nepilnamečiai ir suaugusieji", set()),
    ],
)
def test_a_number_that_its_note_calls_inexact_does_not_count_as_received(found, edit, note, rules):
    edit("raw/2019/inhabitants.csv", "reconstructed,330,350,Atkurta pagal registrą", f",,,{note}")
    assert set(found()) == rules


def test_a_note_on_how_it_was_before_denies_nothing(found, edit):
    edit(
        "raw/2019/inhabitants.csv", "330,350,Atkurta", "330,350,Anksčiau nebuvo skaičiuota. Atkurta"
    )
    assert "LAST-15" not in found()
    edit("raw/2019/inhabitants.csv", "Anksčiau nebuvo", "Nebuvo")
    assert "LAST-15" not in found()

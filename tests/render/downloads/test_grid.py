from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.render.downloads.grid import csv_of, decimal, grid_of, harmless
from ataskaita.render.downloads.titles import Titled
from ataskaita.tables import Run, Table, TableCell, TableRow
from ataskaita.tables.model import headings


def record(number: str, **others) -> dict:
    about = {"indicator": "a.b", "kind": "value", "measure": "vnt.", "status": "reported"}
    return about | {"number": number, "lower": number, "upper": number} | others


def number(text: str, id: str, *beside: Run) -> TableCell:
    return TableCell((Run(text, "number", "a.b@library.2000", id), *beside))


def text(said: str, **spans: int) -> TableCell:
    return TableCell((Run(said),), **spans)


def table(*rows: tuple[TableCell, ...], names=("Skyrius", "2000 m."), groups=None) -> Table:
    return Table(
        aligns=("left", *["right"] * (len(names) - 1)),
        head=headings(names, groups or [""] * len(names)),
        body=tuple(TableRow(row) for row in rows),
    )


def written(made: Table, **records: dict) -> list[str]:
    found = grid_of(made, records, Titled("tbl-a"))
    return csv_of(found).decode("utf-8-sig").removesuffix("\r\n").split("\r\n")


def test_a_number_has_all_its_digits_and_a_decimal_comma():
    made = table((text("Šiaurė"), number("22,3", "n1")), (text("Pietūs"), number("7", "n2")))
    assert written(made, n1=record("22.314"), n2=record("20/3")) == [
        "Skyrius;2000 m., vnt.",
        "Šiaurė;22,314",
        "Pietūs;6,66666666666667",
    ]


def test_a_number_of_which_only_bounds_are_known_is_as_exact_as_it_is_printed():
    made = table(
        (text("Šiaurė"), number("−2,0", "n1")), (text("Pietūs"), number("1\u00a0800", "n2"))
    )
    loose = record("-2403/1210", lower="-2.08", upper="-1.94")
    count = record("1805", lower="1767", upper="1843")
    assert written(made, n1=loose, n2=count)[1:] == ["Šiaurė;-2", "Pietūs;1800"]


def test_the_file_opens_in_excel_with_its_letters():
    body = csv_of(grid_of(table((text("ąžuolas"), text("ė"))), {}, Titled("tbl-a")))
    assert body.startswith("\ufeff".encode())
    assert b"\r\n" in body


def test_what_is_to_be_known_of_a_number_stands_beside_it():
    made = table(
        (text("Šiaurė"), number("5", "n1", Run("[e]", "mark"))),
        (text("Pietūs"), TableCell((Run("[x]", "missing"),))),
        (text("Rytai"), number("6", "n2", Run(" (paskelbta 7)"))),
    )
    known = record("5", status="estimated", lower="4", upper="6")
    assert written(made, n1=known, n2=record("6")) == [
        "Skyrius;2000 m., vnt.;2000 m.: pastaba",
        'Šiaurė;5;"[e]; įvertinta, nuo 4 iki 6"',
        "Pietūs;;[x]",
        "Rytai;6;(paskelbta 7)",
    ]


def test_numbers_of_several_measures_each_name_theirs():
    made = table((text("A"), number("5", "n1")), (text("B"), number("6", "n2")))
    assert written(made, n1=record("5"), n2=record("6", measure="val.")) == [
        "Skyrius;2000 m.;Matas",
        "A;5;vnt.",
        "B;6;val.",
    ]


def test_rows_whose_numbers_are_of_several_measures_name_that_of_each():
    made = table(
        (text("A"), number("5", "n1"), number("1", "n2")),
        (text("B"), number("6", "n3"), number("2", "n4")),
        names=("Skyrius", "2000 m.", "Pokytis"),
    )
    hours, points = {"measure": "val."}, {"measure": "proc. p."}
    known = {"n1": record("5"), "n2": record("1"), "n3": record("6", **hours)}
    assert written(made, n4=record("2", **points), **known)[0] == (
        "Skyrius;2000 m.;2000 m.: matas;Pokytis;Pokytis: matas"
    )


def test_rows_whose_numbers_are_of_one_measure_name_it_once():
    made = table(
        (text("A"), number("5", "n1"), number("1", "n2")),
        (text("B"), number("6", "n3"), number("2", "n4")),
        names=("Skyrius", "2000 m.", "1999 m."),
    )
    hours = {"measure": "val."}
    known = {"n1": record("5"), "n2": record("1"), "n3": record("6", **hours)}
    assert written(made, n4=record("2", **hours), **known) == [
        "Skyrius;2000 m.;Matas;1999 m.",
        "A;5;vnt.;1",
        "B;6;val.;2",
    ]


def test_a_number_whose_minus_a_word_says_is_written_without_it():
    made = table((text("A"), number("5", "n1", Run(" mažiau"))))
    assert written(made, n1=record("-5"))[1] == "A;5;mažiau"


def test_a_fall_that_is_rounded_to_nought_stays_a_fall():
    made = table((text("A"), number("0,0", "n1")))
    assert written(made, n1=record("-0.0227"))[1] == "A;-0,0227"


def test_a_common_heading_stands_before_each_of_its_columns():
    made = table(
        (text("A"), number("1", "n1"), number("2", "n2")),
        names=("Skyrius", "2000 m.", "1999 m."),
        groups=("", "Knygos", "Knygos"),
    )
    heads = written(made, n1=record("1"), n2=record("2"))[0]
    assert heads == "Skyrius;Knygos – 2000 m., vnt.;Knygos – 1999 m., vnt."


def test_a_cell_across_rows_is_said_in_each_of_them():
    made = table((text("A", high=2), text("x")), (text("y"),))
    assert written(made)[1:] == ["A;x", "A;y"]


@pytest.mark.parametrize("said", ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_text_is_a_formula(said):
    assert harmless(said) == f"'{said}"
    made = table((text("A"), TableCell((Run(said, "code"),))))
    assert f";'{said.strip()}"[:3] in written(made)[1]


def test_a_true_minus_and_a_dash_are_left_as_they_are():
    assert harmless("−5") == "−5"
    assert harmless("–") == "–"


def test_digits_are_those_of_the_number():
    assert decimal(Fraction(1, 8)) == "0.125"
    assert decimal(Fraction(10**20)) == "1" + "0" * 20
    assert decimal(Fraction(-2, 3)) == "-0.666666666666667"

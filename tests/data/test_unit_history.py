"""Units open, close, merge and get other names; numbers, lists and names follow the year."""

from __future__ import annotations

import pytest

from ataskaita.data.loading import load
from ataskaita.errors import DataErrors
from ataskaita.indicators import Scope

HEADER = "unit,name,kind,group,served_by,active,since,closed,merged_into\n"
ROWS = (
    "metskula,Metsküla,house,town,,yes,,,\n"
    "laiu,Laiu sala,house,islands,,yes,,,\n"
    "suur,Suur sala,house,islands,,yes,,,\n"
    "buss,Bibliobusas Nr. 1,bus,bus,metskula,yes,,,\n"
)


@pytest.fixture
def units(small_report):
    """Replace the table of units; each change is a row and what to write for it."""

    def write(*changes):
        text = ROWS
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (small_report.data / "units.csv").write_text(HEADER + text, encoding="utf-8")

    return write


CLOSED = ("suur,Suur sala,house,islands,,yes,,,", "suur,Suur sala,house,islands,,yes,,{0},{1}")


def closing(year, into=""):
    return CLOSED[0], CLOSED[1].format(year, into)


def test_facts_of_the_year_of_closing_count(small_report, units):
    units(closing(2019))
    before = Scope(load(small_report), 2019).sum("readers").number
    units()
    assert Scope(load(small_report), 2019).sum("readers").number == before


def test_at_the_end_of_that_year_the_unit_is_neither_counted_nor_listed(small_report, units):
    units(closing(2019))
    tables = load(small_report)
    for year, working in ((2018, ("metskula", "laiu", "suur")), (2019, ("metskula", "laiu"))):
        assert tables.units.in_year(year).working("house") == working
        assert Scope(tables, year).count_units(kind="house").number == len(working)


def test_the_rows_that_a_count_rests_on_are_those_of_the_units_listed(small_report, units):
    units(closing(2019))
    tables = load(small_report)
    (source,) = Scope(tables, 2019).count_units(kind="house").sources
    assert [row.line for row in source.rows] == [2, 3]


def test_a_fact_after_closing_is_a_finding(units, findings):
    units(closing(2018))
    found = [f for f in findings() if f.rule == "UNIT-02"]
    assert [(f.file, f.line) for f in found] == [
        ("data/raw/2019/readers.csv", 6),
        ("data/raw/2019/readers.csv", 7),
        ("data/raw/2019/visits.csv", 4),
    ]
    assert found[0].message == "Suur sala closed in 2018, so it has no facts of 2019."


def test_a_fact_of_a_unit_that_was_merged_is_told_where_it_belongs(units, findings):
    units(closing(2018, "laiu"))
    found = [f for f in findings() if f.rule == "UNIT-02"]
    assert "those of Laiu sala" in found[0].fix


def test_a_fact_before_opening_is_a_finding(units, findings):
    units(("laiu,Laiu sala,house,islands,,yes,,,", "laiu,Laiu sala,house,islands,,yes,2019,,"))
    found = [f for f in findings() if f.rule == "UNIT-02"]
    assert {f.file for f in found} == {"data/raw/2018/readers.csv", "data/raw/2018/visits.csv"}
    assert found[0].message == "Laiu sala opened only in 2019, so it has no facts of 2018."


def test_a_unit_with_another_name_has_a_row_for_each(small_report, units):
    old = "laiu,Laiu sala,house,islands,,yes,,,\n"
    units((old, old + "laiu,Naujoji Laiu,house,islands,,yes,2019,,\n"))
    tables = load(small_report)
    assert tables.units.name("laiu") == "Naujoji Laiu"
    assert tables.units.in_year(2018).name("laiu") == "Laiu sala"
    assert Scope(tables, 2019).count_units(kind="house").number == 3


def test_a_unit_that_changes_its_group_is_summed_up_where_it_was(small_report, units):
    old = "suur,Suur sala,house,islands,,yes,,,\n"
    units((old, old + "suur,Suur sala,house,town,,yes,2019,,\n"))
    with pytest.raises(DataErrors, match=r"LAST-02.*Suur sala \(suur\) has no row"):
        load(small_report)
    with (small_report.raw(2019) / "lending.csv").open("a", encoding="utf-8") as file:
        # What its old group has lent is without it now.
        file.write("suur,310,reported\n")
    tables = load(small_report)
    assert tables.units.members("town") == ("metskula", "suur")
    assert tables.units.in_year(2018).members("town") == ("metskula",)
    assert Scope(tables, 2019, "islands").sum("readers").number == 10 + 23


def test_a_name_of_another_year_is_still_known(small_report, units):
    units(closing(2018))
    path = small_report.raw(2019)
    for name in ("readers", "visits"):
        text = (path / f"{name}.csv").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines(True) if not line.startswith("suur")]
        (path / f"{name}.csv").write_text("".join(lines), encoding="utf-8")
    sidecar = path / "visits.meta.yml"
    same = 'LAST-01 hours: "Likusių punktų darbo laikas nesikeitė."\n'
    sidecar.write_text(sidecar.read_text(encoding="utf-8") + same, encoding="utf-8")
    units_now = load(small_report).units
    assert "suur" not in units_now.units
    assert units_now.name("suur") == "Suur sala"


@pytest.mark.parametrize(
    ("change", "rule", "column"),
    [
        (("suur,Suur sala,house,islands,,yes,,,", "suur,S,house,islands,,yes,2019,2018,"),
         "UNIT-03", "closed"),
        (("suur,Suur sala,house,islands,,yes,,,\n",
          "suur,S,house,islands,,yes,,2018,\nsuur,T,house,islands,,yes,2019,,\n"),
         "UNIT-04", "closed"),
        (closing(2019, "suur"), "UNIT-05", "merged_into"),
        (closing(2019, "liau"), "UNIT-05", "merged_into"),
        (closing("", "laiu"), "UNIT-05", "merged_into"),
        (("suur,Suur sala,", "suur,Laiu sala,"), "KEY-02", "name"),
        (("suur,Suur sala,house,islands,,yes,,,\n",
          "suur,S,house,islands,,yes,,,\nsuur,T,house,islands,,yes,,,\n"),
         "KEY-01", "unit"),
        (closing("praeitais"), "CELL-06", "closed"),
        (closing(2190), "UNIT-06", "closed"),
    ],
)  # fmt: skip
def test_what_cannot_be_so_is_told(units, findings, change, rule, column):
    units(change)
    found = [(f.rule, f.column) for f in findings() if f.file == "data/units.csv"]
    assert (rule, column) in found


def test_the_id_is_told_to_whoever_writes_a_name(units, findings):
    units(closing(2019, "Laiu sala"))
    told = {f.fix for f in findings() if f.rule == "UNIT-05"}
    assert told == {"Did you mean `laiu`?"}


def test_the_name_of_a_closed_unit_may_be_given_again(units, findings):
    units(
        closing(2018),
        ("buss,Bibliobusas", "nauja,Suur sala,house,islands,,yes,2019,,\nbuss,Bibliobusas"),
    )
    assert not [f for f in findings() if f.rule == "KEY-02"]


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("2019-06-30", "Write the year alone: 2019."),
        ("2019 m.", "Write the year alone: 2019."),
        ("praeitais", "Write the year alone: four digits."),
    ],
)
def test_of_a_date_the_year_alone_is_asked_for(units, findings, typed, fix):
    units(closing(typed))
    found = [f for f in findings() if f.column == "closed"]
    assert [(f.message, f.fix) for f in found] == [(f"'{typed}' is not a year.", fix)]


def test_a_unit_that_does_not_work_has_no_facts(units, findings):
    units(("suur,Suur sala,house,islands,,yes,", "suur,Suur sala,house,islands,,no,"))
    (found,) = (f for f in findings() if f.rule == "UNIT-07")
    assert (found.file, found.line, found.column) == ("data/units.csv", 4, "active")
    assert found.message.startswith("The unit does not work, but data/raw/2019/")

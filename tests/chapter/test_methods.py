from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ataskaita.chapter import (
    common_columns_table,
    dictionary_table,
    exceptions_table,
    reconstructed_table,
    reconstruction_conflicts,
    rules_table,
    sources_table,
)
from ataskaita.data.exceptions import Known
from ataskaita.lithuanian.numbers import MINUS
from ataskaita.schema import RULES
from tests.support.shown import shown


def read(text: str) -> float:
    plain = text.removesuffix("[e]").replace("\xa0", "").replace(",", ".").replace(MINUS, "-")
    return float(plain)


def test_every_table_of_facts_is_listed_with_its_source_and_how_many_rows_are_certain(
    opened, small_tables
):
    found = shown(sources_table())
    facts = [t for t in small_tables if t.year is not None and "status" in t.frame]
    assert len(found.body) == len(facts)
    counted = sum(read(line[-1]) + read(line[-2]) for line in found.body)
    assert counted == sum(len(table.frame) for table in facts)


def test_every_reconstructed_number_is_shown_within_its_bounds(opened):
    found = shown(reconstructed_table())
    assert [tuple(map(read, line[-3:])) for line in found.body] == [
        (1450, 1440, 1460),
        (210, 205, 215),
        (340, 330, 350),
    ]


def test_the_dictionary_describes_each_column_that_is_a_tables_own(opened):
    found = shown(dictionary_table("readers"))
    assert [line[1] for line in found.body] == ["unit", "age"]
    assert "raktas" in found.body[0][3]
    assert all(cell for line in found.body for cell in line)


def test_the_columns_that_all_facts_share_are_described_once(opened):
    found = shown(common_columns_table())
    assert [line[1] for line in found.body] == ["value", "status", "lower", "upper", "note"]


def test_every_rule_between_tables_is_listed(opened):
    found = [line[0] for line in shown(rules_table()).body]
    assert found == [rule.title for rule in RULES.values()]


def test_known_contradictions_are_shown_with_their_size_and_reason(opened):
    day = dt.date(2020, 1, 20)
    known = Known("READERS-01", "bus", 21, "Skaityta laive.", "Laivo knyga", day, 2019, 1)
    tables = replace(opened.snapshot.tables, exceptions=(known,))
    opened.snapshot = replace(opened.snapshot, tables=tables)
    (line,) = shown(exceptions_table()).body
    assert line[0] == RULES["READERS-01"].title
    assert line[1:] == ["2019", "21", "Skaityta laive.", "Laivo knyga"]


def test_what_no_whole_numbers_satisfy_is_said(opened):
    impossible = ("Skaitytojų negali būti tiek.", "Gyventojų negali būti tiek.")
    opened.snapshot = replace(opened.snapshot, conflicts=impossible)
    said = str(reconstruction_conflicts())
    assert all(sentence in said for sentence in impossible)

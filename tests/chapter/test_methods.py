from __future__ import annotations

from ataskaita.chapter import (
    common_columns_table,
    dictionary_table,
    exceptions_table,
    reconstructed_table,
    reconstruction_conflicts,
    rules_table,
    sources_table,
)
from ataskaita.lithuanian.numbers import MINUS
from ataskaita.schema import RULES
from tests.chapter.test_tables import shown


def read(text: str) -> float:
    plain = text.removesuffix("[e]").replace("\xa0", "").replace(",", ".").replace(MINUS, "-")
    return float(plain)


def test_every_table_of_facts_is_listed_with_its_source_and_how_many_rows_are_certain(
    opened, tables
):
    found = shown(sources_table())
    facts = [t for t in tables if t.year is not None and "status" in t.frame]
    assert len(found.body) == len(facts)
    counted = sum(read(line[-1]) + read(line[-2]) for line in found.body)
    assert counted == sum(len(table.frame) for table in facts)


def test_every_reconstructed_number_is_shown_within_its_bounds(opened, tables):
    found = shown(reconstructed_table())
    uncertain = sum(
        (table.frame["status"] != "reported").sum() for table in tables if "status" in table.frame
    )
    assert len(found.body) == uncertain > 20
    for line in found.body:
        value, lower, upper = map(read, line[-3:])
        assert lower <= value <= upper, line


def test_the_dictionary_describes_each_column_that_is_a_tables_own(opened, snapshot):
    found = shown(dictionary_table("events"))
    assert [line[1] for line in found.body] == ["unit", "event_type"]
    assert "raktas" in found.body[0][3]
    assert all(cell for line in found.body for cell in line)


def test_the_columns_that_all_facts_share_are_described_once(opened):
    found = shown(common_columns_table())
    assert [line[0] for line in found.body] == ["value", "status", "lower", "upper", "note"]


def test_every_rule_between_tables_is_listed(opened):
    assert {line[0] for line in shown(rules_table()).body} == set(RULES)


def test_known_contradictions_are_shown_with_their_size_and_reason(opened, tables):
    found = shown(exceptions_table())
    assert {line[0] for line in found.body} == {known.rule for known in tables.exceptions}
    assert all(line[2] and line[3] for line in found.body)


def test_what_no_whole_numbers_satisfy_is_said(opened, snapshot):
    said = str(reconstruction_conflicts())
    assert snapshot.conflicts
    assert all(sentence in said for sentence in snapshot.conflicts)

"""What every schema says of itself, since the data dictionary is made of it."""

from __future__ import annotations

import pytest

from ataskaita.data.schemas import report_schemas
from ataskaita.schema import RULES
from schemas import SCHEMAS

SPECS, _RULES = report_schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_table_says_what_it_is(name):
    definition = SPECS[name]
    assert definition.name == name
    assert definition.title[0].isupper()
    assert definition.description[0].isupper()
    assert not definition.description.endswith(".")
    assert set(definition.keys) <= set(definition.columns)
    assert definition.keys
    assert SCHEMAS[name].__doc__
    assert SCHEMAS[name].__module__ == f"schemas.{name}"
    assert set(definition.totals) <= set(definition.keys)
    assert definition.required in {"report", "both", "no"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_column_has_a_title_and_a_description(name):
    for column, shown in SPECS[name].columns.items():
        assert shown.title[0].isupper(), column
        assert shown.description[0].isupper(), column
        assert not shown.description.endswith("."), column


def test_columns_of_a_table_are_told_apart_by_their_titles():
    for name in SCHEMAS:
        titles = [column.title for column in SPECS[name].columns.values()]
        assert len({title.casefold() for title in titles}) == len(titles), name


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_holds_and_what_to_do(rule):
    assert rule.title.endswith(".")
    assert rule.message.endswith(".")
    assert rule.fix.endswith(".")
    assert rule.check.__doc__
    assert set(rule.tables) <= set(SCHEMAS)

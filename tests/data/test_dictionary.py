from __future__ import annotations

from ataskaita.data.schemas import dictionary
from ataskaita.project import Project
from ataskaita.schema import RULES
from schemas import SCHEMAS
from tests.conftest import SMALL


def test_every_table_is_in_the_dictionary():
    assert [record["table"] for record in dictionary(Project(SMALL))["tables"]] == list(SCHEMAS)


def test_keys_come_first_and_notes_last():
    names = [r["column"] for r in dictionary(Project(SMALL))["columns"] if r["table"] == "readers"]
    assert names == ["unit", "age", "value", "status", "lower", "upper", "note"]


def test_allowed_values_have_a_lithuanian_word():
    columns = dictionary(Project(SMALL))["columns"]
    (record,) = [r for r in columns if (r["table"], r["column"]) == ("readers", "age")]
    assert record["values"]["adult"] == "suaugusieji"


def test_every_rule_is_in_the_dictionary():
    found = dictionary(Project(SMALL))["rules"]
    assert [record["rule"] for record in found] == list(RULES) == ["READERS-01"]

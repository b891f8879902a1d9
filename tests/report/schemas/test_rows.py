"""The rules a schema has for a whole row, each broken once."""

from __future__ import annotations

import pytest

from ataskaita.data.checks import check
from ataskaita.data.schemas import report_schemas
from ataskaita.schema.tables import ROW_RULES

CASES = {
    "ROW-01": ("events", {"status": "estimated", "lower": float("nan")}),
    "ROW-02": ("population", {"value": 1}),
    "MONEY-01": ("budget", {"value": 0.005}),
    "HOME-01": ("home_delivery", {"measure": "volunteers"}),
    "STAFF-04": ("staff_by_kind", {"fte": 307.5}),
    "TARGET-01": ("targets", {"value": 0}),
    "TARGET-02": ("targets", {"comparison": "all", "of": None}),
    "TARGET-03": ("targets", {"comparison": "qualitative", "evidence": None}),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_row_that_breaks_it_is_found(as_read, rule):
    name, change = CASES[rule]
    frame = as_read(name)
    for column, value in change.items():
        frame.loc[2, column] = value
    findings = check(frame, report_schemas()[0][name], "table.csv")
    assert (rule, 2) in [(finding.rule, finding.line) for finding in findings]


def test_every_such_rule_has_a_case():
    assert {rule.id for rule in ROW_RULES.values()} == set(CASES)

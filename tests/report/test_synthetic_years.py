"""The real report with a year that was made up: what its rules allow is there."""

from __future__ import annotations

from ataskaita.data.loading import load
from ataskaita.indicators import Scope, compute
from tests.support.synthetic_years import write_synthetic_years


def test_a_year_can_be_made_up_that_keeps_every_rule(project_copy):
    made = write_synthetic_years(project_copy, seed=1, count=1)
    tables = load(project_copy)
    assert tables.years == (2023, 2022, 2021)
    # What the received data contradicts itself about can't be made up either.
    contradicted = {known.rule for known in tables.exceptions if known.year == 2023}
    assert contradicted
    # Nor can what would be the same again: numbers that are small, or that rules hold together.
    assert len(made.moved) > 3 * len(made.left_out)
    loans = [compute(Scope(tables, year), "loans.items").number for year in (2021, 2023)]
    assert loans[0] != loans[1]
    assert abs(loans[0] - loans[1]) < 0.2 * loans[1]

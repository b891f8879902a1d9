"""The report's checks: silent on sound data, and loud by name where some data contradicts it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ataskaita.checks.movements import unfitting
from ataskaita.checks.notes import read_notes
from ataskaita.checks.registry import CHECKS, run_checks
from ataskaita.data.corrections import Corrections
from ataskaita.data.loader import Loader
from ataskaita.project import Project
from tests.conftest import ROOT


def test_the_real_report_contradicts_itself_only_where_that_is_recorded(carried_out):
    states = {id: outcome.state for id, outcome in carried_out().items()}
    assert {id for id, state in states.items() if state == "failed"} == set()
    assert {id for id, state in states.items() if state == "known"} == {"SUMS-03", "FACTS-04"}


@pytest.mark.parametrize("id", CHECKS)
def test_a_check_says_in_full_sentences_what_must_hold_and_why(id):
    check = CHECKS[id]
    assert re.fullmatch(r"[A-Z]+-\d\d", id)
    for text in (check.title, check.why):
        assert text[0].isupper()
        assert text.endswith(".")
    assert check.anchor == f"check-{id.lower()}"


#: For each check: a table, the keys of its rows, and what stands there instead; None for no row.
SPOILT = {
    "SUMS-03": ("collection_by_type", {"document_type": "maps"}, 9),
    "SHARES-06": ("users", {"unit": "dukstas"}, 1400),
    "FACTS-01": ("acquisitions_by_type", {"document_type": "periodicals"}, 3526),
    "FACTS-02": ("loans", {"document_type": "audio"}, 691),
    "FACTS-03": ("acquisition_spending", {"source": "state"}, 24_000),
    "FACTS-04": ("membership_trend", {"direction": "up"}, 16),
    "FACTS-05": ("heating", {"unit": "dukstas"}, None),
    "FLOWS-01": ("acquisitions", {"unit": "dukstas"}, 9525),
    "BOUNDS-01": ("users", {"unit": "dukstas"}, 1400),
    "BOUNDS-02": ("collection_titles", {"unit": "dukstas"}, 9525),
    "BOUNDS-04": ("books", {"unit": "dukstas"}, 8755),
    "BOUNDS-05": ("enquiries", {"unit": "dukstas", "outcome": "answered"}, 26),
    "BOUNDS-06": ("event_measures", {"measure": "educational"}, 765),
    "BOUNDS-07": ("staff", {"measure": "trained_abroad"}, 37),
    "BOUNDS-08": ("audiosensory", {"measure": "users"}, 3500),
    "BOUNDS-09": ("service_points", {"measure": "visits"}, 26),
    "BOUNDS-10": ("home_delivery", {"deliverer": "librarians", "measure": "items"}, 80_000),
    "RATIOS-02": ("acquired_books", {"unit": "rural"}, 5000),
}  # fmt: skip


@pytest.mark.parametrize("id", CHECKS)
def test_a_cell_that_its_schema_lets_pass_can_break_every_check(id, tables, project_copy):
    name, keys, value = SPOILT[id]
    spoil(project_copy.raw(2023) / f"{name}.csv", keys, value)
    loader = Loader(project_copy, (2023,))
    loader.corrections[2023] = Corrections([])
    loader.read(loader.specs[name], 2023)
    assert loader.findings == []
    spoilt = replace(tables, tables=tables.tables | loader.tables)
    (outcome,) = run_checks(spoilt, 2023, [CHECKS[id]])
    assert outcome.state == "failed"
    assert outcome.failures[0].excess != 0


def spoil(path: Path, keys: Mapping[str, str], value: float | None) -> None:
    """Give the rows of a file another value, or take them out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    chosen = [row for row in rows if all(row[name] == wanted for name, wanted in keys.items())]
    assert chosen, f"{path.name} has no row with {keys}"
    for row in chosen:
        if value is None:
            rows.remove(row)
        else:
            given = {"value": value, "status": "reported", "lower": "", "upper": ""}
            row.update({name: given[name] for name in given.keys() & row.keys()})
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, rows[0].keys())
        written.writeheader()
        written.writerows(rows)


def test_an_exception_excuses_only_the_difference_that_was_looked_at(carried_out):
    spoilt = ("collection_by_type", 2023, {"document_type": "maps"}, 9)
    assert carried_out(only=("SUMS-03",))["SUMS-03"].reason
    assert carried_out(spoilt, only=("SUMS-03",))["SUMS-03"].state == "failed"


def test_a_failure_names_the_unit_and_the_numbers(carried_out):
    change = ("users", 2023, {"unit": "dukstas"}, 1400)
    (failure,) = carried_out(change, only=("BOUNDS-01",))["BOUNDS-01"].failures
    assert failure.subject == "Registruoti vartotojai: Dūkštas"
    assert failure.value.amount.number == 1400
    assert failure.upper.key == "population@dukstas.2023"


def test_every_note_on_a_change_fits_it(tables):
    year = tables.years[0]
    assert list(unfitting(tables, year, read_notes(Project(ROOT), year))) == []

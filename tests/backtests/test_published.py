"""Every figure that the published report of 2023 printed, recomputed from the raw tables.

A figure agrees when the recomputed number, rounded half up to the printed decimal places, is the
printed one. Some figures of the source are truncated instead. All others disagree, and each of
them is named here with its reason: neither more nor fewer may.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from fractions import Fraction

import pytest

from ataskaita.data.tables import Tables
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope, compute
from ataskaita.indicators.targets import targets
from ataskaita.lithuanian.numbers import round_half_up
from ataskaita.project import Project
from tests.conftest import ROOT

EDITION = 2023

#: The source's own mistakes, and what it leaves open.
DISAGREE = {
    "F011": "table 1 gives 6 690 and 7 408, which is 718 fewer; the sentence says 717",
    "F125": "5,4 % to 6,5 % is a rise of 1,1, printed with a minus sign",
    "F133": "the kinds of documents add up to 73 417, printed as 73 341",
    "F226": "36 of 48 employees are 75 %, printed as 77 %",
    "F252": "all that was received for wages was used, which the sentence denies",
}

#: Figures that were cut off after the printed decimal places: ratios, all of them.
TRUNCATED = {
    "F086", "F139", "F141", "F144", "F145", "F146", "F151", "F152", "F153", "F155", "F156", "F160",
    "F166", "F167",
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A printed figure and the call that recomputes it."""

    id: str
    place: str
    number: Fraction
    digits: int
    year: int
    unit: str
    what: str
    indicator: str

    @property
    def call(self) -> tuple[str, dict[str, str]]:
        key, inner = re.fullmatch(r"([\w.]+)(?:\((.*)\))?", self.indicator).groups()
        dimensions = dict(zip(REGISTRY[key].dimensions, (inner or "").split(","), strict=False))
        return key, dimensions


def signed(row: dict[str, str]) -> Fraction:
    """The printed number with the sign that a word such as „mažiau“ gives it."""
    number = Fraction(row["number"])
    return {"up": abs(number), "down": -abs(number), "": number}[row["direction"]]


def read() -> list[Figure]:
    with Project(ROOT).published(EDITION).open(encoding="utf-8", newline="") as file:
        return [
            Figure(row["id"], row["place"], signed(row), int(row["digits"]),
                   int(row["year"][:4]), row["unit"], row["what"], row["indicator"])
            for row in csv.DictReader(file) if row["indicator"]
        ]  # fmt: skip


FIGURES = read()


def _number(tables: Tables, figure: Figure, year: int) -> Fraction:
    key, dimensions = figure.call
    try:
        return compute(Scope(tables, year, figure.unit), key, **dimensions).number
    except NotAvailable:
        # Said of a part of the library, but counted for the library as a whole.
        return compute(Scope(tables, year, LIBRARY), key, **dimensions).number


def recomputed(tables: Tables, figure: Figure) -> Fraction:
    """What the figure should have been."""
    now = _number(tables, figure, figure.year)
    if figure.what in ("value", "denied"):
        return now
    if figure.what == "target":
        scope = Scope(tables, figure.year)
        (id,) = [target.id for target in targets(scope) if target.indicator == figure.indicator]
        return compute(scope, "targets.value", target=id).number
    before = _number(tables, figure, figure.year - 1)
    return now - before if figure.what == "change" else 100 * (now - before) / before


def verdict(figure: Figure, number: Fraction) -> str:
    """How a printed figure compares with the recomputed number."""
    same = round_half_up(number, figure.digits) == round_half_up(figure.number, figure.digits)
    if figure.what == "denied":
        return "disagrees" if same else "agrees"
    if same:
        return "agrees"
    cut_off = Fraction(int(number * 10**figure.digits), 10**figure.digits)
    return "truncated" if cut_off == figure.number else "disagrees"


@pytest.fixture(scope="module")
def verdicts(tables) -> dict[str, str]:
    return {figure.id: verdict(figure, recomputed(tables, figure)) for figure in FIGURES}


def test_every_figure_of_the_report_is_recomputed(verdicts):
    assert len(verdicts) == len({figure.id for figure in FIGURES}) >= 274


def test_the_figures_that_disagree_are_exactly_those_with_a_known_reason(verdicts):
    found = {id for id, found in verdicts.items() if found == "disagrees"}
    assert found == set(DISAGREE)


def test_the_figures_that_were_cut_off_are_exactly_the_known_ones(verdicts):
    assert {id for id, found in verdicts.items() if found == "truncated"} == TRUNCATED


def test_only_ratios_were_cut_off():
    kinds = {figure.call[0].split(".")[1] for figure in FIGURES if figure.id in TRUNCATED}
    assert all("per_" in kind for kind in kinds)


@pytest.mark.parametrize(
    ("printed", "number", "expected"),
    [("22.3", "22.25", "agrees"), ("22.2", "22.25", "truncated"), ("22.4", "22.25", "disagrees"),
     ("-1.1", "1.1", "disagrees"), ("-2.4", "-2.35", "agrees"), ("-2.3", "-2.35", "truncated"),
     ("-2.4", "-2.3", "disagrees")],
)  # fmt: skip
def test_agreement_is_a_matter_of_the_printed_digits_alone(printed, number, expected):
    figure = Figure("F0", "", Fraction(printed), 1, 2023, LIBRARY, "value", "users")
    assert verdict(figure, Fraction(number)) == expected

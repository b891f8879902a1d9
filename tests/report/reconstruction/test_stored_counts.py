"""The stored tables against every printed figure, in exact arithmetic and without the solver."""

from __future__ import annotations

import csv
import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
import yaml

from reconstruction.published_2023 import STATEMENTS
from reconstruction.statements import Ratio, Relation
from reconstruction.unknowns import EDITION, UNKNOWNS

#: What the source contradicts itself in.
IMPOSSIBLE = {"books-by-type", "F125"}
RATIOS = [one for one in STATEMENTS if isinstance(one, Ratio) and one.id not in IMPOSSIBLE]
RELATIONS = [one for one in STATEMENTS if isinstance(one, Relation) and one.id not in IMPOSSIBLE]


@pytest.fixture(scope="module")
def rows(project):
    found = {}
    for unknown in UNKNOWNS.values():
        path = project.raw(unknown.year) / f"{unknown.table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if all(row[column] == value for column, value in unknown.keys.items()):
                    found[unknown.name] = row
    return found


@pytest.fixture(scope="module")
def counts(rows):
    return {
        name: int(Fraction(rows[name]["value"]) / unknown.step)
        for name, unknown in UNKNOWNS.items()
    }


@pytest.mark.parametrize("ratio", RATIOS, ids=lambda one: one.id)
def test_a_printed_ratio_is_what_the_stored_counts_give(ratio, counts, printed):
    above, per = (side.at(counts) for side in ratio.sides(printed))
    exact = above / per
    figure = printed[ratio.figure]
    way = ROUND_DOWN if ratio.kind == "per_head" else ROUND_HALF_UP
    # 30 digits are enough to tell a quotient of these counts from a half.
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    assert Fraction(decimal.quantize(Decimal(1).scaleb(-figure.digits), way)) == figure.number


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: one.id)
def test_a_relation_between_sums_holds(relation, counts, printed):
    left, right = (side.at(counts) for side in relation.sides(printed))
    assert left == right if relation.sign == "=" else left <= right


def test_all_of_tables_3_and_4_is_stated(project):
    with project.published(EDITION).open(encoding="utf-8", newline="") as file:
        tables = ("Rajono gyventojų sutelktumo procentas", "Fondo aprūpinimas")
        in_tables = {row["id"] for row in csv.DictReader(file) if row["table"] in tables}
    assert len(in_tables) == 44
    assert in_tables <= {figure for one in STATEMENTS for figure in one.figures}


def test_every_stored_row_says_that_it_is_reconstructed_and_from_what(rows, printed):
    for row in rows.values():
        assert row["status"] == "reconstructed"
        assert Fraction(row["lower"]) <= Fraction(row["value"]) <= Fraction(row["upper"])
        named = re.findall(r"F\d{3}", row["note"])
        assert named
        assert set(named) <= set(printed)


def test_a_sidecar_names_all_figures_that_bound_its_table(project, report):
    tables = {(unknown.year, unknown.table) for unknown in UNKNOWNS.values()}
    for year, table in tables:
        text = (project.raw(year) / f"{table}.meta.yml").read_text(encoding="utf-8")
        assert {"title", "producer", "source", "period", "received", "notes"} <= set(
            yaml.safe_load(text)
        )
        needed = {
            figure
            for one in report.counts
            if one.name == table
            or (
                one.name in UNKNOWNS
                and (UNKNOWNS[one.name].year, UNKNOWNS[one.name].table) == (year, table)
            )
            for figure in one.figures
        }
        assert needed <= _named(text), f"{year}/{table}"


def _named(text: str) -> set[str]:
    found = set(re.findall(r"F\d{3}", text))
    for first, last in re.findall(r"F(\d{3})–F(\d{3})", text):
        found |= {f"F{number:03}" for number in range(int(first), int(last) + 1)}
    return found

"""Nobody is told to doubt a number that the library itself has published."""

from __future__ import annotations

import pytest

from ataskaita.chapter import change, counted, rose_by, table
from ataskaita.chapter.columns_and_rows import by, col
from ataskaita.data.table_names import PUBLISHED
from ataskaita.indicators import REGISTRY, NotAvailable
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.reconcile.figures import figure_of
from tests.support.shown import shown

KINDS = ("value", "change", "relative")


def printed(session):
    """Every published figure that an indicator computes, with its value as it was printed."""
    for row in session.snapshot.tables.get(PUBLISHED, session.year).frame.to_dict("records"):
        figure = figure_of(row)
        if figure.key not in REGISTRY or figure.what not in KINDS:
            continue
        try:
            value = session.value(
                figure.key, figure.unit, figure.what, year=figure.year, digits=figure.digits,
                **figure.dimensions,
            )  # fmt: skip
        except NotAvailable:
            continue
        yield figure, value


def test_no_number_that_was_published_as_it_is_carries_a_mark(opened):
    ours = [(value, figure.says(value.amount.number)) for figure, value in printed(opened)]
    agreeing = [value for value, result in ours if result == "rounded"]
    assert len(agreeing) > 200
    assert [value.key for value in agreeing if "e" in value.signs] == []


def test_every_number_that_was_published_otherwise_names_the_other(opened):
    found = list(printed(opened))
    other = [(f, v) for f, v in found if f.says(v.amount.number) == "disagrees"]
    assert {figure.id for figure, _ in other} == {"F011", "F133", "F226"}
    for figure, value in other:
        assert figure.signed in {one.number for one in value.disputed}


def test_a_figure_that_was_cut_off_is_another_one_where_the_digits_differ(opened):
    (stated,) = opened.value("acquisitions.per_rural_branch").disputed
    assert stated.number == 253


@pytest.mark.parametrize(
    ("key", "kind", "text"),
    [("membership.rate", "value", f"22,3{NBSP}%"), ("membership.rate", "change", "−2,0"),
     ("enquiries.received", "change", "153")],
)  # fmt: skip
def test_what_follows_exactly_is_no_estimate(opened, key, kind, text):
    value = getattr(opened, kind)(key)
    assert value.text.startswith(text)
    assert value.mark == ""


def test_what_was_never_published_is_loose_and_marked(opened):
    assert str(change("loans.items")) == f"apie 1{NBSP}800 mažiau"
    assert opened.change("loans.items").mark == "[e]"
    assert str(rose_by("loans.items", percent=True, noun="fiz. vnt.")) == (
        f"sumažėjo apie 1{NBSP}800{NBSP}fiz. vnt., arba 2,4{NBSP}%"
    )


def test_a_sum_that_differs_stands_beside_the_published_one(opened):
    said = counted("loans.items", "dokumentą", "dokumentus", "dokumentų")._repr_markdown_()
    assert "dokumentų [(paskelbta [73\xa0341]{" in said


def test_no_account_has_a_sum_that_was_only_inferred(opened):
    made = table(
        col("acquisitions.spending_by", "Panaudota", digits=0), stub="Šaltinis", account=True,
        rows=by("source", table="acquisition_spending", total="acquisitions.spending"),
    )  # fmt: skip
    found = shown(made)
    assert [line[1] for line in found.body] == [f"24{NBSP}884", f"10{NBSP}499"]
    (note,) = found.notes
    assert "kiti šaltiniai" in note
    assert note.endswith(f"apie 39{NBSP}000{NBSP}Eur[e].")

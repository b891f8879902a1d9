"""Rules about how numbers are written: signs, percentage points, decimal places."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.figures import Figure
from ataskaita.reconcile.findings import LARGE, SMALL, Finding, Side, plain_number

#: Decimal places that amounts of money may have.
_MONEY_DIGITS = (0, 2)


def lost_signs(edition: Edition) -> Iterator[Finding]:
    """A change shows its sign; a list mark in its place leaves the reader to guess."""
    for figure in edition.figures:
        if not figure.sign_is_lost:
            continue
        now, before = edition.both_years(figure)
        ids = tuple(one.id for one in (figure, now, before) if one)
        expected, gap = Side("ženklas"), "?"
        if now and before:
            number = now.number - before.number
            expected, gap = figure.side(number, change=True), plain_number(number)
        title = edition.name(figure)
        yield Finding(figure.id, title, Side(figure.printed), expected, gap, LARGE, ids)


def percentage_points(edition: Edition) -> Iterator[Finding]:
    """The difference of two percentages is in percentage points; one finding a table or line."""
    found: dict[str, list[Figure]] = {}
    for figure in edition.figures:
        measure = figure.known_measure
        if figure.what == "change" and measure.symbol == "%" and "%" in figure.printed:
            found.setdefault(figure.table or str(figure.line), []).append(figure)
    for figures in found.values():
        ids = tuple(figure.id for figure in figures)
        measure, table = figures[0].known_measure, figures[0].table
        title = f"{table}: skirtumo matas" if table else edition.name(figures[0])
        sides = Side(measure.symbol), Side(measure.change_symbol)
        yield Finding(ids[0], title, *sides, measure.symbol, SMALL, ids)


def money_digits(edition: Edition) -> Iterator[Finding]:
    """An amount of money has cents or none."""
    for figure in edition.figures:
        if figure.known_measure.trim and figure.digits not in _MONEY_DIGITS:
            sides = Side(figure.printed), figure.side(figure.number, 2)
            title, gap = edition.name(figure), str(figure.digits)
            yield Finding(figure.id, title, *sides, gap, SMALL, (figure.id,), (figure.line,))

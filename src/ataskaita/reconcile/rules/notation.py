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
        now, before = (
            edition.find(figure.key, figure.categories, figure.unit, year)
            for year in (figure.year, figure.year - 1)
        )
        ids = tuple(one.id for one in (figure, now, before) if one)
        number = now.number - before.number if now and before else None
        expected = (
            Side("ženklas")
            if number is None
            else Side("", number, figure.digits, figure.known_measure, True)
        )
        yield Finding(
            "sign",
            figure.id,
            edition.name(figure),
            Side(figure.printed),
            expected,
            "?" if number is None else plain_number(number),
            LARGE,
            ids,
        )


def percentage_points(edition: Edition) -> Iterator[Finding]:
    """The difference of two percentages is in percentage points; one finding a table or line."""
    found: dict[str, list[Figure]] = {}
    for figure in edition.figures:
        measure = figure.known_measure
        if figure.what == "change" and measure.symbol == "%" and "%" in figure.printed:
            found.setdefault(figure.table or str(figure.line), []).append(figure)
    for figures in found.values():
        ids = tuple(figure.id for figure in figures)
        measure = figures[0].known_measure
        table = figures[0].table
        title = f"{table}: skirtumo matas" if table else edition.name(figures[0])
        yield Finding(
            "points",
            ids[0],
            title,
            Side(measure.symbol),
            Side(measure.change_symbol),
            measure.symbol,
            SMALL,
            ids,
        )


def money_digits(edition: Edition) -> Iterator[Finding]:
    """An amount of money has cents or none."""
    for figure in edition.figures:
        if figure.known_measure.trim and figure.digits not in _MONEY_DIGITS:
            expected = Side("", figure.number, 2, figure.known_measure)
            yield Finding(
                "digits",
                figure.id,
                edition.name(figure),
                Side(figure.printed),
                expected,
                str(figure.digits),
                SMALL,
                (figure.id,),
                (figure.line,),
            )

"""Rules on printed figures: what follows from what they are of, and how numbers are written."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.indicators.values import change_of
from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.figures import Figure, figures_in
from ataskaita.reconcile.findings import LARGE, SMALL, Finding, Side, apart, plain_number
from ataskaita.reconcile.printed import PrintedScope
from ataskaita.values.amounts import Amount, total

#: Decimal places that amounts of money may have.
_MONEY_DIGITS = (0, 2)


def changes(edition: Edition) -> Iterator[Finding]:
    """A printed change is the difference of the two years' figures."""
    for figure in edition.figures:
        if figure.what not in ("change", "relative"):
            continue
        now, before = edition.both_years(figure)
        if now and before:
            change = change_of(now.amount(), before.amount(), figure.what)
            # Printed differences are taken of the printed numbers, not of the unrounded ones.
            number = now.number - before.number if figure.what == "change" else change.number
            found = Amount(number, number, number, change.status, change.formula)
            yield from compared(edition, figure, found)


def definitions(edition: Edition) -> Iterator[Finding]:
    """A figure is what its indicator's definition makes of the other figures."""
    for figure in edition.all:
        if figure.what == "value" and figure.call:
            found = _defined(edition, figure)
            if found is not None:
                yield from compared(edition, figure, found)


def denials(edition: Edition) -> Iterator[Finding]:
    """A value that the text denies does not follow from the figures."""
    for figure in edition.figures:
        if figure.what == "denied":
            found = _defined(edition, figure)
            if found is not None and found.number == figure.number:
                side = figure.side(found.number)
                said = Side(f"ne {side}"), side, plain_number(found.number)
                ids = _involved(figure, found)
                yield Finding(figure.id, edition.name(figure), *said, LARGE, ids)


def unit_sums(edition: Edition) -> Iterator[Finding]:
    """What is printed for the library is the sum of what is printed for its groups."""
    for figure in _library_figures(edition, ("value", "change")):
        measure = figure.known_measure
        parts = _of_groups(edition, figure)
        if len(parts) > 1 and figure.is_exact and not measure.shared:
            yield from compared(edition, figure, total(part.amount() for part in parts))


def title_bounds(edition: Edition) -> Iterator[Finding]:
    """Groups may hold the same title, so that titles are bounded but do not add up."""
    for figure in _library_figures(edition, ("value",)):
        numbers = [part.amount() for part in _of_groups(edition, figure)]
        if not figure.known_measure.shared or len(numbers) < len(edition.groups):
            continue
        largest = max(numbers, key=lambda amount: amount.number)
        if figure.number < largest.number:
            yield from compared(edition, figure, largest)
        elif figure.number > total(numbers).number:
            yield from compared(edition, figure, total(numbers))


def extremes(edition: Edition) -> Iterator[Finding]:
    """A ratio of the library is a mean of its groups' ratios."""
    for figure in _library_figures(edition, ("value",)):
        parts = _of_groups(edition, figure)
        if figure.is_exact or figure.known_measure.digits == 0 or len(parts) < len(edition.groups):
            continue
        amounts = sorted((part.amount() for part in parts), key=lambda amount: amount.number)
        if figure.amount().upper < amounts[0].lower:
            yield from compared(edition, figure, amounts[0])
        elif figure.amount().lower > amounts[-1].upper:
            yield from compared(edition, figure, amounts[-1])


def repeats(edition: Edition) -> Iterator[Finding]:
    """What is printed twice is the same both times; a table is believed before a sentence."""
    for figure in edition.figures:
        first = edition.find(figure.key, figure.categories, figure.unit, figure.year, figure.what)
        if figure.call and first and first is not figure and not figure.sign_is_lost:
            yield from compared(edition, figure, first.amount())


def compared(edition: Edition, figure: Figure, found: Amount) -> Iterator[Finding]:
    """Set a figure against what follows from others; says nothing where they agree."""
    printed = figure.amount()
    # A figure rounded from inputs that were rounded themselves is only known to lie in a range.
    if figure.says(found.number) in ("rounded", "unsigned"):
        return
    inexact = found.lower != found.upper
    if inexact and printed.lower <= found.upper and found.lower <= printed.upper:
        return
    cut = figure.says(found.number) == "truncated" and not figure.sign_is_lost
    stated = abs(figure.signed) if figure.sign_is_lost else figure.signed
    expected = abs(found.number) if figure.sign_is_lost else found.number
    changed = figure.what != "value"
    digits = figure.digits if figure.is_exact and not cut else max(figure.digits, 1)
    if found.number.denominator == 1:
        digits = figure.digits
    sides = figure.side(stated, change=changed), figure.side(expected, digits, change=changed)
    severity = SMALL if cut else ""
    yield apart(figure.id, edition.name(figure), *sides, _involved(figure, found), severity)


def _involved(figure: Figure, found: Amount) -> tuple[str, ...]:
    return tuple(dict.fromkeys((figure.id, *figures_in(found.formula))))


def _defined(edition: Edition, figure: Figure) -> Amount | None:
    if figure.key not in REGISTRY:
        return None
    scope = PrintedScope(edition.tables, figure.year, figure.unit, edition)
    try:
        return scope.definition(figure.key, figure.categories)
    except (NotAvailable, ZeroDivisionError):
        return None


def _library_figures(edition: Edition, what: tuple[str, ...]) -> Iterator[Figure]:
    for figure in edition.figures:
        if figure.unit == LIBRARY and figure.what in what and figure.call:
            yield figure


def _of_groups(edition: Edition, figure: Figure) -> list[Figure]:
    found = (
        edition.find(figure.key, figure.categories, group, figure.year, figure.what)
        for group in edition.groups
    )
    return [part for part in found if part is not None]


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

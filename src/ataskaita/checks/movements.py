"""Edit checks: indicators that moved more than a threshold since the year before.

A change counts as large where it exceeds the indicator's threshold: a share of last year's number,
or percentage points where the indicator is itself a percentage. A few more or less of something
rare is no movement, however many per cent it makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Any

from ataskaita import registry
from ataskaita.checks.notes import Note, read_notes
from ataskaita.checks.values import categories
from ataskaita.data.snapshot import Snapshot, current_data
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope
from ataskaita.indicators.formulas import call_of, parse_call
from ataskaita.indicators.values import value_of
from ataskaita.project import Project
from ataskaita.values.values import Value


@dataclass(frozen=True)
class Threshold:
    """How far an indicator may move without an explanation.

    Parameters
    ----------
    percent : int
        Per cent of last year's value.
    points : int
        Percentage points, for an indicator that is a percentage.
    smallest : int
        Changes of a count below this are none.
    """

    percent: int = 10
    points: int = 2
    smallest: int = 3


DEFAULT = Threshold()


def thresholds() -> dict[str, Threshold]:
    """Indicators that the report judges by thresholds of their own."""
    return registry.get("checks", "THRESHOLDS", {})


@dataclass(frozen=True)
class Movement:
    """An indicator that moved more than its threshold.

    Parameters
    ----------
    change : Value
        The difference to the year before.
    relative : Value or None
        The difference in per cent; None for an indicator that is a percentage.
    now : Value
        This year's value.
    note : Note or None
        The explanation, where there is one that fits.
    """

    change: Value
    relative: Value | None
    now: Value
    note: Note | None = None

    def named(self, snapshot: Snapshot) -> str:
        """The indicator and its unit in words, the change, and behind it what a note names."""
        unit = self.now.unit
        where = snapshot.tables.units.in_words(unit)
        relative = f" ({self.relative.text})" if self.relative else ""
        name = in_words(self.now, snapshot.label)
        return f"{name}, {where}: {self.change.text}{relative} – {self.call} {unit}"

    @property
    def times(self) -> Fraction:
        """How many times as large as its threshold the change is."""
        threshold = thresholds().get(self.now.indicator, DEFAULT)
        size = abs(self.change.amount.number)
        if self.relative:
            return abs(self.relative.amount.number) / threshold.percent
        percent = self.change.measure.symbol == "%"
        return size / (threshold.points if percent else threshold.smallest)

    @property
    def call(self) -> str:
        """The indicator as a note names it."""
        return call_of(self.now.indicator, self.now.dimensions)


def in_words(value: Value, label: Callable[[str, str, str], str]) -> str:
    """An indicator and its categories, called by the words of the table it rests on.

    Parameters
    ----------
    value : Value
    label : callable
        Column, category and table -> the word.
    """
    name = REGISTRY[value.indicator].name
    table = next((source.table for source in value.amount.sources), "")
    labels = [label(*chosen, table) for chosen in value.dimensions.items()]
    return f"{name} ({', '.join(labels)})" if labels else name


def movements(tables: Any, year: int, notes: Iterable[Note]) -> list[Movement]:
    """All indicators that moved more than their threshold, with their explanations.

    What moved most stands first: a digit too many or too few is there.
    """
    written = {(note.indicator, unit): note for note in notes for unit in note.expect}
    found = []
    for key, unit, dimensions in _all(tables, year):
        movement = _movement(Scope(tables, year, unit), key, dimensions)
        if movement:
            note = written.get((movement.call, unit))
            fits = note is not None and note.fits(movement.change)
            found.append(replace(movement, note=note if fits else None))
    return sorted(found, key=lambda movement: movement.times, reverse=True)


#: An explanation of a change that is not there: the note, its unit and the change there is.
Unfitting = tuple[Note, str, Value | None]


def unfitting(tables: Any, year: int, notes: Iterable[Note]) -> Iterator[Unfitting]:
    """Explanations of changes that are not there."""
    for note in notes:
        for unit in note.expect:
            _, key, dimensions = parse_call(note.indicator)
            try:
                moved = value_of(Scope(tables, year, unit), key, dimensions, "change")
            except NotAvailable:
                moved = None
            if moved is None or not note.fits(moved):
                yield note, unit, moved


def unexplained(project: Project) -> int:
    """How many large changes have no explanation, or one of another change."""
    moved, outdated = accounted(project, current_data(project).tables)
    return sum(one.note is None for one in moved) + len(outdated)


def accounted(project: Project, tables: Any) -> tuple[list[Movement], list[Unfitting]]:
    """The large changes of the report year, and the explanations of changes that are not there."""
    given = tables, project.year, read_notes(project, project.year)
    return movements(*given), list(unfitting(*given))


def exceeds(moved: Value, before: Fraction) -> bool:
    """Whether a change is larger than its indicator may move without an explanation."""
    threshold = thresholds().get(moved.indicator, DEFAULT)
    size = abs(moved.amount.number)
    if moved.measure.symbol == "%":
        return size > threshold.points
    if moved.places == 0 and size < threshold.smallest:
        return False
    return size * 100 > threshold.percent * abs(before)


def _movement(scope: Scope, key: str, dimensions: dict[str, str]) -> Movement | None:
    try:
        now, moved = (value_of(scope, key, dimensions, kind) for kind in ("value", "change"))
    except NotAvailable:
        return None
    before = now.number - moved.number
    if not moved.number or not exceeds(moved, before):
        return None
    percent = moved.measure.symbol == "%" or before <= 0
    relative = None if percent else value_of(scope, key, dimensions, "relative")
    return Movement(moved, relative, now)


def _all(tables: Any, year: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    units = (LIBRARY, *tables.units.total_groups)
    last_year = Scope(tables, year - 1)
    aside = registry.get("checks", "NOT_JUDGED", ())
    for key, indicator in REGISTRY.items():
        if key.startswith(aside):
            continue
        names = indicator.dimensions
        for found in product(*(categories(last_year, name) for name in names)):
            for unit in units:
                yield key, unit, dict(zip(names, found, strict=True))

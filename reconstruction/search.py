"""From printed figures to counts: bounds, chosen values, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reconstruction.conflicts import corrections, explain
from reconstruction.figures import Figure, pick
from reconstruction.linear import Sum, not_negative, parse
from reconstruction.rounding import SOURCE
from reconstruction.solver import System
from reconstruction.statements import Alternative, Relation, Statement
from reconstruction.unknowns import BY_GROUP, UNKNOWNS

#: How far from a printed ratio to look for one that can hold, in units of its last place.
_REACH = 1000


@dataclass(frozen=True)
class Found:
    """A count, or a library total of counts, with its bounds.

    Parameters
    ----------
    name, label : str
        How statements name it, and its Lithuanian name.
    value : Fraction
        The one chosen of all that are feasible.
    lower, upper : Fraction
        The smallest and the largest feasible value.
    figures : tuple of str
        The figures that bound it directly; others may do so by way of other counts.
    """

    name: str
    label: str
    value: Fraction
    lower: Fraction
    upper: Fraction
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """A printed statement that cannot hold beside the others.

    Parameters
    ----------
    statement : Statement
        The one to leave out: without it the others can hold.
    contradiction : tuple of Statement
        A smallest set of statements that cannot hold together, the left-out one among them.
    printed : Fraction
        What the left-out statement says.
    lower, upper : Fraction
        Between what the other statements keep the same thing; for a printed ratio the nearest
        printed number that can hold, twice.
    """

    statement: Statement
    contradiction: tuple[Statement, ...]
    printed: Fraction
    lower: Fraction
    upper: Fraction

    @property
    def nearest(self) -> Fraction:
        """The possible value nearest to the printed one."""
        return min((self.lower, self.upper), key=lambda value: abs(value - self.printed))

    @property
    def kind(self) -> str:
        """``sign`` where only the sign is wrong, else ``value``."""
        return "sign" if self.nearest == -self.printed else "value"


@dataclass(frozen=True)
class OtherBounds:
    """What another reading of one statement would give."""

    alternative: Alternative
    lower: Fraction
    upper: Fraction


class Search:
    """The published statements, ready to be searched.

    Parameters
    ----------
    figures : Mapping
        The printed figures.
    statements : sequence of Statement
        What they say, those to be named first in an explanation at the beginning.
    ways : Mapping, optional
        How figures of each kind are shortened.
    """

    def __init__(
        self,
        figures: Mapping[str, Figure],
        statements: Sequence[Statement],
        ways: Mapping[str, str] = SOURCE,
    ) -> None:
        self.figures, self.statements, self.ways = figures, tuple(statements), ways

    def system(self, statements: Sequence[Statement]) -> System:
        """Collect the inequalities of some of the statements."""
        rows = [row for one in statements for row in one.inequalities(self.figures, self.ways)]
        return System(UNKNOWNS, rows)

    def feasible(self, statements: Sequence[Statement]) -> bool:
        """Whether whole numbers can satisfy some of the statements together."""
        return self.system(statements).feasible()

    def omissions(self) -> list[tuple[Statement, ...]]:
        """All ways to leave out as few statements as possible."""
        return corrections(self.feasible, self.statements)

    def conflicts(self, omitted: Sequence[Statement]) -> list[Conflict]:
        """Explain each statement that was left out."""
        kept = [one for one in self.statements if one not in omitted]
        return [
            Conflict(
                one,
                explain(self.feasible, [s for s in self.statements if s in kept or s == one]),
                *self._possible(one, kept),
            )
            for one in omitted
        ]

    def counts(
        self, kept: Sequence[Statement], alternatives: Sequence[Alternative] = ()
    ) -> list[Found]:
        """Bounds of each count and of each library total, and one feasible choice.

        They are taken in a stated order, a library total before its groups; each gets the
        feasible value nearest to the middle of its bounds (the larger one of two) and keeps it
        while the next ones are chosen. Where another reading of a statement is possible at the
        same time, the choice satisfies both readings.
        """
        system, found = self.system(kept), []
        chosen = system
        for name, label in _order():
            total = parse(name, self.figures)
            step = next(iter(UNKNOWNS[unknown].step for unknown in total.terms))
            aim = dict.fromkeys(total.terms, 1)
            lower, upper = system.bounds(aim)
            for other in alternatives:
                rows = other.statement.inequalities(self.figures, self.ways)
                if other.unknown == name and chosen.plus(*rows).feasible():
                    chosen = chosen.plus(*rows)
            value = chosen.nearest(aim, Fraction(sum(chosen.bounds(aim)), 2))
            chosen = chosen.plus(*_exactly(aim, value))
            bounds = lower * step, upper * step
            found.append(Found(name, label, value * step, *bounds, self._figures_of(aim, kept)))
        return found

    def other_bounds(
        self, kept: Sequence[Statement], alternatives: Sequence[Alternative]
    ) -> list[OtherBounds]:
        """Bounds under other readings of single statements."""
        found = []
        for other in alternatives:
            read = [other.statement if one.id == other.instead_of else one for one in kept]
            step = UNKNOWNS[other.unknown].step
            lower, upper = self.system(read).bounds({other.unknown: 1})
            found.append(OtherBounds(other, lower * step, upper * step))
        return found

    def _figures_of(self, aim: Mapping[str, int], kept: Sequence[Statement]) -> tuple[str, ...]:
        """List the figures of statements about given counts and nothing outside their groups."""
        groups = {_group(name) for name in aim} - {""}
        named: set[str] = set()
        for one in kept:
            terms = {name for side in one.sides(self.figures) for name in side.terms}
            outside = {_group(name) for name in terms} - groups - {""} if groups else set()
            if terms & set(aim) and not outside:
                named.update(one.figures)
        return tuple(sorted(named))

    def _possible(
        self, one: Statement, kept: Sequence[Statement]
    ) -> tuple[Fraction, Fraction, Fraction]:
        """Give what a statement says, and between what the others keep it."""
        if isinstance(one, Relation):
            left, right = one.sides(self.figures)
            lower, upper = _bounds(self.system(kept), left)
            return right.constant, lower, upper
        figure = pick(self.figures, one.figure)
        for distance in range(1, _REACH):
            for printed in (figure.number + distance * figure.step * way for way in (1, -1)):
                rows = one.inequalities(self.figures, self.ways, printed)
                base = self.system(kept).inequalities
                if System(UNKNOWNS, [*base, *rows]).feasible():
                    return figure.number, printed, printed
        raise ArithmeticError(f"Nothing near {one.id} can hold.")


def _group(name: str) -> str:
    return name.partition(".")[2]


def _order() -> Iterator[tuple[str, str]]:
    """All counts in the order of choosing, each with its Lithuanian name."""
    for table, label in BY_GROUP.items():
        yield table, f"{label}, iš viso"
        yield from ((u.name, u.label) for u in UNKNOWNS.values() if u.table == table)
    yield from ((u.name, u.label) for u in UNKNOWNS.values() if u.table not in BY_GROUP)


def _exactly(aim: Mapping[str, int], value: int) -> tuple[Sum, Sum]:
    difference = Sum({name: Fraction(one) for name, one in aim.items()}, Fraction(-value))
    return not_negative(difference), not_negative(difference * -1)


def _bounds(system: System, total: Sum) -> tuple[Fraction, Fraction]:
    whole = {name: int(coefficient) for name, coefficient in total.terms.items()}
    return tuple(bound + total.constant for bound in system.bounds(whole))

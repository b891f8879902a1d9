"""What a consistency check is: a sentence that must hold, and the comparisons that test it.

The checks themselves are the report's, in its folder ``checks/``. They look at indicators, not at
raw tables: rules between tables stand beside the schemas. To add one, name the numbers as
`ataskaita.indicators.formulas` reads them and say why they must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ataskaita.indicators import Scope
from ataskaita.registry import Register
from ataskaita.values.values import Value

#: What became of a check.
PASSED, KNOWN, FAILED, SKIPPED = "passed", "known", "failed", "skipped"


@dataclass(frozen=True)
class Comparison:
    """A value and the limits it must keep; equal limits ask for equality.

    Parameters
    ----------
    subject : str
        What is compared, in Lithuanian.
    value : Value
        The number looked at.
    lower, upper : Value or None
        The limits; None where there is none.
    """

    subject: str
    value: Value
    lower: Value | None = None
    upper: Value | None = None

    @property
    def excess(self) -> Fraction:
        """How far the value lies outside its limits; 0 where it keeps them."""
        number = self.value.amount.number
        if self.lower is not None and number < self.lower.amount.number:
            return number - self.lower.amount.number
        if self.upper is not None and number > self.upper.amount.number:
            return number - self.upper.amount.number
        return Fraction(0)


#: Gives the comparisons of a check for a year, as far as its data goes.
Relation = Callable[[Scope, str], Iterator[Comparison]]


@dataclass(frozen=True)
class Check:
    """A consistency check.

    Parameters
    ----------
    id : str
        Such as ``SUMS-01``.
    title : str
        What holds where the check passes: a Lithuanian sentence.
    why : str
        Why it must hold and what a failure would mean, in Lithuanian.
    relations : tuple
        What is compared.
    exception : str
        The rule between raw tables that speaks of the same; its recorded exception, which says
        how far the two sides are apart, excuses this check, too.
    """

    id: str
    title: str
    why: str
    relations: tuple[Relation, ...]
    exception: str = ""

    @property
    def anchor(self) -> str:
        """The id of the place in the report that explains the check."""
        return f"check-{self.id.lower()}"


@dataclass(frozen=True)
class Outcome:
    """A check that was carried out.

    Parameters
    ----------
    check : Check
        The check.
    comparisons : tuple of Comparison
        All that the data allowed.
    excused : tuple of Comparison
        Those that do not hold but are recorded as known.
    reason : str
        The recorded reason.
    """

    check: Check
    comparisons: tuple[Comparison, ...]
    excused: tuple[Comparison, ...] = ()
    reason: str = ""

    @property
    def failures(self) -> tuple[Comparison, ...]:
        """The comparisons that do not hold and are not excused."""
        return tuple(c for c in self.comparisons if c.excess and c not in self.excused)

    @property
    def state(self) -> str:
        """``passed``, ``known``, ``failed`` or, where nothing could be compared, ``skipped``."""
        if self.failures:
            return FAILED
        if self.excused:
            return KNOWN
        return PASSED if self.comparisons else SKIPPED


#: The report's checks by id, in the order of the appendix.
CHECKS: Register[Check] = Register("checks", "checks")


def check(id: str, title: str, why: str, *relations: Relation, exception: str = "") -> None:
    """Enter a check in the registry; the parameters are those of `Check`."""
    CHECKS.enter(id, Check(id, title, why, relations, exception))


def run_checks(tables, year: int, checks: Iterable[Check]) -> list[Outcome]:
    """Carry out checks."""
    scope = Scope(tables, year)
    return [_run(scope, check) for check in checks]


def _run(scope: Scope, check: Check) -> Outcome:
    found = tuple(c for relation in check.relations for c in relation(scope, check.id))
    known = [
        k
        for k in (scope.tables.exceptions if check.exception else ())
        if k.rule == check.exception and k.year == scope.year
    ]
    sizes = [abs(Fraction(str(k.difference))) for k in known]

    def is_known(one: Comparison) -> bool:
        return any(abs(abs(one.excess) - size) < Fraction(1, 200) for size in sizes)

    excused = tuple(one for one in found if one.excess and is_known(one))
    return Outcome(check, found, excused, known[0].reason if excused else "")

"""A contradiction that a rule has found, and how grave it is.

Severity follows from the finding alone:

======== =========================================================================================
large    a sign or an outcome is wrong or missing, or numbers differ by 1 % or more
moderate numbers differ by 0,1 % or more, or texts say different things
small    numbers differ by less, digits were cut off, or only spelling or notation differs
======== =========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from ataskaita.values.measures import COUNT, Measure

LARGE, MODERATE, SMALL = SEVERITIES = ("large", "moderate", "small")

#: Relative differences from which a finding is large, and moderate.
LARGE_FROM, MODERATE_FROM = Fraction(1, 100), Fraction(1, 1000)


@dataclass(frozen=True)
class Side:
    """One side of a contradiction: a number or a text.

    Parameters
    ----------
    text : str
        The text, where there is no number.
    number : Fraction or None
    digits : int
        Decimal places to print.
    measure : Measure
    change : bool
        The number is a difference.
    """

    text: str = ""
    number: Fraction | None = None
    digits: int = 0
    measure: Measure = COUNT
    change: bool = False

    def __str__(self) -> str:
        if self.number is None:
            return self.text
        return self.measure.text(
            self.number, change=self.change, signed=self.change, digits=self.digits
        )


@dataclass(frozen=True)
class Finding:
    """A contradiction inside the edition.

    Parameters
    ----------
    about : str
        What the rule was broken by: a figure, a statement, a subject.
    title : str
        What contradicts itself, in Lithuanian.
    stated, expected : Side
        What is printed, and what follows from the rest.
    difference : str
        How far the two are apart, as the guard of an explanation quotes it.
    severity : str
        One of `SEVERITIES`.
    figures : tuple of str
        The figures and statements involved.
    lines : tuple of int
        Where they stand; a rule that looks at figures leaves it out.
    rule : str
        The rule's id; `ataskaita.reconcile.find` knows it.
    """

    about: str
    title: str
    stated: Side
    expected: Side
    difference: str
    severity: str
    figures: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    rule: str = ""

    @property
    def id(self) -> str:
        """The finding's id: an explanation names it."""
        return f"{self.rule}:{self.about}"


def apart(
    about: str, title: str, stated: Side, expected: Side, figures: Iterable[str], severity: str = ""
) -> Finding:
    """Two numbers that contradict each other; how gravely, follows from them where it is left out.

    The other parameters are those of `Finding`.
    """
    one, other = stated.number, expected.number
    severity = severity or by_size(one, other)
    return Finding(
        about, title, stated, expected, plain_number(one - other), severity, tuple(figures)
    )


def by_size(stated: Fraction, expected: Fraction) -> str:
    """The severity of a difference between two numbers."""
    if stated * expected < 0:
        return LARGE
    relative = abs(stated - expected) / max(abs(stated), abs(expected), Fraction(1, 10**9))
    return LARGE if relative >= LARGE_FROM else MODERATE if relative >= MODERATE_FROM else SMALL


def plain_number(number: Fraction) -> str:
    """A number as a guard quotes it: decimal point, no more than four decimal places."""
    return f"{round(float(number), 4):.10g}"


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings together that say the same of the same figure, and sort by severity."""
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        said = str(finding.expected)
        first = kept.get((finding.about, said))
        if first is None:
            kept[finding.about, said] = finding
            continue
        kept[finding.about, said] = replace(
            first,
            severity=min(first.severity, finding.severity, key=SEVERITIES.index),
            figures=tuple(dict.fromkeys((*first.figures, *finding.figures))),
            lines=tuple(sorted({*first.lines, *finding.lines})),
        )
    return sorted(kept.values(), key=lambda one: (SEVERITIES.index(one.severity), one.lines[:1]))

"""Values: an indicator's amount for one unit and year, as the report prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ataskaita.lithuanian.numbers import round_half_up
from ataskaita.values.amounts import MARKS, Amount
from ataskaita.values.measures import Measure

#: Signs that an id in a Markdown text, or in an address, may not hold as they are.
_UNSAFE = re.compile(r"[^a-zA-Z0-9._-]+")


@dataclass(frozen=True)
class Value:
    """A number the report can print.

    Parameters
    ----------
    indicator : str
        The indicator's id.
    unit : str
        ``library``, a group id or a unit id.
    year : int
        The year it speaks of; for a change, the later one.
    amount : Amount
        The exact number with its provenance.
    measure : Measure
        How it is printed.
    dimensions : mapping
        The indicator's further keys.
    kind : str
        ``value``, ``change`` (a difference to the year before) or ``relative`` (that difference
        in per cent of the year before).
    digits : int, optional
        Decimal places instead of the measure's own.
    signed, bare, absolute : bool
        Print a plus sign; leave the symbol out; leave the minus sign out because a word says it.
    published : Fraction, optional
        What the last published edition held; None where it did not print this value.
    flags : tuple of str
        Further marks, which only the place knows that shows it; see `signs`.
    """

    indicator: str
    unit: str
    year: int
    amount: Amount
    measure: Measure
    dimensions: Mapping[str, str] = field(default_factory=dict)
    kind: str = "value"
    digits: int | None = None
    signed: bool = False
    bare: bool = False
    absolute: bool = False
    published: Fraction | None = None
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The value's id: indicator, dimensions, unit, year and kind.

        Examples
        --------
        ``visits.total@north.2000`` or ``visits.by_month[may]@library.2000~change``.
        """
        inner = ",".join(self.dimensions.values())
        suffix = "" if self.kind == "value" else f"~{self.kind}"
        return f"{self.indicator}{f'[{inner}]' if inner else ''}@{self.unit}.{self.year}{suffix}"

    @property
    def anchor(self) -> str:
        """The value's id as a link to it may hold it: `key` without signs that need escaping.

        Examples
        --------
        ``visits.total-north-2000`` or ``visits.by_month-may-library-2000-change``.
        """
        kind = () if self.kind == "value" else (self.kind,)
        parts = (self.indicator, *self.dimensions.values(), self.unit, str(self.year), *kind)
        return "-".join(_UNSAFE.sub("_", part) for part in parts)

    @property
    def places(self) -> int:
        """The decimal places it is printed with."""
        return self.measure.digits if self.digits is None else self.digits

    @property
    def sign(self) -> int:
        """-1, 0 or 1: the sign of the number as printed, so that words agree with what one sees."""
        rounded = round_half_up(self.amount.number, self.places)
        return (rounded > 0) - (rounded < 0)

    @property
    def number(self) -> Fraction:
        """The exact number to print."""
        return abs(self.amount.number) if self.absolute else self.amount.number

    @property
    def text(self) -> str:
        """The printed text, without its mark."""
        return self.measure.text(
            self.number,
            signed=self.signed,
            bare=self.bare,
            change=self.kind == "change",
            digits=self.digits,
        )

    @property
    def revised(self) -> bool:
        """Whether an edition has printed another number in this place."""
        if self.published is None:
            return False
        now, then = replace(self, absolute=False), Amount.constant(self.published)
        return now.text != replace(now, amount=then).text

    @property
    def signs(self) -> tuple[str, ...]:
        """The marks of official statistics that it carries: ``e`` estimated, ``r`` revised."""
        uncertain = MARKS[self.amount.status].strip("[]")
        return tuple(s for s in (uncertain, "r" if self.revised else "", *self.flags) if s)

    @property
    def mark(self) -> str:
        """Its marks as printed, for instance ``[e]`` or ``[e, r]``; empty where it has none."""
        return f"[{', '.join(self.signs)}]" if self.signs else ""

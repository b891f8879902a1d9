"""Values: an indicator's amount for one unit and year, as the report prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from ataskaita.lithuanian.numbers import telling_digits
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import Measure
from ataskaita.values.stated import Stated, known_places, rounded

#: What a printed number may be: received as it is; recomputed, and published by the library itself;
#: recomputed, and settled by the bounds of what it rests on; or neither.
STATUSES = ("reported", "published", "settled", "reconstructed", "estimated")

#: The marks of official statistics, printed beside a number that nothing settles.
MARKS = {"reconstructed": "e", "estimated": "e"}

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
    spelled : str
        What stands for the digits: a word such as ``dvi``, or what somebody else has printed.
    stated : tuple of Stated
        What the library itself has published of this number.
    in_full : bool
        Print all digits even where its bounds are wide: the place shows them, or compares.
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
    spelled: str = ""
    stated: tuple[Stated, ...] = ()
    in_full: bool = False
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

    @cached_property
    def places(self) -> int:
        """The decimal places it is printed with: never as none, a part of a whole never as all."""
        digits = self.measure.digits if self.digits is None else self.digits
        if self.kind != "value" or not (self.digits is None or self.measure.share):
            return digits
        number = self.amount.number
        digits = telling_digits(-number, [0], digits)
        return telling_digits(number, [100], digits) if self.measure.share else digits

    @cached_property
    def status(self) -> str:
        """How certain the number is as it is printed: one of `STATUSES`.

        A number that the library has published, or of which the bounds leave only one as printed,
        is no estimate, whatever it was recomputed from.
        """
        amount = self.amount
        if amount.status == "reported":
            return "reported"
        if any(one.settles(amount.number, self.places) for one in self.stated):
            return "published"
        ends = {rounded(end, self.places) for end in (amount.lower, amount.upper)}
        return "settled" if ends == {rounded(amount.number, self.places)} else amount.status

    @cached_property
    def known(self) -> int:
        """The decimal places to which it is known, at most `places`; below 0 are tens, hundreds."""
        if self.in_full or self.status not in MARKS:
            return self.places
        bounds = self.amount
        return known_places(bounds.number, bounds.lower, bounds.upper, self.places)

    @property
    def about(self) -> bool:
        """Whether it is rounded because its bounds are wide: ``apie 1 800``."""
        return self.known < self.places

    @property
    def disputed(self) -> tuple[Stated, ...]:
        """What the library has published of it that is another number than the one printed."""
        other = (one for one in self.stated if not one.agrees(self.shown, self.places))
        return tuple({one.number: one for one in other}.values())

    @property
    def agreed(self) -> bool:
        """Whether the library has published this very number."""
        return any(one.agrees(self.shown, self.places) for one in self.stated)

    @property
    def shown(self) -> Fraction:
        """The number as it is printed, with its sign."""
        return rounded(self.amount.number, self.known)

    @property
    def sign(self) -> int:
        """-1, 0 or 1: the sign of the number as printed, so that words agree with what one sees."""
        return (self.shown > 0) - (self.shown < 0)

    @property
    def number(self) -> Fraction:
        """The exact number."""
        return abs(self.amount.number) if self.absolute else self.amount.number

    @property
    def text(self) -> str:
        """The printed text, without its mark."""
        if self.spelled:
            return self.spelled
        number = rounded(self.number, self.known) if self.about else self.number
        return self.measure.text(
            number,
            signed=self.signed,
            bare=self.bare,
            change=self.kind == "change",
            digits=max(self.known, 0),
        )

    @property
    def revised(self) -> bool:
        """Whether an edition has printed another number in this place."""
        if self.published is None:
            return False
        return rounded(self.amount.number, self.places) != rounded(self.published, self.places)

    @property
    def signs(self) -> tuple[str, ...]:
        """The marks of official statistics that it carries: ``e`` estimated, ``r`` revised."""
        uncertain = MARKS.get(self.status, "")
        return tuple(s for s in (uncertain, "r" if self.revised else "", *self.flags) if s)

    @property
    def mark(self) -> str:
        """Its marks as printed, for instance ``[e]`` or ``[e, r]``; empty where it has none."""
        return f"[{', '.join(self.signs)}]" if self.signs else ""

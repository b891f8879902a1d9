"""Exact numbers that carry their formula, their bounds and the raw rows they rest on.

An `Amount` is used like a number: sums, differences, products and quotients of amounts are
amounts. Nothing is rounded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

#: From the most to the least certain; a result is as certain as its least certain input.
STATUSES = ("reported", "reconstructed", "estimated")


#: Rows of one source that are kept one by one; of more, only the first and how many there are.
KEPT_ROWS = 200


@dataclass(frozen=True)
class Row:
    """One row of a raw table that a number rests on.

    Parameters
    ----------
    line : int
        The line in the file; the header is line 1.
    name : str
        The row's keys, for instance ``north, may``.
    value, status, lower, upper : str
        As they stand in the file.
    received : str
        What the file holds where a correction put `value` in its place; else empty.
    """

    line: int
    name: str
    value: str
    status: str = "reported"
    lower: str = ""
    upper: str = ""
    received: str = ""


@dataclass(frozen=True)
class Source:
    """Rows of a raw table that were added up.

    Parameters
    ----------
    table : str
        The table's name.
    year : int
        The year the rows speak of.
    path : str
        The file, from the project's root.
    sha256 : str
        The file's checksum.
    rows : tuple of Row
        The rows, `KEPT_ROWS` of them at most.
    count : int
        How many rows there are.
    column : str
        The column the numbers stand in; ``*`` where the rows themselves were counted.
    """

    table: str
    year: int
    path: str
    sha256: str
    rows: tuple[Row, ...]
    count: int
    column: str = "value"

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the kept rows."""
        return tuple(row.line for row in self.rows)

    @property
    def corrected(self) -> tuple[int, ...]:
        """The lines of the kept rows that a correction has changed."""
        return tuple(row.line for row in self.rows if row.received)


@dataclass(frozen=True)
class Node:
    """A step of a formula: an operator over parts, or a leaf (source, indicator, constant)."""

    kind: str
    parts: tuple[Node, ...] = ()
    source: Source | None = None
    name: str = ""
    number: Fraction = Fraction(0)


@dataclass(frozen=True)
class Amount:
    """An exact number with its provenance.

    Parameters
    ----------
    number, lower, upper : Fraction
        The number and the bounds that its inputs leave it; equal where all inputs are reported.
    status : str
        One of `STATUSES`.
    formula : Node
        How the number came about.
    """

    number: Fraction
    lower: Fraction
    upper: Fraction
    status: str = "reported"
    formula: Node = field(default_factory=lambda: Node("constant"))

    @classmethod
    def constant(cls, number: Fraction | int) -> Amount:
        """Make an amount of a number that the formula itself contains, such as 100."""
        exact = Fraction(number)
        return cls(exact, exact, exact, "reported", Node("constant", number=exact))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All raw rows the number rests on, each once, in the order of the formula."""
        return tuple(dict.fromkeys(_sources(self.formula)))

    def named(self, name: str) -> Amount:
        """The same amount as a step that a formula calls by a name."""
        step = Node("indicator", (self.formula,), name=name, number=self.number)
        return Amount(self.number, self.lower, self.upper, self.status, step)

    def __add__(self, other: Amount | int) -> Amount:
        other = _amount(other)
        ends = [self.lower + other.lower, self.upper + other.upper]
        return self._with(other, "+", self.number + other.number, ends)

    def __sub__(self, other: Amount | int) -> Amount:
        other = _amount(other)
        ends = [self.lower - other.upper, self.upper - other.lower]
        return self._with(other, "-", self.number - other.number, ends)

    def __mul__(self, other: Amount | int) -> Amount:
        other = _amount(other)
        ends = [a * b for a in (self.lower, self.upper) for b in (other.lower, other.upper)]
        return self._with(other, "*", self.number * other.number, ends)

    def __truediv__(self, other: Amount | int) -> Amount:
        other = _amount(other)
        ends = [a / b for a in (self.lower, self.upper) for b in (other.lower, other.upper)]
        return self._with(other, "/", self.number / other.number, ends)

    def __radd__(self, other: int) -> Amount:
        return _amount(other) + self

    def __rmul__(self, other: int) -> Amount:
        return _amount(other) * self

    def _with(self, other: Amount, sign: str, number: Fraction, ends: list[Fraction]) -> Amount:
        formula = Node(sign, (self.formula, other.formula), number=number)
        return Amount(number, min(ends), max(ends), least_certain(self, other), formula)


def least_certain(*amounts: Amount) -> str:
    """The status of a result: that of its least certain input."""
    return max((a.status for a in amounts), key=STATUSES.index, default="reported")


def total(amounts: Iterable[Amount]) -> Amount:
    """Add up amounts; the formula is one sum, not a chain of sums."""
    parts = list(amounts)
    if len(parts) == 1:
        return parts[0]
    number, lower, upper = (
        sum((getattr(p, name) for p in parts), Fraction(0)) for name in ("number", "lower", "upper")
    )
    formula = Node("+", tuple(p.formula for p in parts), number=number)
    return Amount(number, lower, upper, least_certain(*parts), formula)


def _amount(other: Amount | int) -> Amount:
    return other if isinstance(other, Amount) else Amount.constant(other)


def _sources(node: Node) -> Iterator[Source]:
    if node.source is not None:
        yield node.source
    for part in node.parts:
        yield from _sources(part)

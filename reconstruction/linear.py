"""Exact linear arithmetic: sums of counts and printed figures, and what makes them 0 or more.

A sum is written as text, for instance ``"books.rural"``, ``"users"`` (all groups together),
``"F038 - F057"`` or ``"F003 - 1"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from reconstruction.figures import Figure, pick
from reconstruction.unknowns import UNKNOWNS

_TERM = re.compile(r"([+-]?)\s*([\w.]+)")
_FIGURE = re.compile(r"F\d{3}")


@dataclass(frozen=True)
class Sum:
    """A linear expression: unknown counts with their coefficients, and a constant."""

    terms: Mapping[str, Fraction]
    constant: Fraction = Fraction(0)

    def __add__(self, other: Sum) -> Sum:
        names = dict.fromkeys([*self.terms, *other.terms])
        terms = {name: self.terms.get(name, 0) + other.terms.get(name, 0) for name in names}
        return Sum({k: v for k, v in terms.items() if v}, self.constant + other.constant)

    def __sub__(self, other: Sum) -> Sum:
        return self + other * -1

    def __mul__(self, factor: Fraction | int) -> Sum:
        return Sum({k: v * factor for k, v in self.terms.items()}, self.constant * factor)

    def holds(self, counts: Mapping[str, int]) -> bool:
        """Whether it is 0 or more for given counts."""
        return self.at(counts) >= 0

    def at(self, counts: Mapping[str, int]) -> Fraction:
        """Its value for given counts."""
        return self.constant + sum((v * counts[k] for k, v in self.terms.items()), Fraction(0))


def not_negative(total: Sum, *, strictly: bool = False) -> Sum:
    """Turn ``total >= 0`` (or ``> 0``) into whole numbers: a sum that must be 0 or more.

    Times the common denominator the left side is a whole number, so more than 0 means at least 1.
    """
    scale = lcm(total.constant.denominator, *(v.denominator for v in total.terms.values()))
    whole = {name: int(v * scale) for name, v in total.terms.items()}
    return Sum(whole, int(total.constant * scale) - int(strictly))


def parse(text: str, figures: Mapping[str, Figure]) -> Sum:
    """Read a sum written as text."""
    total = Sum({})
    for sign, name in _TERM.findall(text):
        total += _term(name, figures) * (-1 if sign == "-" else 1)
    return total


def figure_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """List the figures that texts name, each once."""
    return tuple(dict.fromkeys(found for text in texts for found in _FIGURE.findall(text)))


def _term(name: str, figures: Mapping[str, Figure]) -> Sum:
    if name.isdigit():
        return Sum({}, Fraction(name))
    if _FIGURE.fullmatch(name):
        return Sum({}, pick(figures, name).number)
    if name in UNKNOWNS:
        return Sum({name: UNKNOWNS[name].step})
    parts = [unknown for unknown in UNKNOWNS.values() if unknown.name.startswith(f"{name}.")]
    if not parts:
        raise ValueError(f"{name!r} is neither a figure nor an unknown count")
    return Sum({unknown.name: unknown.step for unknown in parts})

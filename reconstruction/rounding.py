"""Which exact numbers a printed one may stand for.

The source rounds percentages half up and cuts per-head values off. Half up means away from zero,
as everywhere in the report, so the interval of a negative number is the mirror image.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

TRUNCATED = "truncated"
HALF_UP = "half_up"

#: What the source does, by the kind of figure.
SOURCE: Mapping[str, str] = MappingProxyType({"per_head": TRUNCATED, "percent": HALF_UP})


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`; an open end does not belong to it."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, number: Fraction) -> bool:
        above = number > self.low or (number == self.low and not self.low_open)
        below = number < self.high or (number == self.high and not self.high_open)
        return above and below


def interval(printed: Fraction, step: Fraction, way: str) -> Interval:
    """Give all numbers that are printed as a given one.

    Parameters
    ----------
    printed : Fraction
        What is printed.
    step : Fraction
        One unit of its last decimal place.
    way : {"truncated", "half_up"}
        How it was shortened.
    """
    below, above = (Fraction(0), step) if way == TRUNCATED else (step / 2, step / 2)
    if printed < 0:
        return Interval(printed - above, printed + below, low_open=True)
    if printed == 0:
        return Interval(-above, above, low_open=True, high_open=True)
    return Interval(printed - below, printed + above, high_open=True)

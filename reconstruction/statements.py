"""What a printed figure says about counts, in a form that can be checked and searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reconstruction.figures import Figure, pick
from reconstruction.linear import Sum, figure_ids, not_negative, parse
from reconstruction.rounding import interval


@dataclass(frozen=True)
class Ratio:
    """A printed quotient.

    Parameters
    ----------
    label : str
        What it is, in Lithuanian.
    figure : str
        The figure that prints it.
    of, per : str
        The sums above and below the line.
    kind : {"per_head", "percent"}
        Which decides how the source shortens it; a percentage counts in hundredths.
    since : str
        For a difference of percentages: the figure that was subtracted as printed.
    shortened : str
        How this very figure is shortened, where it is not as its kind.
    """

    label: str
    figure: str
    of: str
    per: str
    kind: Literal["per_head", "percent"]
    since: str = ""
    shortened: str = ""

    @property
    def id(self) -> str:
        """What names the statement."""
        return self.figure

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it rests on."""
        return figure_ids((self.figure, self.of, self.per, self.since))

    def sides(self, figures: Mapping[str, Figure]) -> tuple[Sum, Sum]:
        """Give the sums above and below the line, factor and subtracted figure included."""
        per = parse(self.per, figures)
        above = parse(self.of, figures) * (100 if self.kind == "percent" else 1)
        if self.since:
            above -= per * pick(figures, self.since).number
        return above, per

    def inequalities(
        self,
        figures: Mapping[str, Figure],
        ways: Mapping[str, str],
        printed: Fraction | None = None,
    ) -> list[Sum]:
        """State it in whole numbers.

        Parameters
        ----------
        figures : Mapping
            The printed figures.
        ways : Mapping
            How figures of each kind are shortened.
        printed : Fraction, optional
            Another value in place of the printed one.
        """
        above, per = self.sides(figures)
        figure = pick(figures, self.figure)
        value = figure.number if printed is None else printed
        span = interval(value, figure.step, self.shortened or ways[self.kind])
        return [
            not_negative(above - per * span.low, strictly=span.low_open),
            not_negative(per * span.high - above, strictly=span.high_open),
            not_negative(per, strictly=True),
        ]


@dataclass(frozen=True)
class Relation:
    """Two sums, equal or one no more than the other.

    Parameters
    ----------
    id : str
        What names the statement.
    label : str
        What the left side is, in Lithuanian.
    left, right : str
        The sums.
    sign : {"=", "<="}
        How they compare.
    """

    id: str
    label: str
    left: str
    sign: Literal["=", "<="]
    right: str

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it rests on."""
        return figure_ids((self.left, self.right))

    def sides(self, figures: Mapping[str, Figure]) -> tuple[Sum, Sum]:
        """Give the left and the right sum."""
        return parse(self.left, figures), parse(self.right, figures)

    def inequalities(self, figures: Mapping[str, Figure], ways: Mapping[str, str]) -> list[Sum]:
        """State it in whole numbers."""
        left, right = self.sides(figures)
        found = [not_negative(right - left)]
        return [*found, not_negative(left - right)] if self.sign == "=" else found


Statement = Ratio | Relation


@dataclass(frozen=True)
class Alternative:
    """Another reading of one statement, for comparison; no stored value rests on it.

    Parameters
    ----------
    unknown : str
        The count whose bounds it moves.
    label : str
        The reading, in Lithuanian.
    instead_of : str
        The id of the statement that it replaces.
    statement : Ratio
        The replacement.
    """

    unknown: str
    label: str
    instead_of: str
    statement: Ratio

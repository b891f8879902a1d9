"""Search for whole numbers: a thin layer over the integer programming of scipy.

The solver works in floating point, so what it finds is rounded and then checked against every
inequality in exact integers; a wrong answer never gets out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from ataskaita.errors import UserError
from ataskaita.translation import _
from reconstruction.linear import Sum, not_negative

Counts = dict[str, int]

#: What scipy's `milp` calls a problem without a solution.
_INFEASIBLE = 2


class System:
    """Inequalities over counts of 0 or more.

    Parameters
    ----------
    names : iterable of str
        The counts.
    inequalities : sequence of Sum
        What must be 0 or more, in whole numbers.
    """

    def __init__(self, names: Iterable[str], inequalities: Sequence[Sum]) -> None:
        self._place = {name: place for place, name in enumerate(names)}
        self.inequalities = tuple(inequalities)
        numpy, _ = _libraries()
        self._matrix = numpy.zeros((len(self.inequalities), len(self._place)))
        self._floor = numpy.array([-row.constant for row in self.inequalities], dtype=float)
        for row, inequality in enumerate(self.inequalities):
            for name, coefficient in inequality.terms.items():
                self._matrix[row, self._place[name]] = coefficient

    def plus(self, *inequalities: Sum) -> System:
        """Make the same system with more that must hold."""
        return System(self._place, (*self.inequalities, *inequalities))

    def least(self, aim: Mapping[str, int]) -> Counts | None:
        """Find counts that make a sum as small as possible.

        Parameters
        ----------
        aim : Mapping
            The coefficients of that sum; empty to find any feasible counts.

        Returns
        -------
        dict or None
            None where no whole numbers satisfy everything.
        """
        numpy, optimize = _libraries()
        cost = numpy.zeros(len(self._place))
        for name, coefficient in aim.items():
            cost[self._place[name]] = coefficient
        # scipy's default tolerates an optimum that is one part in 10 000 off.
        result = optimize.milp(
            cost,
            constraints=optimize.LinearConstraint(self._matrix, self._floor),
            integrality=numpy.ones(len(self._place)),
            options={"mip_rel_gap": 0},
        )
        if result.status == _INFEASIBLE:
            return None
        if result.status != 0:
            raise ArithmeticError(f"The search gave up: {result.message}")
        counts = {name: round(result.x[place]) for name, place in self._place.items()}
        if not all(inequality.holds(counts) for inequality in self.inequalities):
            raise ArithmeticError("The search found counts that do not hold in exact arithmetic.")
        return counts

    def feasible(self) -> bool:
        """Whether any counts satisfy everything."""
        return self.least({}) is not None

    def bounds(self, aim: Mapping[str, int]) -> tuple[int, int]:
        """Find the smallest and the largest value that a sum can have."""
        smallest, largest = self._smallest(aim), self._largest(aim)
        if smallest is None or largest is None:
            raise ArithmeticError("There are no feasible counts to take bounds of.")
        return smallest, largest

    def nearest(self, aim: Mapping[str, int], middle: Fraction) -> int:
        """Find the feasible value of a sum nearest to a number, the larger one of two."""
        total = Sum({name: Fraction(coefficient) for name, coefficient in aim.items()})
        above = self.plus(not_negative(total - Sum({}, Fraction(ceil(middle)))))._smallest(aim)
        if above == ceil(middle):
            return above
        below = self.plus(not_negative(Sum({}, Fraction(floor(middle))) - total))._largest(aim)
        found = [value for value in (above, below) if value is not None]
        if not found:
            raise ArithmeticError(f"No feasible value is left for {', '.join(aim)}.")
        return min(found, key=lambda value: (abs(value - middle), -value))

    def _smallest(self, aim: Mapping[str, int]) -> int | None:
        counts = self.least(aim)
        return None if counts is None else _value(aim, counts)

    def _largest(self, aim: Mapping[str, int]) -> int | None:
        counts = self.least({name: -coefficient for name, coefficient in aim.items()})
        return None if counts is None else _value(aim, counts)


def _value(aim: Mapping[str, int], counts: Counts) -> int:
    return sum(coefficient * counts[name] for name, coefficient in aim.items())


def _libraries():
    try:
        import numpy
        from scipy import optimize
    except ImportError as error:
        raise UserError(
            _("The reconstruction needs {package}, which is not installed.").format(
                package=error.name
            ),
            _("Install the extra: pip install 'ataskaita[reconstruct]'."),
        ) from None
    return numpy, optimize

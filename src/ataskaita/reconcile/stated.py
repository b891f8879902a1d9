"""What published editions state of each number, for the values that a chapter prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ataskaita.data.table_names import PUBLISHED
from ataskaita.indicators import REGISTRY
from ataskaita.reconcile.figures import Figure, Subject, figure_of
from ataskaita.values.stated import Stated
from ataskaita.values.values import Value

if TYPE_CHECKING:
    from ataskaita.data.tables import Tables

#: What a figure must be to state a value: a target, or a number that is denied, states none.
_KINDS = ("value", "change", "relative")


class StatedFigures:
    """All that editions have published, by what it is a number of.

    Parameters
    ----------
    tables : Tables
        The validated data; the printed figures are among it.
    years : iterable of int
        The editions to look at.
    """

    def __init__(self, tables: Tables, years) -> None:
        self._found: dict[Subject, list[Stated]] = {}
        for year in years:
            table = tables.get(PUBLISHED, year)
            if table is None:
                continue
            for figure in map(figure_of, table.rows.records()):
                if figure.what in _KINDS and figure.key in REGISTRY:
                    self._found.setdefault(figure.subject, []).append(stated_by(figure))

    def of(self, value: Value) -> tuple[Stated, ...]:
        """What is stated of a value; none of what no indicator computes."""
        if value.indicator not in REGISTRY:
            return ()
        names = REGISTRY[value.indicator].dimensions
        categories = tuple(value.dimensions[name] for name in names)
        place = (value.indicator, categories, value.unit, value.year, value.kind)
        return tuple(self._found.get(place, ()))


def stated_by(figure: Figure) -> Stated:
    """What a printed figure states."""
    where = f"{figure.section}, lentelė „{figure.table}“" if figure.table else figure.section
    shown = (figure.id, figure.signed, figure.digits, figure.is_exact, figure.printed)
    return Stated(*shown, where, figure.sign_is_lost)

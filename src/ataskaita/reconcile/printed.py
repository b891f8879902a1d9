"""The printed figures as the data of the indicators: every definition becomes a relation.

Computed over a `PrintedScope`, an indicator defined by other indicators gives what the edition
should have printed, judging by its own figures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ataskaita.data.table_names import UNITS
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope
from ataskaita.reconcile.edition import Edition
from ataskaita.translation import _
from ataskaita.values.amounts import Amount, Node


@dataclass(frozen=True)
class PrintedScope(Scope):
    """An edition, and its data, seen from one year and unit.

    Parameters
    ----------
    edition : Edition
    """

    edition: Edition | None = None

    def indicator(self, key: str, **dimensions: str) -> Amount:
        """Take the printed figure, or what follows from other printed figures."""
        return self.amount(key, tuple(dimensions.values()))

    def amount(self, key: str, categories: tuple[str, ...] = ()) -> Amount:
        """Do the same for categories given in order; the indicator need not be a known one."""
        figure = self.edition.find(key, categories, self.unit, self.year)
        return figure.amount() if figure else self.definition(key, categories)

    def definition(self, key: str, categories: tuple[str, ...] = ()) -> Amount:
        """Compute the indicator, even if it is itself printed."""
        if key not in REGISTRY:
            raise NotAvailable(_("{indicator} is not printed").format(indicator=key))
        indicator = REGISTRY[key]
        return indicator.compute(self, **dict(zip(indicator.dimensions, categories, strict=True)))

    def reconstructed(self, key: str) -> Amount:
        """A count that the edition leaves out, with the bounds its ratios leave it."""
        id = key if self.unit == LIBRARY else f"{key}.{self.unit}"
        for count in self.edition.reconstruction.get("counts", ()):
            if count["id"] == id and count.get("year", self.edition.year) == self.year:
                number, *ends = (Fraction(str(count[one])) for one in ("value", "lower", "upper"))
                return Amount(number, *ends, "reconstructed", Node("constant", number=number))
        raise NotAvailable(_("{indicator} was not reconstructed").format(indicator=key))

    def sum(self, table: str, **keys: str) -> Amount:
        """Raw data is not part of an edition."""
        raise NotAvailable(_("the edition does not print {table}").format(table=table))

    at = sum

    def count(self, table: str, **keys: str) -> Amount:
        """Only the register of units is shared by all editions."""
        if table != UNITS:
            raise NotAvailable(_("the edition does not print {table}").format(table=table))
        counted = super().count(table, **keys)
        return replace(counted, formula=Node("constant", number=counted.number))

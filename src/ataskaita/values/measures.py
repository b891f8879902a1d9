"""Units of measure: how many decimal places a number has, and the symbol behind it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ataskaita.lithuanian.numbers import NBSP, format_number


@dataclass(frozen=True)
class Measure:
    """A unit of measure.

    Parameters
    ----------
    name : str
        What tables and the catalogue call it, in Lithuanian.
    digits : int
        Decimal places to print.
    symbol : str
        Printed behind the number in running text; empty where the sentence names the thing.
    change_name, change_symbol : str
        The same for a difference of two such numbers, where it differs (percentage points).
    trim : bool
        Leave the decimal places out where they are all zero (amounts of money).
    shared : bool
        Several units may have the same ones (titles), so that units don't add up to the library.
    share : bool
        Parts of a whole in per cent: exactly none and exactly all have no decimal places, ``0 %``
        and ``100 %``, and nothing is rounded to it.
    english : str
        What English readers call it, where the term of a standard does not say it: ``EUR``.
    """

    name: str
    digits: int = 0
    symbol: str = ""
    change_name: str = ""
    change_symbol: str = ""
    trim: bool = False
    shared: bool = False
    share: bool = False
    english: str = ""

    def text(
        self,
        number: Fraction,
        *,
        signed: bool = False,
        bare: bool = False,
        change: bool = False,
        digits: int | None = None,
    ) -> str:
        """Print a number of this measure.

        Parameters
        ----------
        number : Fraction
            The exact number.
        signed : bool
            Show a plus sign.
        bare : bool
            Without the symbol, for a column whose heading names it.
        change : bool
            The number is a difference of two numbers of this measure.
        digits : int, optional
            Decimal places instead of the measure's own.
        """
        places = self.digits if digits is None else digits
        if self.trim and not bare and Fraction(number).denominator == 1:
            places = 0
        if self.share and number in (0, 100):
            places = 0
        text = format_number(number, places, signed=signed)
        symbol = self.symbol_of("change" if change else "value")
        return text if bare or not symbol else f"{text}{NBSP}{symbol}"

    def symbol_of(self, kind: str) -> str:
        """The symbol behind a value, or behind a ``change``, which may have another."""
        return (kind == "change" and self.change_symbol) or self.symbol


#: What every report counts in, and what the engine itself computes; others are the report's own.
COUNT = Measure("vnt.")
DECIMAL = Measure("vnt.", 2, trim=True)
PERCENT = Measure("%", 1, "%", "proc. p.", "proc. p.", share=True, english="%")

"""A printed figure: its text, the number it stands for, and what it states of which value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ataskaita.data.table_names import PUBLISHED
from ataskaita.data.tables import Tables
from ataskaita.indicators import REGISTRY
from ataskaita.indicators.formulas import split_call
from ataskaita.lithuanian.numbers import round_half_up
from ataskaita.reconcile.findings import Side
from ataskaita.values.amounts import Amount, Node
from ataskaita.values.measures import COUNT, PERCENT, Measure
from ataskaita.values.stated import Stated, cut
from ataskaita.values.values import Value

#: What stands where a sign should, when a list mark has taken its place.
LOST_SIGNS = ("·", "•")


#: The columns of texts; a gap is an empty one.
_TEXTS = ("printed", "section", "table", "place", "measure", "unit", "what", "direction", "basis")

#: What a figure must be to state a value: a target, or a number that is denied, states none.
_KINDS = ("value", "change", "relative")

#: What a figure is a number of; see `Figure.subject`.
Subject = tuple[str, tuple[str, ...], str, int, str]


@dataclass(frozen=True)
class Figure:
    """A figure that an edition printed, or a number that its words say.

    Parameters
    ----------
    id : str
        ``F`` and a number for a figure, ``S`` and a number for a statement.
    line : int
        The line of the edition's text.
    printed : str
        As printed.
    number : Fraction
        What the printed text stands for.
    year : int
        The year; of a change, the later one.
    unit : str
        ``library``, a group or a unit.
    call : str
        The indicator with its categories; empty where there is none.
    section : str
        The number or the name of the edition's section.
    table, place : str
        The table (empty for a sentence), and the row and column or the sentence's subject.
    digits : int
        Decimal places printed.
    measure : str
        The unit of measure, as the edition calls it.
    what : str
        ``value``, ``change``, ``relative``, ``target`` or ``denied``.
    direction : str
        ``up`` or ``down`` where a word, not a sign, tells the direction.
    basis : str
        ``input`` where raw data was entered because of this figure, though it is not the same
        number.
    """

    id: str
    line: int
    printed: str
    number: Fraction
    year: int
    unit: str
    call: str
    section: str = ""
    table: str = ""
    place: str = ""
    digits: int = 0
    measure: str = ""
    what: str = "value"
    direction: str = ""
    basis: str = ""

    @property
    def key(self) -> str:
        """The indicator's id."""
        return split_call(self.call)[1] if self.call else ""

    @property
    def categories(self) -> tuple[str, ...]:
        """The indicator's categories, in the order of its dimensions."""
        return split_call(self.call)[2] if self.call else ()

    @property
    def dimensions(self) -> dict[str, str]:
        """The same by name."""
        names = REGISTRY[self.key].dimensions if self.key in REGISTRY else ()
        return dict(zip(names, self.categories, strict=False))

    @property
    def subject(self) -> Subject:
        """What it is a number of: indicator, categories, unit, year and what of it is told."""
        return self.key, self.categories, self.unit, self.year, self.what

    def stands_in(self, section: str) -> bool:
        """Whether it stands in a section or below: ``I.1.2`` and ``I.1 Fondas`` do in ``I.1``."""
        rest = self.section.removeprefix(section)
        return self.section.startswith(section) and rest[:1] in ("", ".", " ")

    @property
    def signed(self) -> Fraction:
        """The number with the sign that the words around it give."""
        return -abs(self.number) if self.direction == "down" else self.number

    @property
    def sign_is_lost(self) -> bool:
        """Whether a list mark stands where the sign should be."""
        return self.printed.startswith(LOST_SIGNS)

    @property
    def known_measure(self) -> Measure:
        """How its indicator is measured; a change in per cent is a percentage."""
        if self.what == "relative" or self.key not in REGISTRY:
            return PERCENT if self.what == "relative" else COUNT
        return REGISTRY[self.key].measure

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded: a count, an amount of money, a target."""
        counted = self.known_measure.digits == 0 or self.known_measure.trim
        return self.what == "target" or (counted and self.what != "relative")

    def amount(self) -> Amount:
        """The number with the bounds that rounding, or cutting digits off, leaves it."""
        number = self.signed
        step = Fraction(0) if self.is_exact else Fraction(1, 10**self.digits)
        low, high = (step / 2, step) if number >= 0 else (step, step / 2)
        formula = Node("printed", name=self.id, number=number)
        return Amount(number, number - low, number + high, formula=formula)

    def side(self, number: Fraction, digits: int | None = None, *, change: bool = False) -> Side:
        """A number as it would stand in this figure's place, with as many digits if not told."""
        digits = self.digits if digits is None else digits
        return Side("", number, digits, self.known_measure, change)

    def says(self, exact: Fraction) -> str:
        """How an exact number agrees with what is printed.

        Returns
        -------
        str
            ``rounded``, ``truncated``, ``unsigned`` (but for a sign that is lost) or ``disagrees``.
        """
        printed, found = self.signed, exact
        if self.sign_is_lost:
            printed, found = abs(printed), abs(found)
        if Fraction(round_half_up(found, self.digits)) == printed:
            return "unsigned" if self.sign_is_lost else "rounded"
        return "truncated" if cut(found, self.digits) == printed else "disagrees"


def figure_of(row: Mapping[str, Any]) -> Figure:
    """Make a figure of a row of ``data/published/<year>.csv``."""
    return Figure(
        id=row["id"],
        line=int(row["line"]),
        number=Fraction(str(row["number"])),
        # Of a change, which names two years, the later one.
        year=int(row["year"][:4]),
        call=_text(row["indicator"]),
        digits=int(row["digits"]),
        **{name: _text(row[name]) for name in _TEXTS},
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def figures_in(node: Node) -> tuple[str, ...]:
    """The printed figures a formula rests on, each once."""
    found = [node.name] if node.kind == "printed" else []
    for part in node.parts:
        found += figures_in(part)
    return tuple(dict.fromkeys(found))


class StatedFigures:
    """All that editions have published, by what it is a number of.

    Parameters
    ----------
    tables : Tables
        The validated data; the printed figures are among it.
    years : iterable of int
        The editions to look at.
    """

    def __init__(self, tables: Tables, years: Iterable[int]) -> None:
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

"""A published edition: its figures, statements and text, and the relations that must hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding
from ataskaita.data.table_names import PUBLISHED
from ataskaita.errors import DataErrors
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope, compute
from ataskaita.reconcile.facts import Facts, read_facts
from ataskaita.reconcile.figures import Figure, Subject, figure_of
from ataskaita.text_file import read_text
from ataskaita.translation import _
from ataskaita.yaml_file import read_mapping

if TYPE_CHECKING:
    from ataskaita.data.tables import Tables
    from ataskaita.project import Project

#: What must hold between printed figures, of whatever year.
RELATIONS = "data/published/relations.yml"

_NOT_DIGITS = re.compile(r"[^\d,]")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Relation:
    """A declared relation: its id, what must hold, and the same as a Lithuanian sentence."""

    id: str
    says: str
    title: str


@dataclass(frozen=True)
class Edition:
    """What was published of a year, beside the validated data of the same year.

    Parameters
    ----------
    year : int
    tables : Tables
        The validated data.
    label : callable
        Gives the Lithuanian word for a category of a column, in the words of a table.
    figures : tuple of Figure
        Every printed figure; empty where the year's report is not published yet.
    facts : Facts
    relations : tuple of Relation
    text : tuple of str
        The lines of the edition.
    reconstruction : mapping
        What the search for the counts behind the ratios has found.
    files : tuple of str
        All that was read, from the project's root.
    """

    year: int
    tables: Tables
    label: Callable[[str, str, str], str]
    figures: tuple[Figure, ...]
    facts: Facts = field(default_factory=Facts)
    relations: tuple[Relation, ...] = ()
    text: tuple[str, ...] = ()
    reconstruction: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    @cached_property
    def stated(self) -> tuple[Figure, ...]:
        """Numbers that the text says without printing them beside their subject."""
        return tuple(
            Figure(fact.id, fact.line, fact.quote, Fraction(str(fact["value"])), self.year,
                   fact["unit"] or LIBRARY, fact["indicator"])
            for fact in self.facts.of("number")
        )  # fmt: skip

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """Figures and stated numbers."""
        return (*self.figures, *self.stated)

    @cached_property
    def by_id(self) -> dict[str, Figure]:
        """All of them under their id."""
        return {figure.id: figure for figure in self.all}

    @cached_property
    def line_of(self) -> dict[str, int]:
        """Where each figure and each statement stands."""
        return {one.id: one.line for one in (*self.figures, *self.facts.all)}

    @cached_property
    def _found(self) -> dict[Subject, Figure]:
        found: dict[Subject, Figure] = {}
        # A table states a number with more care than a sentence does.
        for figure in sorted(self.all, key=lambda figure: not figure.table):
            found.setdefault(figure.subject, figure)
        return found

    def find(
        self,
        key: str,
        categories: tuple[str, ...] = (),
        unit: str = LIBRARY,
        year: int | None = None,
        what: str = "value",
    ) -> Figure | None:
        """The figure printed for an indicator; None where there is none."""
        return self._found.get((key, categories, unit, year or self.year, what))

    def both_years(self, figure: Figure) -> tuple[Figure | None, Figure | None]:
        """What is printed of a figure's year and of the one before."""
        now, before = (
            self.find(figure.key, figure.categories, figure.unit, year)
            for year in (figure.year, figure.year - 1)
        )
        return now, before

    def categories(
        self, key: str, unit: str, year: int
    ) -> Iterator[tuple[tuple[str, ...], Figure]]:
        """Each printed figure of an indicator that has categories."""
        for (other, categories, of, when, what), figure in self._found.items():
            if (other, of, when, what) == (key, unit, year, "value") and categories:
                yield categories, figure

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of units that make up the library."""
        return self.tables.units.total_groups

    def name(self, figure: Figure) -> str:
        """What a figure is of, as a reader would call it."""
        if figure.key not in REGISTRY:
            return figure.place or figure.printed
        indicator = REGISTRY[figure.key]
        words = [
            self._word(figure, dimension, value)
            for dimension, value in figure.dimensions.items()
            if value not in ("all", "total")
        ]
        text = f"{indicator.name} ({', '.join(words)})" if words else indicator.name
        if figure.unit not in (LIBRARY, ""):
            text += f", {self.tables.units.name(figure.unit)}"
        if figure.what in ("change", "relative"):
            text += ", pokytis"
        return text if figure.year == self.year else f"{text}, {figure.year} m."

    def _word(self, figure: Figure, dimension: str, value: str) -> str:
        word = self.label(dimension, value, "")
        if word != value:
            return word
        # Tables may call a category differently: the one that the indicator rests on decides.
        scope = Scope(self.tables, figure.year, figure.unit)
        try:
            amount = compute(scope, figure.key, **figure.dimensions)
        except NotAvailable:
            return value
        words = (self.label(dimension, value, source.table) for source in amount.sources)
        return next((word for word in words if word != value), value)


def read_edition(
    project: Project, tables: Tables, label: Callable[[str, str, str], str], year: int
) -> Edition:
    """Read what was published of a year.

    Parameters
    ----------
    project : Project
    tables : Tables
        The validated data; the printed figures are one of its tables.
    label : callable
        As `Edition` needs it.
    year : int
        The report year.

    Raises
    ------
    DataErrors
        Figures, facts or relations are not as they should be; it carries all that is wrong with
        one of them.
    """
    figures_file = project.published(year)
    table = tables.get(PUBLISHED, year)
    text_file, facts_file = (figures_file.with_suffix(end) for end in (".txt", ".facts.yml"))
    relations_file = project.root / RELATIONS
    reconstruction = project.raw(year) / "reconstruction.yml"
    files = (figures_file, text_file, facts_file, relations_file, reconstruction)
    shown = project.relative(text_file)
    text = tuple(read_text(text_file, shown).split("\n")) if text_file.is_file() else ()
    rows = table.rows.records() if table is not None else []
    edition = Edition(
        year,
        tables,
        label,
        tuple(figure_of(row) for row in rows),
        read_facts(facts_file, project.relative(facts_file), text) if rows else Facts(),
        read_relations(project),
        text,
        read_mapping(reconstruction, project.relative(reconstruction)) if rows else {},
        tuple(project.relative(path) for path in files),
    )
    if text and table is not None:
        lines, file = table.rows.lines, project.relative(figures_file)
        if wrong := list(_misprinted(edition.figures, lines, text, file)):
            raise DataErrors(wrong)
    return edition


def read_relations(project: Project) -> tuple[Relation, ...]:
    """Read what must hold between printed figures; there need not be anything.

    Raises
    ------
    DataErrors
        Relations are not as they should be.
    """
    fields = {"id": str, "says": str, "title": str}
    entries, wrong = read_entries(project.root / RELATIONS, RELATIONS, fields, rule="RELATION-01")
    if wrong:
        raise DataErrors(wrong)
    return tuple(Relation(**entry) for entry, _line in entries)


def _misprinted(
    figures: Sequence[Figure], lines: Sequence[int], text: Sequence[str], file: str
) -> Iterator[Finding]:
    """Figures that do not stand in the line they name, or are another number; the text decides."""
    for figure, row in zip(figures, lines, strict=True):
        line = text[figure.line - 1] if 1 <= figure.line <= len(text) else ""
        if " ".join(figure.printed.split()) not in " ".join(line.split()):
            message = _("{id}: line {line} of the text does not print this.")
            said = message.format(id=figure.id, line=figure.line)
            fix = _("Correct the line or the printed text.")
            yield Finding(file, row, "printed", figure.printed, "FIGURE-01", said, fix)
        digits = _NOT_DIGITS.sub("", figure.printed).replace(",", ".")
        if _DECIMAL.fullmatch(digits) and Fraction(digits) != abs(figure.number):
            message = _("{id}: this is not what '{printed}' says.")
            said = message.format(id=figure.id, printed=figure.printed)
            shown, fix = f"{float(figure.number):g}", _("Correct the number.")
            yield Finding(file, row, "number", shown, "FIGURE-02", said, fix)

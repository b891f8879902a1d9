"""The state of one running chapter: its data, its year and the ledger of what it has printed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ataskaita.chapter.dependencies import TrackedTables
from ataskaita.chapter.kernel import attend, cell_option
from ataskaita.data.findings import did_you_mean
from ataskaita.data.snapshot import Snapshot, current_snapshot, read_snapshot
from ataskaita.data.table_names import FULFILMENT
from ataskaita.editions.current import edition_number, inputs
from ataskaita.editions.store import Edition, editions_folder, last_edition
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, NotAvailable, Scope, known_indicator
from ataskaita.indicators.targets import LIMITS
from ataskaita.indicators.values import value_of
from ataskaita.lithuanian.numbers import telling_digits
from ataskaita.lithuanian.words import capitalized
from ataskaita.project import Project
from ataskaita.reconcile.figures import StatedFigures
from ataskaita.translation import _
from ataskaita.values.amounts import Amount
from ataskaita.values.ledger import Entry
from ataskaita.values.measures import COUNT, Measure
from ataskaita.values.stated import Stated
from ataskaita.values.values import Value


@dataclass
class Session:
    """What the builders of a chapter share.

    Parameters
    ----------
    snapshot : Snapshot
        The validated data and its dictionary.
    year : int
        The report year.
    chapter : str
        The stem of the notebook; empty where the notebook is run by hand.
    """

    snapshot: Snapshot
    year: int
    chapter: str = ""
    entries: list[Entry] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)
    shown: Counter[str] = field(default_factory=Counter)

    @cached_property
    def tables(self) -> TrackedTables:
        """The validated data; which files of it are read is noted in `files`."""
        return TrackedTables(self.snapshot, self.files)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What the reconstruction found impossible, a sentence each."""
        self.files.add(f"data/raw/{self.year}/reconstruction.yml")
        return self.snapshot.conflicts

    def label(self, dimension: str, value: str, table: str = "") -> str:
        """The Lithuanian name of a category, as a row or legend shows it."""
        return capitalized(self.label_inside(dimension, value, table))

    def label_inside(self, dimension: str, value: str, table: str = "") -> str:
        """The Lithuanian name of a category inside a sentence."""
        return "iš viso" if value == "total" else self.snapshot.label(dimension, value, table)

    def categories(self, table: str, column: str) -> list[str]:
        """The categories that a column of a table may hold, in the order of their list.

        Those that stand for the sum of all others are left out.

        Raises
        ------
        UserError
            There is no such table, or its column has no closed list of categories.
        """
        if table not in self.titles:
            message = _("There is no table {table!r}.").format(table=table)
            raise UserError(message, did_you_mean(table, self.titles))
        columns = self.snapshot.dictionary["columns"]
        listed = {r["column"]: r for r in columns if r["table"] == table and r["values"]}
        if column not in listed:
            message = _("The table {table} has no categories {column!r}.")
            message = message.format(table=table, column=column)
            raise UserError(message, did_you_mean(column, listed))
        record = listed[column]
        return [value for value in record["values"] if value != record["total"]]

    def unit_name(self, unit: str, library: str = "Visa biblioteka") -> str:
        """The name of a unit or group, or what the library as a whole is called in its place."""
        return library if unit == LIBRARY else self.tables.units.name(unit)

    def unit_inside(self, unit: str) -> str:
        """The name of a unit or group, or of the library as a whole, inside a sentence."""
        return "iš viso" if unit == LIBRARY else self.tables.units.name_inside(unit)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each table is called."""
        return {record["table"]: record["title"] for record in self.snapshot.dictionary["tables"]}

    @cached_property
    def compares(self) -> bool:
        """Whether there are tables of the year before, which a first report has not."""
        return any(table.year == self.previous for table in self.tables)

    @cached_property
    def edition(self) -> Edition | None:
        """The edition published last, which the report is compared with."""
        root = Project.find().root
        self.files.update(editions_folder(year) for year in (self.year, self.year - 1))
        found = last_edition(root, self.year)
        if found:
            self.files.update(found.files)
        return found

    @cached_property
    def edition_number(self) -> int:
        """Which edition the report is as it stands: the last one, or the next one."""
        if self.edition is None or self.edition.year != self.year:
            return 1
        project = Project.find()
        # Whatever changes makes the report another edition.
        for path in inputs(project):
            self.files.update((str(path), str(path.parent)))
        return edition_number(project)

    def once(self, name: str, compute: Callable[[], Any]) -> Any:
        """Compute what several builders of a chapter need, the first time one asks for it."""
        if name not in self.kept:
            self.kept[name] = compute()
        return self.kept[name]

    @property
    def previous(self) -> int:
        """The year compared with."""
        return self.year - 1

    def scope(self, unit: str = LIBRARY, year: int | None = None) -> Scope:
        """The view of the data an indicator gets."""
        known = (LIBRARY, *self.tables.units.known_ids())
        if unit not in known:
            message = _("There is no unit '{unit}'.").format(unit=unit)
            raise UserError(message, did_you_mean(unit, known))
        return Scope(self.tables, year or self.year, unit)

    def value(
        self,
        key: str,
        unit: str = LIBRARY,
        kind: str = "value",
        /,
        *,
        year: int | None = None,
        digits: int | None = None,
        **dimensions: str,
    ) -> Value:
        """Compute a value, its change since the year before, or that in per cent (``relative``).

        Raises
        ------
        UserError
            There is no such indicator or unit, or the indicator's dimensions are not as it needs.
        NotAvailable
            The data does not hold it.
        """
        indicator = known_indicator(key)
        if set(dimensions) != set(indicator.dimensions):
            needed = "".join(f", {d}=…" for d in indicator.dimensions)
            raise UserError(
                _("{indicator} is not called as it must be.").format(indicator=key),
                _("Call it as {call}.").format(call=f'v("{key}"{needed})'),
            )
        scope = self.scope(unit, year)
        if kind != "value" and scope.year == self.year and not self.compares:
            message = _("there are no tables of {year} to compare with")
            raise NotAvailable(message.format(year=self.previous))
        found = value_of(scope, key, dimensions, kind)
        if key == FULFILMENT and kind == "value" and digits is None:
            digits = telling_digits(found.number, LIMITS, found.places)
        then = self.edition.printed.get(found.key) if self.edition else None
        return replace(
            found,
            digits=digits,
            signed=False,
            published=then.number if then else None,
            stated=self.stated(found),
        )

    def value_or_none(
        self, key: str, unit: str = LIBRARY, kind: str = "value", /, **options: Any
    ) -> Value | None:
        """The same; None where the data does not hold it."""
        try:
            return self.value(key, unit, kind, **options)
        except NotAvailable:
            return None

    def change(self, key: str, unit: str = LIBRARY, **options: Any) -> Value:
        """The difference of a value to the year before."""
        return self.value(key, unit, "change", **options)

    def number(
        self, id: str, number: Fraction | int, measure: Measure = COUNT, **fields: Any
    ) -> Value:
        """A number that no indicator stands for, such as how many checks there are.

        Parameters
        ----------
        id : str
            What the ledger calls it.
        number : Fraction or int
        measure, **fields
            Those of `Value`; unit and year are the library and the report year where left out.
        """
        about = {"unit": LIBRARY, "year": self.year} | fields
        return Value(id, amount=Amount.constant(number), measure=measure, **about)

    def enter(self, value: Value, place: str) -> str:
        """Enter a printed value in the ledger.

        Returns
        -------
        str
            The anchor for the element that shows it; empty outside a render.
        """
        anchor = self._anchor(value.anchor, place) if self.chapter else ""
        label = cell_option("label") if place in ("table", "figure") else ""
        self.entries.append(Entry(self.chapter, anchor, place, value, label))
        return anchor

    @cached_property
    def _stated(self) -> StatedFigures:
        years = (self.year, self.previous)
        # Noted here: one that is not there yet would be noted as a raw table.
        self.files.update(map(Project.published_file, years))
        return StatedFigures(self.snapshot.tables, years)

    def _anchor(self, name: str, place: str) -> str:
        """An id for a number: the same as long as the chapter shows the same number.

        One that is shown again has the count behind it. What is drawn in charts has no element on
        the page, and must not take the id of a number that has one.
        """
        name = f"{'d' if place == 'figure' else 'n'}-{name}"
        self.shown[name] += 1
        return f"{name}--{self.shown[name]}" if self.shown[name] > 1 else name

    def stated(self, value: Value) -> tuple[Stated, ...]:
        """What the library itself has published of a value."""
        return self._stated.of(value)


@lru_cache(maxsize=1)
def session() -> Session:
    """The session of this kernel; made on first use."""
    project = Project.find()
    handed_over = os.environ.get("ATASKAITA_SNAPSHOT")
    # That a render runs, or the page that Quarto runs by itself: the landing page.
    by_quarto = Path(os.environ.get("QUARTO_DOCUMENT_FILE", "")).stem
    chapter = os.environ.get("ATASKAITA_CHAPTER") or by_quarto
    if not handed_over and not chapter:
        attend(project, session.cache_clear)
    path = Path(handed_over) if handed_over else current_snapshot(project)
    return Session(read_snapshot(path), project.year, chapter)

"""What looks as if it were last year's, before anybody has confirmed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ataskaita.data.findings import as_typed
from ataskaita.data.tables import Table
from ataskaita.schema import Spec

#: Words after which the year before is what this one is compared with.
_COMPARED = r"(?:palyginti su|lyginant su|palyginus su|nei|negu|nuo)"

#: A year that a text names: ``2019 m.``, ``2019-aisiais``; not ``120190``.
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

#: Marks by which sidecars and cells of workbooks tell what is confirmed from why.
_MARKS = re.compile(r"[\"'`„“”«»:…]")


@dataclass(frozen=True)
class Suspicion:
    """Something that looks copied from last year, or lost since.

    Parameters
    ----------
    rule : str
        Such as ``LAST-02``.
    about : str
        What in the table is meant; empty for the table as a whole.
    message, fix : str
        What is wrong, and what to do about it: a sentence each.
    line : int or None
        The line in the file.
    column, value : str
        The cell, where a single one is meant.
    in_sidecar : bool
        Whether the sidecar is the file.
    """

    rule: str
    about: str
    message: str
    fix: str
    line: int | None = None
    column: str = ""
    value: str = ""
    in_sidecar: bool = False

    @property
    def key(self) -> str:
        """What a confirmation names."""
        return bare(f"{self.rule} {self.about}")


def in_cell(
    rule: str, spec: Spec, table: Table, place: int, column: str, message: str, fix: str
) -> Suspicion:
    """A suspicion about a single cell, which a confirmation names by its row and column."""
    about = f"{row_name(spec, table, place)} {column}"
    value = as_typed(table.rows.columns[column][place])
    return Suspicion(rule, about, message, fix, table.rows.lines[place], column, value)


def bare(key: str) -> str:
    """What a confirmation names, without marks that the name of a row may hold.

    Examples
    --------
    >>> bare("LAST-07 „Vaga“: knygos note")
    'LAST-07 Vaga knygos note'
    """
    return " ".join(_MARKS.sub("", key).split())


def places_by_key(table: Table, keys: Sequence[str]) -> dict[tuple, int]:
    """What stands in some columns of a row -> its place."""
    columns = [table.rows.columns[key] for key in keys]
    return {key: place for place, key in enumerate(zip(*columns, strict=True))}


def twins(spec: Spec, now: Table, before: Table) -> list[tuple[int, int]]:
    """Places of the rows that have the same keys in both years."""
    places = places_by_key(before, spec.keys)
    return [
        (place, places[key])
        for key, place in places_by_key(now, spec.keys).items()
        if key in places
    ]


def row_name(spec: Spec, table: Table, place: int) -> str:
    """A row by its keys, as confirmations name it: ``north/adult``."""
    return "/".join(str(table.rows.columns[key][place]) for key in spec.keys)


def row_in_words(spec: Spec, table: Table, place: int) -> str:
    """A row by what its keys are called: ``Šiaurės filialas · suaugusieji``."""
    keys = ((spec.columns[key].labels, table.rows.columns[key][place]) for key in spec.keys)
    return " · ".join(str(labels.get(value, value)) for labels, value in keys)


def speaks_of_last_year(text: str, year: int) -> bool:
    """Whether a text names the year before and not this one, and does not compare with it."""
    own = re.sub(rf"\b{_COMPARED}\s+{year - 1}(?!\d)", "", text, flags=re.IGNORECASE)
    return str(year - 1) in YEAR.findall(own) and str(year) not in YEAR.findall(text)

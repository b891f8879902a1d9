"""Rules on titles, which do not add up: one title may be held by several groups."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, rule

_PAIRS = {"acquisition_titles": "acquisitions", "collection_titles": "collection"}


def _groups(data: Year, table: str) -> tuple[dict[str, float], float | None]:
    """Titles of the groups, and of the library where it is given."""
    titles = data.by_group(table)
    library = titles.pop("library", None)
    return titles, library


def _beyond_items(data: Year, table: str) -> Iterator[Breach]:
    items = data.by_group(_PAIRS[table], "upper")
    items.setdefault("library", sum(items.values()))
    for unit, titles in data.by_group(table, "lower").items():
        if unit in items:
            yield from exceeds(table, titles, items[unit], unit=unit)


def _library_beyond_groups(data: Year, table: str) -> Iterator[Breach]:
    groups, library = _groups(data, table)
    if library is None or not groups:
        return
    largest, total = max(groups.values()), sum(groups.values())
    if not largest <= library <= total:
        off = library - (total if library > total else largest)
        details = {"left": library, "low": largest, "high": total}
        yield Breach(table, difference=round(off, 2), details=details)


_ITEMS = "{unit} has {left} titles, more than its {right} items."
_SPAN = "The library has {left} titles; its groups allow {low} to {high}."


@rule(
    "TITLES-01",
    "acquisition_titles",
    "acquisitions",
    message=_ITEMS,
    title="Naujų pavadinimų ne daugiau negu įsigytų fizinių vienetų.",
    fix="Correct acquisition_titles.csv or acquisitions.csv.",
)
def new_titles_are_no_more_than_items(data: Year) -> Iterator[Breach]:
    """Every new title came with at least one item."""
    return _beyond_items(data, "acquisition_titles")


@rule(
    "TITLES-02",
    "collection_titles",
    "collection",
    message=_ITEMS,
    title="Fondo pavadinimų ne daugiau negu fizinių vienetų.",
    fix="Correct collection_titles.csv or collection.csv.",
)
def titles_are_no_more_than_items(data: Year) -> Iterator[Breach]:
    """Every title is held as at least one item."""
    return _beyond_items(data, "collection_titles")


@rule(
    "TITLES-03",
    "acquisition_titles",
    message=_SPAN,
    title="Bibliotekos naujų pavadinimų ne mažiau negu bet kurios grupės ir ne daugiau negu "
    "visų grupių kartu.",
    fix="Correct acquisition_titles.csv; the library lies between its largest group and the "
    "sum of all groups.",
)
def new_titles_of_the_library_fit_its_groups(data: Year) -> Iterator[Breach]:
    """The library has every title of a group, and none that no group has."""
    return _library_beyond_groups(data, "acquisition_titles")


@rule(
    "TITLES-04",
    "collection_titles",
    message=_SPAN,
    title="Bibliotekos fondo pavadinimų ne mažiau negu bet kurios grupės ir ne daugiau negu "
    "visų grupių kartu.",
    fix="Correct collection_titles.csv; the library lies between its largest group and the "
    "sum of all groups.",
)
def titles_of_the_library_fit_its_groups(data: Year) -> Iterator[Breach]:
    """The library has every title of a group, and none that no group has."""
    return _library_beyond_groups(data, "collection_titles")

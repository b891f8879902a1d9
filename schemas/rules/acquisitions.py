"""Rules on acquisitions, and on books."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, exceeds_by_group, rule, unequal


@rule(
    "ACQUISITIONS-01",
    "acquisitions_by_type",
    "acquisitions",
    title="Kurios nors rūšies dokumentų įsigyta ne daugiau negu visų dokumentų.",
    message="The document types add up to {left} items, more than the {right} acquired.",
    fix="Correct acquisitions_by_type.csv or acquisitions.csv.",
)
def types_are_no_more_than_all(data: Year) -> Iterator[Breach]:
    """What is known by type is a part of the whole."""
    types, items = data.total("acquisitions_by_type", "lower"), data.total("acquisitions", "upper")
    return exceeds("acquisitions_by_type", types, items)


@rule(
    "ACQUISITIONS-02",
    "subscriptions",
    "acquisitions_by_type",
    title="Grupių prenumeruojamų leidinių suma lygi įsigytiems periodiniams leidiniams.",
    message="The subscriptions of the groups add up to {left}, but acquisitions_by_type.csv "
    "gives {right} periodicals.",
    fix="Correct subscriptions.csv or acquisitions_by_type.csv; both state the same fact.",
)
def subscriptions_are_the_periodicals(data: Year) -> Iterator[Breach]:
    """One fact in two tables: by group and as a whole."""
    if data.rows("acquisitions_by_type", document_type="periodicals").empty:
        return iter(())
    periodicals = data.total("acquisitions_by_type", document_type="periodicals")
    return unequal("subscriptions", data.total("subscriptions"), periodicals)


@rule(
    "ACQUISITIONS-03",
    "acquired_books",
    "subscriptions",
    "acquisitions",
    title="Gautų knygų ir prenumeruojamų leidinių ne daugiau negu įsigytų dokumentų.",
    message="{unit} received at least {left} books and subscribed periodicals, more than the "
    "{right} items it acquired.",
    fix="Correct acquired_books.csv, subscriptions.csv or acquisitions.csv; where the parts are "
    "reconstructed, replace them by counts.",
)
def books_and_subscriptions_are_no_more_than_all(data: Year) -> Iterator[Breach]:
    """Books and periodicals are parts of what was acquired."""
    parts = data.by_unit("acquired_books", "lower")
    for unit, number in data.by_unit("subscriptions", "lower").items():
        parts[unit] = parts.get(unit, 0) + number
    return exceeds_by_group(data, "acquired_books", parts, data.by_unit("acquisitions", "upper"))


@rule(
    "ACQUISITIONS-04",
    "acquisitions_nonperiodical",
    "acquisitions",
    title="Nurodytų filialų gautų dokumentų ne daugiau negu jų grupės įsigytų dokumentų.",
    message="{unit} received {left} items without periodicals, more than the {right} of all.",
    fix="Correct acquisitions_nonperiodical.csv or acquisitions.csv.",
)
def branches_are_no_more_than_their_group(data: Year) -> Iterator[Breach]:
    """Some branches receive no more than all of their group, and each no more than it acquired."""
    return exceeds_by_group(
        data,
        "acquisitions_nonperiodical",
        data.by_unit("acquisitions_nonperiodical", "lower"),
        data.by_unit("acquisitions", "upper"),
    )


@rule(
    "COLLECTION-02",
    "books",
    "collection",
    title="Knygų ne daugiau negu fonde dokumentų be periodikos.",
    message="{unit} holds at least {left} books, more than its {right} items without periodicals.",
    fix="Correct books.csv or collection.csv.",
)
def books_are_no_more_than_items_without_periodicals(data: Year) -> Iterator[Breach]:
    """Books are a part of what is not a periodical."""
    items = data.by_unit("collection", "upper")
    periodicals = data.by_unit("collection", "lower", content="periodicals")
    rest = {unit: number - periodicals.get(unit, 0) for unit, number in items.items()}
    return exceeds_by_group(data, "books", data.by_unit("books", "lower"), rest)

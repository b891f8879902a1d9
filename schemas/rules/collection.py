"""Rules on the collection."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds_by_group, rule, unequal


@rule(
    "COLLECTION-01",
    "collection",
    "collection_by_type",
    title="Fondas pagal turinį lygus fondui pagal dokumentų rūšį.",
    message="The collection by content adds up to {left}, but by document type to {right}; "
    "the difference is {difference}.",
    fix="Correct collection.csv or collection_by_type.csv; if that is how it was received, "
    "record it in exceptions.yml.",
)
def content_and_type_agree(data: Year) -> Iterator[Breach]:
    """Two divisions of one collection have the same sum."""
    return unequal("collection", data.total("collection"), data.total("collection_by_type"))


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
    items = data.by_group("collection", "upper")
    periodicals = data.by_group("collection", "lower", content="periodicals")
    rest = {unit: number - periodicals.get(unit, 0) for unit, number in items.items()}
    return exceeds_by_group(data, "books", data.by_group("books", "lower"), rest)

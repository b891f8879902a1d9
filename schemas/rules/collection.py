"""Rules on the collection."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, rule, unequal


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

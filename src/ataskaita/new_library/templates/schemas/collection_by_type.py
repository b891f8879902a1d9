"""Items in the collection at the end of the year, by document type."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class CollectionByType(Fact):
    """Items in the collection at the end of the year, by document type."""

    document_type: Series[str] = choice_field(
        "Dokumentų rūšis", "Fondo dokumentų rūšis", "collection_types"
    )
    value: Series[int] = count_field("Fonde", "Fizinių vienetų fonde skaičius")

    class Config:
        """What the table is."""

        name = "collection_by_type"
        title = "Fondas pagal dokumentų rūšį"
        description = "Fondo dydis metų pabaigoje pagal dokumentų rūšį"
        unique = ["document_type"]
        metadata = about("fiz. vnt.")

"""Items in the collection at the end of the year, by content."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, unit_field


class Collection(Fact):
    """Items in the collection at the end of the year, by content."""

    unit: Series[str] = unit_field()
    content: Series[str] = choice_field(
        "Turinys",
        "Fondo dalis",
        {
            "fiction": "grožinė literatūra (be periodikos)",
            "nonfiction": "šakinė literatūra (be periodikos)",
            "periodicals": "periodiniai leidiniai",
        },
    )
    value: Series[int] = count_field("Fonde", "Fizinių vienetų fonde skaičius")

    class Config:
        """What the table is."""

        name = "collection"
        title = "Fondas pagal turinį"
        description = "Fondo dydis metų pabaigoje pagal turinį"
        unique = ["unit", "content"]
        metadata = about("fiz. vnt.")

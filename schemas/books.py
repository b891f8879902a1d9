"""Books in the collection at the end of the year."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Books(Fact):
    """Books in the collection at the end of the year."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Knygos", "Knygų fonde skaičius")

    class Config:
        """What the table is."""

        name = "books"
        title = "Knygos fonde"
        description = "Knygų fonde metų pabaigoje skaičius"
        unique = ["unit"]
        metadata = about("fiz. vnt.")

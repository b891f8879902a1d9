"""Books acquired in a year."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class AcquiredBooks(Fact):
    """Books acquired in a year."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Gauta knygų", "Gautų knygų skaičius")

    class Config:
        """What the table is."""

        name = "acquired_books"
        title = "Naujai gautos knygos"
        description = "Per metus gautos knygos fiziniais vienetais"
        unique = ["unit"]
        metadata = about("fiz. vnt.")

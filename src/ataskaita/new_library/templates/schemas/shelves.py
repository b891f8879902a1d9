"""Length of shelves."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Shelves(Fact):
    """Length of shelves."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Lentynos", "Lentynų ilgis metrais")

    class Config:
        """What the table is."""

        name = "shelves"
        title = "Lentynos"
        description = "Fondo lentynų ilgis metų pabaigoje"
        unique = ["unit"]
        metadata = about("m")

"""Visits, and the hours that a place was open."""

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Visits(Fact):
    """Visits, and the hours that a place was open: a table with two columns of numbers."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Apsilankymai", "Apsilankymų skaičius")
    hours: Series[int] = count_field("Valandos", "Valandos, kai vieta buvo atvira")

    class Config:
        """What the table is."""

        name = "visits"
        title = "Apsilankymai"
        description = "Apsilankymai ir darbo valandos"
        unique = ["unit"]
        metadata = about("kartai")

"""How often the library was visited."""

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Guests(Fact):
    """How often the library was visited."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Apsilankymai", "Apsilankymų skaičius")

    class Config:
        """What the table is."""

        name = "guests"
        title = "Apsilankymai"
        description = "Kiek kartų lankytasi"
        unique = ["unit"]
        metadata = about("apsilankymai", required="both")

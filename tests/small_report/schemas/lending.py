"""Books lent."""

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Lending(Fact):
    """Books lent."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Išduota", "Išduotų knygų skaičius")

    class Config:
        """What the table is."""

        name = "lending"
        title = "Išduotos knygos"
        description = "Per metus išduotos knygos"
        unique = ["unit"]
        metadata = about("egz.", required="both")

"""People who live where the library works; nobody counted them, so they are estimates."""

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Inhabitants(Fact):
    """People who live where the library works."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Gyventojai", "Gyventojų skaičius")

    class Config:
        """What the table is."""

        name = "inhabitants"
        title = "Gyventojai"
        description = "Aptarnaujamų vietų gyventojai"
        unique = ["unit"]
        metadata = about("asm.", required="no")

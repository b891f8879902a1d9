"""Registered readers by age."""

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, unit_field


class Readers(Fact):
    """Registered readers by age."""

    unit: Series[str] = unit_field()
    age: Series[str] = choice_field("Amžius", "Skaitytojų amžius", "ages")
    value: Series[int] = count_field("Skaitytojai", "Užsiregistravusių skaitytojų skaičius")

    class Config:
        """What the table is."""

        name = "readers"
        title = "Skaitytojai"
        description = "Užsiregistravę skaitytojai pagal amžių"
        unique = ["unit", "age"]
        metadata = about("asm.")

"""Work on local studies."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class LocalStudies(Fact):
    """Work on local studies."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "local_studies_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "local_studies"
        title = "Kraštotyra"
        description = "Kraštotyros darbas per metus"
        unique = ["measure"]
        metadata = about()

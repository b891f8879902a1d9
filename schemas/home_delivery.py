"""Users served at home, by who delivers."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, row_rule


class HomeDelivery(Fact):
    """Users served at home, by who delivers."""

    deliverer: Series[str] = choice_field(
        "Kas aptarnauja",
        "Kas neša spaudinius į namus",
        {
            "librarians": "bibliotekininkai",
            "volunteers": "knygnešiai (savanoriai)",
        },
    )
    measure: Series[str] = choice_field(
        "Rodiklis",
        "Kas suskaičiuota",
        {
            "users": "aptarnauti vartotojai",
            "visits": "apsilankymai",
            "items": "nunešti spaudiniai",
            "volunteers": "knygnešiai",
        },
    )
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "home_delivery"
        title = "Aptarnavimas namuose"
        description = (
            "Per metus namuose aptarnauti vartotojai, apsilankymai ir nunešti spaudiniai pagal "
            "tai, kas aptarnauja"
        )
        unique = ["deliverer", "measure"]
        metadata = about(required="both")

    @row_rule(
        "HOME-01",
        column="measure",
        message="Librarians are not volunteers, yet there is a row {deliverer}, {measure}.",
        fix="Write `volunteers` as the deliverer, or remove the row.",
    )
    @classmethod
    def only_volunteers_are_counted_as_volunteers(cls, df: pd.DataFrame) -> pd.Series:
        """The number of volunteers belongs to the volunteers."""
        return (df["measure"] != "volunteers") | (df["deliverer"] == "volunteers")

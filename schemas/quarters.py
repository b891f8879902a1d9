"""What was counted in each quarter of the year."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Quarters(Fact):
    """What was counted in each quarter of the year."""

    quarter: Series[str] = choice_field(
        "Ketvirtis",
        "Metų ketvirtis",
        {
            "q1": "I ketvirtis",
            "q2": "II ketvirtis",
            "q3": "III ketvirtis",
            "q4": "IV ketvirtis",
        },
    )
    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "quarter_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "quarters"
        title = "Ketvirčių duomenys"
        description = "Kas suskaičiuota kiekvieną metų ketvirtį"
        unique = ["quarter", "measure"]
        metadata = about(required="no")

"""Loans by the age of the borrower."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class LoansByAge(Fact):
    """Loans by the age of the borrower."""

    age_group: Series[str] = choice_field("Amžius", "Vartotojų amžiaus grupė", "age_groups")
    value: Series[int] = count_field("Išduota", "Išduotų fizinių vienetų skaičius")

    class Config:
        """What the table is."""

        name = "loans_by_age"
        title = "Išduotis pagal vartotojų amžių"
        description = "Per metus išduoti dokumentai pagal vartotojų amžiaus grupę"
        unique = ["age_group"]
        metadata = about("fiz. vnt.", required="no")

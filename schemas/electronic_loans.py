"""Loans of e-books and other electronic documents."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class ElectronicLoans(Fact):
    """Loans of e-books and other electronic documents."""

    electronic_type: Series[str] = choice_field(
        "Dokumentų rūšis", "Elektroninių dokumentų rūšis", "electronic_types"
    )
    value: Series[int] = count_field("Išduota", "Išduotų elektroninių dokumentų skaičius")

    class Config:
        """What the table is."""

        name = "electronic_loans"
        title = "Elektroninių dokumentų išduotis"
        description = (
            "Per metus išduoti elektroniniai dokumentai pagal rūšį; į fizinių vienetų išduotį "
            "neįskaičiuojami"
        )
        unique = ["electronic_type"]
        metadata = about("vnt.", required="no")

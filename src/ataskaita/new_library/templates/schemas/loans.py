"""Items lent or used in the library, by document type."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Loans(Fact):
    """Items lent or used in the library, by document type."""

    document_type: Series[str] = choice_field(
        "Dokumentų rūšis", "Išduotų dokumentų rūšis", "loan_types", besides={"total": "iš viso"}
    )
    value: Series[int] = count_field("Išduota", "Išduotų fizinių vienetų skaičius")

    class Config:
        """What the table is."""

        name = "loans"
        title = "Išduoti dokumentai"
        description = "Per metus išduoti dokumentai pagal rūšį arba iš viso"
        unique = ["document_type"]
        metadata = about("fiz. vnt.", required="both", totals={"document_type": "total"})

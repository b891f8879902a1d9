"""Documents lent to other libraries and borrowed from them."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class InterlibraryLoans(Fact):
    """Documents lent to other libraries and borrowed from them."""

    exchange: Series[str] = choice_field(
        "Kryptis",
        "Ar dokumentai išsiųsti kitoms bibliotekoms, ar iš jų gauti",
        {
            "supplied": "išsiųsta kitoms bibliotekoms",
            "borrowed": "gauta iš kitų bibliotekų",
        },
    )
    value: Series[int] = count_field("Dokumentai", "Dokumentų skaičius")

    class Config:
        """What the table is."""

        name = "interlibrary_loans"
        title = "Tarpbibliotekinis abonementas"
        description = (
            "Per metus tarpbibliotekiniu abonementu kitoms bibliotekoms išsiųsti ir iš jų gauti "
            "dokumentai"
        )
        unique = ["exchange"]
        metadata = about("vnt.", required="no")

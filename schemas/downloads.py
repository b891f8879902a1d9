"""Electronic documents that users have downloaded."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Downloads(Fact):
    """Electronic documents that users have downloaded."""

    electronic_type: Series[str] = choice_field(
        "Dokumentų rūšis", "Elektroninių dokumentų rūšis", "electronic_types"
    )
    value: Series[int] = count_field("Atsisiųsta", "Atsisiųstų dokumentų skaičius")

    class Config:
        """What the table is."""

        name = "downloads"
        title = "Atsisiųsti elektroniniai dokumentai"
        description = "Per metus vartotojų atsisiųsti elektroniniai dokumentai pagal rūšį"
        unique = ["electronic_type"]
        metadata = about("vnt.", required="no")

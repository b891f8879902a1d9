"""Items acquired, by document type, where the type is known."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class AcquisitionsByType(Fact):
    """Items acquired, by document type, where the type is known."""

    document_type: Series[str] = choice_field(
        "Dokumentų rūšis",
        "Įsigytų dokumentų rūšis",
        {
            "periodicals": "periodiniai leidiniai",
        },
    )
    value: Series[int] = count_field("Įsigyta", "Įsigytų fizinių vienetų skaičius")

    class Config:
        """What the table is."""

        name = "acquisitions_by_type"
        title = "Įsigyti dokumentai pagal rūšį"
        description = "Per metus įsigyti dokumentai, kurių rūšis nurodyta atskirai"
        unique = ["document_type"]
        metadata = about("fiz. vnt.")

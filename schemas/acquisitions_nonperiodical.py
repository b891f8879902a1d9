"""Items without periodicals that named branches acquired."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field
from schemas.units import branch_field


class AcquisitionsNonperiodical(Fact):
    """Items without periodicals that named branches acquired."""

    unit: Series[str] = branch_field()
    value: Series[int] = count_field("Gauta", "Gautų fizinių vienetų be periodikos skaičius")

    class Config:
        """What the table is."""

        name = "acquisitions_nonperiodical"
        title = "Filialų gauti dokumentai be periodikos"
        description = "Per metus nurodytų filialų gauti dokumentai be periodinių leidinių"
        unique = ["unit"]
        metadata = about("fiz. vnt.")

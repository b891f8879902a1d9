"""Employees by what they do, as persons and in full-time equivalents."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class StaffByKind(Fact):
    """Employees by what they do, as persons and in full-time equivalents."""

    staff_kind: Series[str] = choice_field("Pareigos", "Kokie darbuotojai", "staff_kinds")
    value: Series[int] = count_field("Darbuotojai", "Darbuotojų skaičius")
    fte: Series[float] | None = count_field("Etatai", "Užimtų etatų skaičius, gali būti su dalimis")

    class Config:
        """What the table is."""

        name = "staff_by_kind"
        title = "Darbuotojai pagal pareigas"
        description = "Metų pabaigoje dirbantys darbuotojai pagal pareigas: asmenys ir etatai"
        unique = ["staff_kind"]
        metadata = about("darbuotojai", required="no")

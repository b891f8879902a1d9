"""Employees by what they do, as persons and in full-time equivalents."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, row_rule


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

    @row_rule(
        "STAFF-04",
        column="fte",
        message="{value} employees hold {fte} posts, more than two each.",
        fix="Correct the numbers; a decimal mark may have been lost.",
    )
    @classmethod
    def nobody_holds_more_than_two_posts(cls, df: pd.DataFrame) -> pd.Series:
        """Full-time equivalents belong to persons."""
        return "fte" not in df or ~(df["fte"] > 2 * df["value"])

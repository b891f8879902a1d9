"""The targets of the plan."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Listing, about, choice_field, row_rule, unit_field


class Targets(Listing):
    """The targets of the plan."""

    target: Series[str] = pa.Field(
        str_matches=r"^\d+(\.\d+)*(-\d+)?$", title="Siekis", description="Siekio numeris plane"
    )
    section: Series[str] = pa.Field(title="Skyrius", description="Plano skyrius")
    name: Series[str] = pa.Field(title="Pavadinimas", description="Ko siekiama")
    indicator: Series[str] = pa.Field(
        nullable=True,
        str_matches=INDICATOR,
        title="Rodiklis",
        description="Rodiklis, pagal kurį vertinama; tuščia, kai vertinti skaičiumi negalima",
    )
    comparison: Series[str] = choice_field(
        "Vertinimas",
        "Kaip rodiklis lyginamas su siekiu",
        {
            "at_least": "ne mažiau kaip",
            "all": "visi",
            "qualitative": "kokybinis",
        },
    )
    of: Series[str] | None = pa.Field(
        nullable=True,
        str_matches=INDICATOR,
        title="Visuma",
        description="Rodiklis, kurio dydį reikia pasiekti, kai vertinama „visi“",
    )
    value: Series[float] = pa.Field(
        nullable=True, ge=0, title="Siekiama reikšmė", description="Skaičius, kurį reikia pasiekti"
    )
    unit: Series[str] = unit_field()
    measure: Series[str] = pa.Field(
        nullable=True, title="Matas", description="Siekiamos reikšmės matavimo vienetas"
    )
    evidence: Series[str] = pa.Field(
        nullable=True,
        title="Pagrindimas",
        description="Ką sako šaltinis: ar kokybinis siekis įgyvendintas, kodėl nepasiektas kitas",
    )

    class Config:
        """What the table is."""

        name = "targets"
        title = "Siekiai"
        description = "Veiklos plano kiekybiniai ir kokybiniai siekiai"
        unique = ["target"]
        metadata = about(additive=False)

    @row_rule(
        "TARGET-01",
        column="value",
        message="The target {target} is judged `at_least`, but names no number or indicator, or 0.",
        fix="Fill in value and indicator, or write `qualitative` under comparison.",
    )
    @classmethod
    def a_threshold_has_a_number(cls, df: pd.DataFrame) -> pd.Series:
        """A target `at_least` says how much of what."""
        given = (df["value"] > 0) & df["indicator"].notna()
        return (df["comparison"] != "at_least") | given

    @row_rule(
        "TARGET-02",
        column="of",
        message="The target {target} wants `all`, but does not say which indicator of which.",
        fix="Fill in indicator and of, or write `qualitative` under comparison.",
    )
    @classmethod
    def all_says_of_what(cls, df: pd.DataFrame) -> pd.Series:
        """A target `all` names the part and the whole."""
        of = df["of"] if "of" in df else pd.Series(float("nan"), index=df.index)
        given = of.notna() & df["indicator"].notna()
        return (df["comparison"] != "all") | given

    @row_rule(
        "TARGET-03",
        column="evidence",
        message="The target {target} is qualitative, but evidence is empty.",
        fix="Write in a sentence what the source says of it.",
    )
    @classmethod
    def a_qualitative_target_has_evidence(cls, df: pd.DataFrame) -> pd.Series:
        """A target that no number can judge is judged by a sentence."""
        return (df["comparison"] != "qualitative") | df["evidence"].notna()

"""The units of the library."""

from __future__ import annotations

from typing import Any

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import ID, LIBRARY, YES_NO, Table, about, choice_field, unit_field, year_field

#: The kinds of units that are branches.
BRANCHES = ("town_branch", "rural_branch")


def branch_field(*, working: bool = False) -> Any:
    """A column of branches; where ``working``, of those that work at the end of the year."""
    return unit_field(*BRANCHES, working=working, description="Filialo kodas")


class Units(Table):
    """The units of the library."""

    unit: Series[str] = pa.Field(
        str_matches=ID, ne=LIBRARY, title="Padalinys", description="Padalinio kodas"
    )
    name: Series[str] = pa.Field(title="Pavadinimas", description="Padalinio pavadinimas")
    kind: Series[str] = choice_field(
        "Rūšis",
        "Padalinio rūšis",
        {
            "central": "centrinė biblioteka",
            "town_branch": "miesto filialas",
            "rural_branch": "kaimo filialas",
            "service_point": "bibliotekinio aptarnavimo punktas",
        },
    )
    group: Series[str] = pa.Field(
        title="Grupė", description="Grupės, kuriai padalinys priklauso, kodas"
    )
    served_by: Series[str] = pa.Field(
        nullable=True, title="Aptarnauja", description="Punktą aptarnaujančio filialo kodas"
    )
    active: Series[str] = choice_field("Veikia", "Ar padalinys veikia", YES_NO)
    since: Series[str] | None = year_field(
        "Nuo", "Metai, nuo kurių galioja eilutė; tuščia, kai padalinys buvo visada"
    )
    closed: Series[str] | None = year_field("Uždaryta", "Metai, kuriais padalinys uždarytas")
    merged_into: Series[str] | None = pa.Field(
        nullable=True,
        title="Prijungta prie",
        description="Padalinio, prie kurio prijungta uždarant, kodas",
    )

    class Config:
        """What the table is."""

        name = "units"
        title = "Padaliniai"
        description = "Bibliotekos padaliniai ir jų grupės; nuo kurių metų ir iki kurių"
        unique = ["unit", "since"]
        metadata = about(folder="data")

"""The projects that the library carried out, alone or with others."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import Listing, about


class ImplementedProjects(Listing):
    """The projects that the library carried out, alone or with others."""

    name: Series[str] = pa.Field(title="Projektas", description="Projekto pavadinimas")
    programme: Series[str] = pa.Field(
        title="Programa", description="Programa, pagal kurią projektas finansuotas"
    )
    library_role: Series[str] = pa.Field(
        title="Vaidmuo", description="Bibliotekos vaidmuo projekte"
    )
    partners: Series[str] = pa.Field(
        nullable=True, title="Partneriai", description="Su projektu susijusios šalys ir įstaigos"
    )

    class Config:
        """What the table is."""

        name = "implemented_projects"
        title = "Įgyvendinti projektai"
        description = "Per metus įgyvendinti projektai"
        unique = ["name"]
        metadata = about()

"""The departments of the library."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import Listing, about


class Departments(Listing):
    """The departments of the library."""

    name: Series[str] = pa.Field(title="Pavadinimas", description="Skyriaus pavadinimas")

    class Config:
        """What the table is."""

        name = "departments"
        title = "Struktūriniai padaliniai"
        description = "Bibliotekos administracija ir skyriai"
        unique = ["name"]
        metadata = about()

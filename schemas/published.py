"""Every figure that an edition printed."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from schemas.base import INDICATOR, Table, about

KINDS = [
    "raw count",
    "target",
    "comparison",
    "derived: total",
    "derived: difference",
    "derived: percent",
    "derived: ratio",
]


class Published(Table):
    """Every figure that an edition printed."""

    id: Series[str] = pa.Field(
        str_matches=r"^F\d{3,}$", title="Numeris", description="Skaičiaus numeris"
    )
    section: Series[str] = pa.Field(title="Skyrius", description="Leidinio skyrius")
    place: Series[str] = pa.Field(title="Vieta", description="Sakinys arba lentelės langelis")
    printed: Series[str] = pa.Field(title="Išspausdinta", description="Tekstas, kaip išspausdinta")
    number: Series[float] = pa.Field(title="Skaičius", description="Išspausdinto teksto reikšmė")
    measure: Series[str] = pa.Field(title="Matas", description="Matavimo vienetas, kaip šaltinyje")
    year: Series[str] = pa.Field(
        str_matches=r"^\d{4}((-| vs )\d{4})?$",
        title="Metai",
        description="Metai arba lyginami metai",
    )
    unit: Series[str] = pa.Field(
        nullable=True,
        title="Padalinys",
        description="Padalinio, grupės arba visos bibliotekos kodas",
        metadata={"references": "all"},
    )
    kind: Series[str] = pa.Field(
        isin=KINDS, title="Pobūdis", description="Ar skaičius pradinis, ar apskaičiuotas"
    )
    indicator: Series[str] = pa.Field(
        nullable=True,
        str_matches=INDICATOR,
        title="Rodiklis",
        description="Rodiklis, kurį skaičius atitinka; tuščia, kai neatitinka jokio",
    )

    class Config:
        """What the table is."""

        name = "published"
        title = "Išspausdinti skaičiai"
        description = "Visi leidinyje išspausdinti skaičiai su jų vieta"
        unique = ["id"]
        metadata = about(additive=False, required="no", folder="published")

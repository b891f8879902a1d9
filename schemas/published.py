"""Every figure that an edition printed."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Table, about, choice_field, unit_field

KINDS = [
    "raw count",
    "target",
    "comparison",
    "derived: total",
    "derived: difference",
    "derived: percent",
    "derived: ratio",
]

#: What a figure says of its indicator.
WHAT = {
    "value": "rodiklio reikšmė",
    "change": "skirtumas nuo ankstesnių metų",
    "relative": "skirtumas procentais nuo ankstesnių metų",
    "target": "siekiama reikšmė",
    "denied": "reikšmė, kurią tekstas neigia",
}


class Published(Table):
    """Every figure that an edition printed."""

    id: Series[str] = pa.Field(
        str_matches=r"^F\d{3,}$", title="Numeris", description="Skaičiaus numeris"
    )
    line: Series[int] = pa.Field(ge=1, title="Eilutė", description="Leidinio teksto eilutė")
    section: Series[str] = pa.Field(title="Skyrius", description="Leidinio skyrius")
    table: Series[str] = pa.Field(
        nullable=True,
        title="Lentelė",
        description="Leidinio lentelė; tuščia, kai skaičius yra sakinyje",
    )
    place: Series[str] = pa.Field(
        title="Vieta",
        description="Apie ką sakinys, arba lentelės eilutė ir stulpelis, perskirti ženklu |",
    )
    printed: Series[str] = pa.Field(title="Išspausdinta", description="Tekstas, kaip išspausdinta")
    number: Series[float] = pa.Field(title="Skaičius", description="Išspausdinto teksto reikšmė")
    digits: Series[int] = pa.Field(
        ge=0, le=6, title="Skaitmenys", description="Kiek skaitmenų išspausdinta po kablelio"
    )
    measure: Series[str] = pa.Field(title="Matas", description="Matavimo vienetas, kaip šaltinyje")
    year: Series[str] = pa.Field(
        str_matches=r"^\d{4}(-\d{4})?$",
        title="Metai",
        description="Metai arba lyginami metai",
    )
    unit: Series[str] = unit_field(
        counted=False,
        nullable=True,
        description="Padalinio, grupės arba visos bibliotekos kodas",
    )
    kind: Series[str] = pa.Field(
        isin=KINDS, title="Pobūdis", description="Ar skaičius pradinis, ar apskaičiuotas"
    )
    what: Series[str] = choice_field("Prasmė", "Ką skaičius sako apie rodiklį", WHAT)
    basis: Series[str] = choice_field(
        "Pagrindas",
        "Ar iš šio skaičiaus įrašytas pirminis duomuo, nors jis ir nėra tas pats skaičius",
        {"input": "pirminis duomuo"},
        nullable=True,
    )
    direction: Series[str] = choice_field(
        "Kryptis",
        "Kryptis, kurią pasako žodis prie skaičiaus be ženklo",
        {"up": "daugiau", "down": "mažiau"},
        nullable=True,
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

"""Every figure that the review of the year printed."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Table, about, choice_field, unit_field

WHAT = {"value": "reikšmė", "change": "skirtumas", "target": "siekiama reikšmė"}
DIRECTIONS = {"up": "daugiau", "down": "mažiau"}


class Published(Table):
    """Every figure that the review of the year printed."""

    id: Series[str] = pa.Field(str_matches=r"^F\d+$", title="Numeris", description="Numeris")
    line: Series[int] = pa.Field(ge=1, title="Eilutė", description="Teksto eilutė")
    section: Series[str] = pa.Field(title="Skyrius", description="Teksto skyrius")
    table: Series[str] = pa.Field(nullable=True, title="Lentelė", description="Teksto lentelė")
    place: Series[str] = pa.Field(title="Vieta", description="Apie ką sakinys")
    printed: Series[str] = pa.Field(title="Išspausdinta", description="Kaip išspausdinta")
    number: Series[float] = pa.Field(title="Skaičius", description="Ką tai reiškia")
    digits: Series[int] = pa.Field(ge=0, title="Skaitmenys", description="Po kablelio")
    measure: Series[str] = pa.Field(title="Matas", description="Kuo matuojama")
    year: Series[str] = pa.Field(title="Metai", description="Metai arba lyginami metai")
    unit: Series[str] = unit_field()
    kind: Series[str] = pa.Field(title="Pobūdis", description="Gautas ar apskaičiuotas")
    what: Series[str] = choice_field("Prasmė", "Ką skaičius sako", WHAT)
    basis: Series[str] = choice_field(
        "Pagrindas", "Kuo remiasi", {"input": "duomuo"}, nullable=True
    )
    direction: Series[str] = choice_field("Kryptis", "Žodis", DIRECTIONS, nullable=True)
    indicator: Series[str] = pa.Field(
        nullable=True, str_matches=INDICATOR, title="Rodiklis", description="Kurį rodiklį atitinka"
    )

    class Config:
        """What the table is."""

        name = "published"
        title = "Išspausdinti skaičiai"
        description = "Ką išspausdino metų apžvalga"
        unique = ["id"]
        metadata = about(additive=False, required="no", folder="published")

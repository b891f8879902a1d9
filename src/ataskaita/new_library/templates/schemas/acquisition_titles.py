"""New titles acquired in a year; a title may be new to several groups."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class AcquisitionTitles(Fact):
    """New titles acquired in a year; a title may be new to several groups."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Nauji pavadinimai", "Naujų pavadinimų skaičius")

    class Config:
        """What the table is."""

        name = "acquisition_titles"
        title = "Nauji pavadinimai"
        description = (
            "Per metus įsigyti nauji pavadinimai; tas pats pavadinimas gali būti naujas kelioms "
            "grupėms, todėl grupių skaičiai nesudedami"
        )
        unique = ["unit"]
        metadata = about("pavadinimai", additive=False, required="both")

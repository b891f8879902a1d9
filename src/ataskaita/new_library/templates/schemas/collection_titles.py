"""Titles in the collection; a title may be held by several groups."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class CollectionTitles(Fact):
    """Titles in the collection; a title may be held by several groups."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Pavadinimai", "Pavadinimų fonde skaičius")

    class Config:
        """What the table is."""

        name = "collection_titles"
        title = "Fondo pavadinimai"
        description = (
            "Fondo pavadinimai metų pabaigoje; tas pats pavadinimas gali būti kelių grupių "
            "fonduose, todėl grupių skaičiai nesudedami"
        )
        unique = ["unit"]
        metadata = about("pavadinimai", additive=False)

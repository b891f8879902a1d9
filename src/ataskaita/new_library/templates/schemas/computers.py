"""Computers with access to the internet."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Computers(Fact):
    """Computers with access to the internet."""

    purpose: Series[str] = choice_field("Paskirtis", "Kam skirti kompiuteriai", "computer_purposes")
    value: Series[int] = count_field("Kompiuteriai", "Kompiuterių skaičius")

    class Config:
        """What the table is."""

        name = "computers"
        title = "Kompiuteriai"
        description = "Kompiuteriai su interneto prieiga metų pabaigoje"
        unique = ["purpose"]
        metadata = about("kompiuteriai")

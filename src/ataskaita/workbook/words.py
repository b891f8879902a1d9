"""What a workbook says, in Lithuanian: ``words.yml``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

from babel.dates import format_date

from ataskaita.yaml_file import read_mapping

#: All of it, by the names there.
SAID = SimpleNamespace(**read_mapping(Path(__file__).with_name("words.yml")))

#: Names of sheets that are not tables.
COVER, SOURCES, REMARKS = SAID.sheets.values()

#: What the fields of a sidecar are called.
SIDECAR = SAID.sidecar


def cover(year: int, whose: str, day: dt.date, *, unit: bool) -> list[str]:
    """What stands on the first sheet; a line that begins with # is a heading."""
    written = format_date(day, "long", locale="lt")
    scope = (SAID.of_unit if unit else SAID.of_library).format(whose=whose)
    said = SAID.cover.format(scope=scope, year=year, day=written, remarks=REMARKS)
    return said.splitlines()


def number_wanted(*, whole: bool, money: bool, low: float | None, high: float | None) -> str:
    """What to say to somebody who has typed what is no number of the wanted kind."""
    kind = "sveikąjį skaičių" if whole else "skaičių"
    text = f"Įrašykite {kind}"
    if low is not None and high is not None:
        text += f" nuo {low:g} iki {high:g}"
    elif low is not None:
        text += f", ne mažesnį kaip {low:g}"
    text += ": tik skaitmenis, be žodžių ir matavimo vienetų."
    if money:
        text += " Eurai su centais po kablelio, pavyzdžiui: 24 884,05."
    return text

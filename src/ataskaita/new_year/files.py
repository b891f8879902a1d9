"""The texts that a new year begins with: its settings, sidecars and file of explanations."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ataskaita.data.sidecar_text import new_sidecar
from ataskaita.schema import Spec

_EXPLANATIONS = """\
# Didelių pokyčių paaiškinimai: kodėl {year} m. rodikliai taip skiriasi nuo {before} m. rodiklių.
# Kai lentelės užpildytos, `ataskaita check` išvardija pokyčius, kuriuos reikia paaiškinti.
# Rašykite tik tai, ką žinote; nežinoma priežastis lieka nepaaiškinta.
# Vienas įrašas (eilutės be # pradžioje):
#
# - indicator: rodiklio.kodas
#   text: >-
#     Priežastis, vienas ar du sakiniai ataskaitos skaitytojui.
#   source: Kas tai sako arba kur galima pasitikrinti
#   date: {next}-01-31
#   expect: {{library: -12}}
"""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def sidecar_to_fill(
    spec: Spec, year: int, last: Mapping[str, str], *, certain: bool, producer: str = ""
) -> str:
    """A table's sidecar: what must be stated anew is left empty.

    Parameters
    ----------
    spec : Spec
        What the table is.
    year : int
        The new year.
    last : mapping
        The fields of last year's sidecar.
    certain : bool
        Whether last year's title may be used again: it may say that the numbers are not certain.
    producer : str
        Who makes the table where last year's sidecar does not say.
    """
    title = last.get("title", "")
    if not title or not certain or _YEAR.search(title):
        title = spec.title
    period = last.get("period", "")
    day = period and "/" not in period
    return new_sidecar(
        {
            "title": title,
            "producer": last.get("producer") or producer,
            "period": f"{year}-12-31" if day else f"{year}-01-01/{year}-12-31",
        }
    )


def settings_of(text: str, year: int) -> str:
    """The settings with another report year; all other lines stay.

    Examples
    --------
    >>> settings_of("year: 2000  # this one", 2001)
    'year: 2001  # this one'
    """
    for name, number in (("year", year), ("previous", year - 1)):
        text = re.sub(rf"(?m)^({name}\s*:\s*)[^\s#]+", rf"\g<1>{number}", text)
    return text


def explanations_to_write(year: int) -> str:
    """The file for explanations of large changes, with nothing in it but how to write them."""
    return _EXPLANATIONS.format(year=year, before=year - 1, next=year + 1)

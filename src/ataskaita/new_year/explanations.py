"""The file for the explanations of large changes, with nothing in it but how to write them."""

from __future__ import annotations

_TEXT = """\
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


def explanations_to_write(year: int) -> str:
    """The text of the file."""
    return _TEXT.format(year=year, before=year - 1, next=year + 1)

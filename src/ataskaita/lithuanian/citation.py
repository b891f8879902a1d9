"""How a report is cited."""

from __future__ import annotations

#: What stands before it.
CITED = "Kaip cituoti"

_ORDINALS = (
    "Pirmasis", "Antrasis", "Trečiasis", "Ketvirtasis", "Penktasis", "Šeštasis", "Septintasis",
    "Aštuntasis", "Devintasis", "Dešimtasis",
)  # fmt: skip


def citation(author: str, title: str, edition: int, *, day: str = "", chapter: str = "") -> str:
    """The sentence by which a reader cites a report, or a chapter of it.

    Parameters
    ----------
    author, title : str
        Of the report.
    edition : int
        Which edition of it.
    day : str
        When it was published, in words; empty where that is not said.
    chapter : str
        The title of the chapter, with its number; empty for the whole.

    Examples
    --------
    >>> citation("Uosto biblioteka", "2000 m. ataskaita", 1)
    'Uosto biblioteka. 2000 m. ataskaita. Pirmasis leidimas.'
    """
    parts = (author, title, f"{ordinal(edition)} leidimas", day)
    whole = " ".join(_ended(part) for part in parts if part)
    return f"{_ended(chapter)} Iš: {whole}" if chapter else whole


def ordinal(number: int) -> str:
    """Which edition it is, in words; by its number where few reports ever come."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}-asis"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."

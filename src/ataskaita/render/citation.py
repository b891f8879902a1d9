"""How the report is cited."""

from __future__ import annotations

from ataskaita.render.book import Book

_ORDINALS = (
    "Pirmasis", "Antrasis", "Trečiasis", "Ketvirtasis", "Penktasis", "Šeštasis", "Septintasis",
    "Aštuntasis", "Devintasis", "Dešimtasis",
)  # fmt: skip


def citation(book: Book, chapter: str = "") -> str:
    """The sentence by which a reader cites the report, or a chapter of it.

    Parameters
    ----------
    book : Book
        What the pages say of the whole.
    chapter : str
        The title of the chapter, with its number; empty for the whole.

    Examples
    --------
    >>> citation(Book("Report of 2000", "", "Harbour Library", 2000, "2000-12-31"))
    'Harbour Library. Report of 2000. Pirmasis leidimas.'
    """
    whole = f"{_ended(book.author)} {_ended(book.title)} {_edition(book.edition)} leidimas."
    return f"{_ended(chapter)} Iš: {whole}" if chapter else whole


def _edition(number: int) -> str:
    """An edition in words; by its number where few reports ever come."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."

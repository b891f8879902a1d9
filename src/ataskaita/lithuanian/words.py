"""Words that depend on a number: direction, comparison, lists, dates, alphabetical order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ataskaita.lithuanian.numbers import LOCALE

#: The alphabet; letters of one row are told apart only where nothing else differs.
_ALPHABET = (
    "aą", "b", "c", "č", "d", "eęė", "f", "g", "h", "iįy", "j", "k", "l", "m", "n", "o", "p", "q",
    "r", "s", "š", "t", "uųū", "v", "w", "x", "z", "ž",
)  # fmt: skip
_PLACES = {
    letter: (number, row.index(letter)) for number, row in enumerate(_ALPHABET) for letter in row
}

#: Words for a number that went up, went down or stayed, by what they are said of.
ROSE = ("padidėjo", "sumažėjo", "nepakito")
MORE = ("daugiau", "mažiau", "tiek pat")


def direction(sign: int, words: Sequence[str]) -> str:
    """Choose the word for a change.

    Parameters
    ----------
    sign : int
        Above, below or equal to 0: the sign of the change as it is printed.
    words : sequence of str
        The words for up, down and unchanged, in this order.
    """
    up, down, same = words
    return up if sign > 0 else down if sign < 0 else same


def enumerate_names(names: Iterable[str]) -> str:
    """Join names the way a sentence does: ``A, B ir C``.

    Only by commas where a name has an "ir" of its own, by semicolons where it has a comma.
    """
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    if any("," in item for item in items):
        return "; ".join(items)
    if any(" ir " in item for item in items):
        return ", ".join(items)
    return f"{', '.join(items[:-1])} ir {items[-1]}"


def inside_sentence(name: str) -> str:
    """A name as it is written where no sentence begins; an abbreviation keeps its capitals.

    Examples
    --------
    >>> inside_sentence("Knygų vienam gyventojui"), inside_sentence("LIBIS įrašai")
    ('knygų vienam gyventojui', 'LIBIS įrašai')
    """
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def capitalized(name: str) -> str:
    """A name as it is written where a sentence, a row or a heading begins with it.

    Examples
    --------
    >>> capitalized("kaimo filialai")
    'Kaimo filialai'
    """
    return f"{name[:1].upper()}{name[1:]}"


def enumerate_alike(names: Iterable[str]) -> str:
    """Join names, and say the words with which all of them begin only once.

    Examples
    --------
    >>> enumerate_alike(["Punktų vartotojai", "Punktų lankytojai"])
    'Punktų vartotojai ir lankytojai'
    """
    items = [name.split(" ") for name in names]
    same = 0
    while len(items) > 1 and all(
        same + 1 < len(item) and item[same] == items[0][same] for item in items
    ):
        same += 1
    rest = [" ".join(item[same:]) for item in items]
    return " ".join([*items[0][:same], enumerate_names(rest)]) if items else ""


def sort_key(text: str) -> tuple:
    """Key for the Lithuanian alphabetical order, for `sorted`; spaces and signs come first."""
    places = [_PLACES.get(letter) or (-1, ord(letter)) for letter in text.casefold()]
    rows = tuple((row, place if row < 0 else 0) for row, place in places)
    return rows, tuple(place for _, place in places), text


#: Ordinals in the accusative, as in "trečius metus".
_TIMES = (
    "antrus", "trečius", "ketvirtus", "penktus", "šeštus", "septintus", "aštuntus", "devintus",
    "dešimtus", "vienuoliktus", "dvyliktus", "tryliktus", "keturioliktus", "penkioliktus",
    "šešioliktus", "septynioliktus", "aštuonioliktus", "devynioliktus", "dvidešimtus",
)  # fmt: skip


def year_in_a_row(count: int) -> str:
    """Say for which year in a row something happens: ``trečius metus iš eilės``.

    Parameters
    ----------
    count : int
        Nothing is said of fewer than two; more than can be known are ``daugelį metų iš eilės``.
    """
    if count < 2:
        return ""
    which = _TIMES[count - 2] if count - 2 < len(_TIMES) else "daugelį"
    return f"{which} {'metų' if which == 'daugelį' else 'metus'} iš eilės"


def long_date(day: date) -> str:
    """Print a date in full: ``2000 m. gruodžio 31 d.``."""
    from babel.dates import format_date

    return format_date(day, format="long", locale=LOCALE)


def day_of(said: object) -> str:
    """A date in full; what is none, as it is written."""
    return long_date(said) if isinstance(said, date) else str(said or "")

"""Small numbers in words, in all genders and cases: ``dvi``, ``penkiolikoje``."""

from __future__ import annotations

from functools import lru_cache

GENDERS = ("masculine", "feminine")
CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")

#: From here on numbers stay in digits.
LAST = 20

#: Each gender's forms, in the order of `CASES`.
_ONE_TO_THREE = (
    ("vienas vieno vienam vieną vienu viename", "viena vienos vienai vieną viena vienoje"),
    ("du dviejų dviem du dviem dviejuose", "dvi dviejų dviem dvi dviem dviejose"),
    ("trys trijų trims tris trimis trijuose", "trys trijų trims tris trimis trijose"),
)
_FOUR_TO_NINE = ("ketur", "penk", "šeš", "septyn", "aštuon", "devyn")
_ENDINGS = ("i ių iems is iais iuose", "ios ių ioms ias iomis iose")
_TEENS = (
    "vienuolik", "dvylik", "trylik", "keturiolik", "penkiolik", "šešiolik", "septyniolik",
    "aštuoniolik", "devyniolik",
)  # fmt: skip
_TEEN_ENDINGS = "a os ai a a oje"
_TENS = ("dešim", "dvidešim")
_TEN_ENDINGS = "t ties čiai t čia tyje"


def numeral(number: int, gender: str, case: str = "nominative") -> str:
    """A number in words; empty where it stays in digits.

    Parameters
    ----------
    number : int
        From 1 to `LAST`. After 10 and more the noun stands in the genitive, whatever the case.
    gender : str
        One of `GENDERS`, that of the noun.
    case : str
        One of `CASES`.

    Examples
    --------
    >>> numeral(2, "feminine"), numeral(15, "masculine", "locative")
    ('dvi', 'penkiolikoje')
    """
    if not 1 <= number <= LAST:
        return ""
    return _forms(GENDERS.index(gender))[number - 1][CASES.index(case)]


@lru_cache(maxsize=len(GENDERS))
def _forms(gender: int) -> tuple[tuple[str, ...], ...]:
    low = [tuple(forms[gender].split()) for forms in _ONE_TO_THREE]
    middle = [_declined(stem, _ENDINGS[gender]) for stem in _FOUR_TO_NINE]
    teens = [_declined(stem, _TEEN_ENDINGS) for stem in _TEENS]
    ten, twenty = (_declined(stem, _TEN_ENDINGS) for stem in _TENS)
    return (*low, *middle, ten, *teens, twenty)


def _declined(stem: str, endings: str) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings.split())

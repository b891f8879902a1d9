"""Lithuanian words for numbers, in all cases and genders; ordinals are none."""

from __future__ import annotations

import re
from itertools import product

_NOUN_OS = ("as", "o", "ui", "ą", "u", "e", "ai", "ų", "ams", "us", "ais", "uose")
_NOUN_IS = ("is", "io", "iui", "į", "iu", "yje", "iai", "ių", "iams", "ius", "iais", "iuose")
_FOUR_TO_NINE = ("i", "ios", "ių", "iems", "ioms", "is", "ias", "iais", "iomis", "iuose", "iose")
_COLLECTIVE = (
    "i",
    "os",
    "ios",
    "ų",
    "ių",
    "iems",
    "oms",
    "ioms",
    "us",
    "ius",
    "as",
    "ias",
    "ais",
    "iais",
    "omis",
    "iomis",
    "uose",
    "iuose",
    "ose",
    "iose",
)
_TEENS = ("a", "os", "ai", "ą", "oje")
_TENS = ("", "ies", "imi", "is", "į", "imis", "ims")

_STEMS_4_9 = ("ketur", "penk", "šeš", "septyn", "aštuon", "devyn")
_STEMS_TEENS = (
    "vienuolik",
    "dvylik",
    "trylik",
    "keturiolik",
    "penkiolik",
    "šešiolik",
    "septyniolik",
    "aštuoniolik",
    "devyniolik",
    "keliolik",
)
_STEMS_TENS = (
    "dvidešimt",
    "trisdešimt",
    "keturiasdešimt",
    "penkiasdešimt",
    "šešiasdešimt",
    "septyniasdešimt",
    "aštuoniasdešimt",
    "devyniasdešimt",
    "keliasdešimt",
)
_COLLECTIVES = (
    "dvej",
    "trej",
    "ketver",
    "penker",
    "šešer",
    "septyner",
    "aštuoner",
    "devyner",
    "abej",
)
_SETS = (
    "pusšimt",
    "dvejet",
    "trejet",
    "ketvert",
    "penket",
    "šešet",
    "septynet",
    "aštuonet",
    "devynet",
    "šimt",
    "milijon",
    "milijard",
    "tuzin",
)
_PARTS = (
    "trečdal",
    "ketvirtadal",
    "penktadal",
    "šeštadal",
    "septintadal",
    "aštuntadal",
    "devintadal",
    "dešimtadal",
    "dvidešimtadal",
    "šimtadal",
    "ketvirt",
)

_IRREGULAR = """
    du dvi dviejų dviem dviejuose dviejose trys trijų trims tris trimis trijuose trijose
    abu abi abiejų abiem abiejuose abiejose abudu abidvi
    dešimt dešimtis dešimties dešimtį dešimtys dešimčių dešimčia dešimtims dešimtimis
    tūkstantis tūkstančio tūkstančiui tūkstantį tūkstančiu tūkstančiai tūkstančių tūkstančiams
    tūkstančius tūkstančiais pusantro pusantros pusantrą pustrečio
    pusė pusės pusei pusę puse pusėje perpus dukart triskart keturiskart penkiskart
    dusyk trissyk dviese trise keturiese penkiese šešiese septyniese
"""

#: Each form that is a number whatever stands around it.
NUMBER_WORDS = frozenset(
    {
        *_IRREGULAR.split(),
        *map("".join, product(_STEMS_4_9, _FOUR_TO_NINE)),
        *map("".join, product(_COLLECTIVES, _COLLECTIVE)),
        *map("".join, product(_STEMS_TEENS, _TEENS)),
        *map("".join, product(_STEMS_TENS, _TENS)),
        *map("".join, product(_SETS, _NOUN_OS)),
        *map("".join, product(_PARTS, _NOUN_IS)),
    }
) - {"ketvirtas"}

#: Twofold, threefold …, and verbs made of them.
_MULTIPLE = re.compile(
    r"(?:pa|su)?(?:dvi|tri|ketur|ketver|penkia|šešia|dešimter|šimter|kelia)gub\w+"
)

#: Fractions made of an ordinal: "penktoji dalis", "kas antras".
_FRACTION = re.compile(
    r"\b(?:treči|ketvirt|penkt|šešt|septint|aštunt|devint|dešimt|dvidešimt|šimt|tūkstant)"
    r"(?:oji|osios|ąją|ajai|ąja|osiomis)\s+dal\w+|\bkas\s+(?:antr|treči|ketvirt|penkt|dešimt)\w+"
)

#: Words before a form that make it no number: "iš vienos pusės", "abejų metų", "I ketvirtis".
_SIDES = {"vienos", "kitos", "vieną", "kitą", "viena", "kita", "abi", "priešingos", "didesniąją"}
_QUARTER = re.compile(r"i|ii|iii|iv|pirm\w+|antr\w+|treč\w+|ketvirt\w+|paskutin\w+")
_ONE = {"vienas", "viena", "vieną"}
_NOT_ONE = {"nė", "bent", "dar", "ne", "po"}

_WORD = re.compile(r"[^\W\d_]+")


def number_words(text: str, counted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Find words for numbers.

    Parameters
    ----------
    text : str
        A sentence.
    counted : re.Pattern
        Matches the start of nouns that the report counts; "one" is a number only before these.

    Returns
    -------
    list of tuple of int
        Where each stands; neighbouring words are one number.
    """
    words = [(found[0].lower(), found.start(), found.end()) for found in _WORD.finditer(text)]
    found = [each.span() for each in _FRACTION.finditer(text.lower())]
    for place, (word, start, end) in enumerate(words):
        before = words[place - 1][0] if place else ""
        after = [next_word for next_word, _, _ in words[place + 1 : place + 3]]
        if not _is_number(word, before, after, counted):
            continue
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_number(word: str, before: str, after: list[str], counted: re.Pattern[str]) -> bool:
    if word in _ONE:
        return (
            before not in _NOT_ONE
            and after[:1] not in (["kitas"], ["kita"], ["kitą"])
            and any(counted.match(noun) for noun in after)
        )
    if _MULTIPLE.fullmatch(word):
        return True
    if word not in NUMBER_WORDS:
        return False
    if word.startswith(("pusė", "pusę", "pusei", "puse")) and before in _SIDES:
        return False
    if word.startswith(("ketvirti", "ketvirtį")) and _QUARTER.fullmatch(before):
        return False
    # Years compared are always two.
    return not (
        word in ("abejų", "abiejų", "abejus", "abejais")
        and after[:1]
        and after[0].startswith("met")
    )

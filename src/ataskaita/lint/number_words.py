"""Lithuanian words for numbers, in all cases and genders; ordinals are none."""

from __future__ import annotations

import re
from itertools import product

from ataskaita.lint.signs import INVISIBLE

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
    tūkstančius tūkstančiais
    pusantro pusantros pusantrą pusantram pusantrai pusantrų pusantrais pustrečio pustrečios
    pusšimtis pusšimčio pusšimčiui pusšimtį pusšimčiu pustuzinis pustuzinio pustuzinį
    nulis nulio nuliui nulį nuliu nulyje nuliai nulių nuliams nulius nuliais
    šimtinė šimtinės šimtinę šimtinių dešimtimi dešimtyje dešimtyse tūkstantyje tūkstančiuose
    antratiek keturissyk šimtąkart šimtąsyk tūkstantįkart
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

#: What begins with a number: "dviprocentinis", "šimtakartis", "dešimtukas", "penketukas".
_COMPOUND = re.compile(
    r"(?:vien|dvi|tri|ketur|penki|šeši|septyni|aštuoni|devyni|dešimt|\w+lika|\w+dešimt|šimta"
    r"|tūkstant|milijon|kelia|pus)\w{0,3}(?:procentin|kart[ie]|linktin|eriop)\w*"
    r"|(?:dvejet|trejet|ketvert|penket|šešet|septynet|aštuonet|devynet|dešimt|šimt)uk\w{1,4}"
)

_ZERO = re.compile(r"nulin(?:is|io|iam|į|iu|iame|iai|ių|ė|ės|ei|ę|e|ėje|ės)")

#: "A pair of …" is two before what can be counted, or before hundreds of it.
_PAIR = re.compile(r"por(?:a|os|ai|ą|oje|ų|oms|as|omis)")
_COUNTING = re.compile(
    r"(?:šimt|tūkstanč|dešimč|milijon|tuzin|kart|met|mėnes|savaič|dien|valand)\w*"
)

#: One, in the cases that speak of each as well: a number only behind "only", "without" …
_ONE_OF_MANY = {"vieno", "vienos", "vienam", "vienai", "vienu", "viename", "vienoje"}
_ALONE = {"tik", "tiktai", "vos", "be", "dar", "apie", "net", "lygiai", "daugiau", "mažiau", "iki"}

#: Roman counts. Ordinals are written the same way; before a count stands what was done or is there.
_ROMAN = re.compile(
    r"\b(?=[IVXLCDM]+\b)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b(?!\.)"
)
_COUNTS_AFTER = re.compile(
    r"\w{3,}t(?:a|as|i|os|us|ų)|yra|buvo|turi(?:me)?|turėjo|dirb(?:a|o)|veik(?:ia|ė)|liko|viso"
    r"|apie|per|net|po|tik|vos|sudar(?:o|ė)|sieki?a?ė?|į?vyko|sulauk\w+|gav\w+|surengė"
)
#: What is one of a series: "surengta XII knygų mugė".
_ONE_OF_SERIES = re.compile(
    r"(?:mug|švent|festival|konkurs|konferencij|skaitym|parod|forum|savait|varžyb|stovykl|olimpiad"
    r"|sąskryd|ketvir|pusmet|amži|etap|laipsn|lyg|kategorij|grup|skyri|dal|tom|aukšt|klas"
    r"|tarptautin|respublikin|viet|pasaulin|nacionalin|kurs|kvartal)\w*"
)

#: Fractions made of an ordinal: "penktoji dalis", "kas antras".
_FRACTION = re.compile(
    r"\b(?:treči|ketvirt|penkt|šešt|septint|aštunt|devint|dešimt|dvidešimt|šimt|tūkstant)"
    r"(?:oji|osios|ąją|ajai|ąja|osiomis)\s+dal\w+|\bantra\s+tiek\b|\bkas\s+(?:antr|treči|ketvirt|penkt|dešimt)\w+"
)

#: Words before a form that make it no number: "iš vienos pusės", "abejų metų", "I ketvirtis".
_SIDES = {
    "vienos", "kitos", "vieną", "kitą", "viena", "kita", "abi", "priešingos", "didesniąją",
    "pirmoji", "antroji", "pirmąją", "antrąją", "pirmosios", "antrosios", "pirmojoje", "antrojoje",
}  # fmt: skip
_LACKING = {"nebėra", "nebeliko", "neliko", "trūksta", "pritrūko", "nebuvo"}
_QUARTER = re.compile(r"i|ii|iii|iv|pirm\w+|antr\w+|treč\w+|ketvirt\w+|paskutin\w+")
_ONE = {"vienas", "viena", "vieną"}
_NOT_ONE = {"nė", "bent", "dar", "ne", "po"}

#: A word, with what may hide in it.
_WORD = re.compile(rf"[^\W\d_](?:[{INVISIBLE}]*[^\W\d_])*")
_HIDDEN = str.maketrans("", "", INVISIBLE)


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
    words = [
        (found[0].lower().translate(_HIDDEN), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]
    found = [each.span() for each in _FRACTION.finditer(text.lower())]
    found += _roman_counts(text, words, counted)
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


def _roman_counts(
    text: str, words: list[tuple[str, int, int]], counted: re.Pattern[str]
) -> list[tuple[int, int]]:
    """Roman numbers that say how many, not which one."""
    found = []
    for roman in _ROMAN.finditer(text):
        before = [word for word, _, end in words if end <= roman.start()][-1:]
        after = [word for word, start, _ in words if start >= roman.end()][:3]
        if any(_ONE_OF_SERIES.match(word) for word in after):
            continue
        if not any(counted.match(word) for word in after[:2]):
            continue
        if len(roman[0]) > 3 or (before and _COUNTS_AFTER.fullmatch(before[0])):
            found.append(roman.span())
    return found


def _is_number(word: str, before: str, after: list[str], counted: re.Pattern[str]) -> bool:
    if word in _ONE:
        return (
            before not in _NOT_ONE
            and after[:1] not in (["kitas"], ["kita"], ["kitą"])
            and any(counted.match(noun) for noun in after)
        )
    if word in _ONE_OF_MANY:
        alone = before in _ALONE or any(said in _LACKING for said in after)
        return alone and any(counted.match(noun) for noun in after)
    if _PAIR.fullmatch(word):
        return any(counted.match(noun) or _COUNTING.fullmatch(noun) for noun in after[:1])
    if any(kind.fullmatch(word) for kind in (_MULTIPLE, _COMPOUND, _ZERO)):
        return True
    if word not in NUMBER_WORDS:
        return False
    if word == "nulio" and before == "nuo":
        # "From scratch".
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

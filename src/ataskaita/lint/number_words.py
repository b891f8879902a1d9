"""Lithuanian words for numbers, in all cases and genders; ordinals are none."""

from __future__ import annotations

import re
from itertools import product

from ataskaita.lint.patterns import patterns

#: Letters as somebody without a Lithuanian keyboard types them.
_PLAIN = str.maketrans("ąčęėįšųūž", "aceeisuuz")

#: Each form, however it is typed.
NUMBER_WORDS = frozenset(
    spelt
    for some in patterns("number_words.yml")["forms"]
    for stem, ending in product(some["stems"].split(), some["endings"].split())
    for form in [stem + ending.strip("-")]
    for spelt in (form, form.translate(_PLAIN))
) - {"ketvirtas", "sesi", "sesiu", "sesis", "sesios", "sesiose"}

#: Twofold, threefold …, what is so many times, per cent or digits, and so many of a kind.
_COMPOUND = re.compile(
    r"(?:pa|su)?(?:dvi|tri|ketur|ketver|penkia|šešia|dešimter|šimter|kelia)gub\w+"
    r"|(?:vien|dvi|tri|ketur|penki|šeši|septyni|aštuoni|devyni|dešimt|\w+lika|\w+dešimt|šimta"
    r"|tūkstant|milijon|kelia|pus)\w{0,3}(?:procentin|kart[ie]|linktin|eriop|ženkl)\w*"
    r"|(?:dvejet|trejet|ketvert|penket|šešet|septynet|aštuonet|devynet|\w*dešimt|šimt)uk\w{1,4}"
    r"|\w+dešimt(?:vien|d[uv]|tr|ketur|penk|šeš|septyn|aštuon|devyn)\w*"
    r"|\w*(?:ketver|penker|šešer|dešimter|šimter)iop\w+|(?:dešimt|šimtą?|tūkstant)kart"
    r"|(?:du|tri|keturi|penki|šeši|septyni|aštuoni|devyni)šimt\w+"
    r"|nulin(?:is|io|iam|į|iu|iame|iai|ių|ė|ės|ei|ę|e|ėje|ės)"
)

#: An adjective that says how many times what stands beside it is more.
_TWOFOLD = re.compile(r"(?:dvi|tri|ketur)gub(?!ai|\w*[jn])\w+")
_RISE = re.compile(r"(?:prie)?aug|did|skaiči|rezultat|kiek|sum|kain")

#: Fractions made of an ordinal: "penktoji dalis", "kas antras".
_FRACTION = re.compile(
    r"\b(?:treči|ketvirt|penkt|šešt|septint|aštunt|devint|dešimt|dvidešimt|šimt|tūkstant)"
    r"(?:oji|osios|ąją|ajai|ąja|osiomis)\s+(?:(?P<of>\w+(?:ų|o|ies))\s+)?dal\w+"
    r"|\bantra\s+tiek\b"
    r"|\bkas\s+(?:antr|treči|ketvirt|penkt|dešimt)\w+(?!\s+(?:\w+dien|savait|mėnes|met|kart))"
)

_HOUR = r"(?:dviej|trij|keturi|penki|šeši|septyni|aštuoni|devyni)ų"

#: What is no count though a number stands in it: sayings, names, kinds of things.
_NO_COUNT = re.compile(
    r"\b(?:tr(?:ys|is|ijų|ims|imis)\s+(?:karali|kryži|muškietinink|paršiuk|spalv)\w+"
    r"|keturi\w*\s+(?:metų\s+laik|vėj|evangelij)\w+|septyn\w+\s+(?:\w+\s+)?stebukl\w+"
    r"|dešim\w+\s+dievo\s+įsakym\w+|vien[aą]\s+vertus|kaip\s+(?:du|dvi)"
    r"|vieną\s+(?:dieną|kartą|sykį|vakarą|rytą|naktį)|nuo\s+nulio|nulin\w+\s+toleranc\w+"
    r"|vien(?:a|ą|os)\s+(?:dien|nakt|valand|akimirk)\w+|vienas?\s+\w+\s+(?:pa)?sak\w+"
    r"|du\s+kartus\s+per\s+(?:savaitę|dieną)(?=\s+(?:vyk|renk|dirb|veik|at)\w+)"
    r"|(?:vienerių|dvejų|trejų|pusantrų)\s+metų\s+(?:vaik|mergait|berniuk|amži)\w+|per\s+pusę|pusę\s+lūpų"
    # "Renginys prasidėjo pusę aštuonių".
    rf"|(?:prasid\w+|pradžia|vyk\w+|susitin\w+)\s+pus[ęė]\s+{_HOUR}(?!\s+[^\W\d_]+ų\b)"
    rf"|pus[ęė]\s+{_HOUR}(?=\s+(?:ryto|vakaro)\b)"
    r"|(?:abi|abiejų|abiem)\s+(?:pus|šal)\w+|abiejų\s+lyčių|ab(?:ejų|iejų|ejus|ejais)\s+met\w+"
    r"|(?:dviej|trij|keturi|penki)ų\s+(?:aukštų|dalių|veiksmų|kalbų|žvaigždučių|pakopų|krypčių|dienų|minučių)(?=\s+[^\W\d_])"
    # An ordinal whose first part does not change: "dvidešimt pirmasis".
    r"|\w+(?:dešimt|tūkstantis|šimtai)\s+(?:pirm|antr|treči|ketvirt|penkt|šešt|septint|aštunt"
    r"|devint)(?:as|a|o|os|ą|asis|oji|ojo|osios|ąjį|ąją|ajam|ajai|ajame|ojoje))\b"
)

#: Numbers only before what can be counted, or before hundreds of it: "pora", "kapa", "ketvirčio".
_BEFORE_NOUNS = re.compile(
    r"(?:por|kap)(?:a|os|ai|ą|oje|ų|oms|as|omis)|ketvirčio|ketvirčiui|pus(?:ėje|ių|ėse)"
)
#: So many together: a number behind "dirbame", and beside what is counted.
_TOGETHER = re.compile(r"(?:dvie|tri|keturie|penkie|šešie|septynie|aštuonie|devynie)se")
_COUNTING = re.compile(
    r"(?:šimt|tūkstanč|dešimč|milijon|tuzin|kart|met|mėnes|savaič|dien|valand)\w*"
)

#: One, in the cases that speak of each as well: a number only behind "only", "without" …
_ONE_OF_MANY = {"vieno", "vienos", "vienam", "vienai", "vienu", "viename", "vienoje"}
_ALONE = {
    "tik", "tiktai", "vos", "be", "dar", "apie", "net", "lygiai", "daugiau", "mažiau", "iki",
    "nebėra", "nebeliko", "neliko", "trūksta", "pritrūko", "nebuvo",
}  # fmt: skip
_ONE = {"vienas", "viena", "vieną"}
_NOT_ONE = {"nė", "bent", "dar", "ne", "po"}
#: Behind "one" it is one of two: "viena po kitos".
_OTHER = {"kitas", "kita", "kitą", "kitam", "po"}

#: Words before "pusė" that make it a side, and before "ketvirtis" that make it a quarter of a year.
_SIDE = re.compile(
    r"(?:vien|kit|ab|priešing|did|pirm|antr|švies|tams|piet|šiaur|ryt|vakar|kair|dešin|moter|vyr"
    r"|ger|blog|išor|vidin|silpn|stipr)\w*|miesto|gatvės|kelio|upės|ežero"
)
_QUARTER = re.compile(r"i|ii|iii|iv|pirm\w+|antr\w+|treč\w+|ketvirt\w+|paskutin\w+")

#: Roman counts. Ordinals are written the same way; before a count stands what was done or is there.
_ROMAN = re.compile(r"\b(?=[IVXLCDM]+\b)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_COUNTS_AFTER = re.compile(
    r"\w{3,}t(?:a|as|i|os|us|ų)|yra|buvo|turi(?:me)?|turėjo|dirb(?:a|o)|veik(?:ia|ė)|liko|viso"
    r"|apie|per|net|po|tik|vos|sudar(?:o|ė)|sieki?a?ė?|į?vyko|sulauk\w+|gav\w+|surengė"
)
#: "XV tūkst. knygų".
_MEASURED = re.compile(r"\s*(?:(?:tūkst|mln|mlrd|proc|vnt|egz)\.|%|Eur\b)")
#: What is one of a series: "surengta XII knygų mugė".
_ONE_OF_SERIES = re.compile(
    r"a\b|(?:mug|švent|festival|konkurs|konferencij|skaitym|parod|forum|savait|varžyb|stovykl|olimpiad"
    r"|sąskryd|ketvir|pusmet|amži|etap|laipsn|lyg|kategorij|grup|skyri|dal|tom|aukšt|klas"
    r"|tarptautin|respublikin|viet|pasaulin|nacionalin|kurs|kvartal)\w*"
)

_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"[^\W\d_]+(?:[-‐‑–][^\W\d_]+)+")


def number_words(text: str, counted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Find words for numbers.

    Parameters
    ----------
    text : str
        A sentence, as its readers see it.
    counted : re.Pattern
        Matches the start of nouns that the report counts; "one" is a number only before these.

    Returns
    -------
    list of tuple of int
        Where each stands; neighbouring words are one number.
    """
    found = _roman_counts(text, counted)
    lowered = text.lower()
    for part in _FRACTION.finditer(lowered):
        of = part["of"]
        if of is None or of.endswith("ų") or counted.match(of):
            found.append(part.span())
    lowered = _NO_COUNT.sub(lambda saying: "," * len(saying[0]), lowered)
    words = list(_WORD.finditer(lowered))
    for place, word in enumerate(words):
        before = words[place - 1][0] if place else ""
        after = [following[0] for following in words[place + 1 : place + 3]]
        if not _is_number(word[0], before, after, counted) or _is_name(text, word, after, counted):
            continue
        if found and not text[found[-1][1] : word.start()].strip():
            found[-1] = (found[-1][0], word.end())
        else:
            found.append(word.span())
    for word in _BROKEN.finditer(lowered):
        if re.sub(r"[-‐‑–]", "", word[0]) in NUMBER_WORDS:
            found.append(word.span())
    return found


def _roman_counts(text: str, counted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Roman numbers that say how many, not which one."""
    found = []
    for roman in _ROMAN.finditer(text):
        if not roman[0]:
            continue
        before = ["", "", *_WORD.findall(text[: roman.start()].lower())][-2:]
        after = _WORD.findall(text[roman.end() :].lower())[:3]
        done = bool(_COUNTS_AFTER.fullmatch(before[1]))
        if _MEASURED.match(text, roman.end()):
            counts = True
        elif re.match(r"\s*(?:[.,;)]|$)", text[roman.end() :]):
            # "Knygų gauta XII."
            named = before[0] if done else before[1]
            counts = len(roman[0]) > 1 and named.endswith("ų") and counted.match(named)
        else:
            begins = re.search(r"(?:^|[–—:])\s*$", text[: roman.start()])
            says_many = len(roman[0]) > 3 or done or begins
            counts = says_many and any(counted.match(word) for word in after[:2])
            counts = counts and not any(_ONE_OF_SERIES.match(word) for word in after)
        if counts:
            found.append(roman.span())
    return found


def _is_name(text: str, word: re.Match[str], after: list[str], counted: re.Pattern[str]) -> bool:
    """Whether a word with a capital letter inside a sentence begins a name."""
    begins = not re.search(r"[\w,;]\s+$", text[: word.start()])
    said = text[word.start() : word.end()]
    return said.istitle() and not begins and not any(counted.match(noun) for noun in after)


def _is_number(word: str, before: str, after: list[str], counted: re.Pattern[str]) -> bool:
    of_counted = any(counted.match(noun) for noun in after)
    if word in _ONE:
        # "Vienas iš filialų" says how many, "viena iš bibliotekos veiklų" does not.
        among = after[:1] != ["iš"] or after[-1].endswith("ų")
        return of_counted and among and before not in _NOT_ONE and after[0] not in _OTHER
    if word in _ONE_OF_MANY:
        return of_counted and not _ALONE.isdisjoint((before, *after))
    if _TWOFOLD.fullmatch(word):
        # "Dviguba pavardė" says nothing of how many.
        return any(counted.match(noun) or _RISE.match(noun) for noun in (before, *after))
    shared = after[:1] and after[0].endswith("ų") and counted.match(after[0])
    if (
        not shared
        and word.startswith(("pus", "ketvirti", "ketvirtį", "ketvirči"))
        and (_SIDE if word.startswith("pus") else _QUARTER).fullmatch(before)
    ):
        return False
    if _BEFORE_NOUNS.fullmatch(word):
        return any(counted.match(noun) or _COUNTING.fullmatch(noun) for noun in after)
    if _TOGETHER.fullmatch(word):
        return of_counted or bool(counted.match(before)) or before.startswith("dirb")
    return word in NUMBER_WORDS or bool(_COMPOUND.fullmatch(word))

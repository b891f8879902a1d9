"""Lithuanian words for numbers, in all cases and genders; ordinals are none."""

from __future__ import annotations

import re
from itertools import product

from ataskaita.lint.patterns import patterns, whole_words
from ataskaita.lint.seen import VALUE

#: Letters as somebody without a Lithuanian keyboard types them.
_PLAIN = str.maketrans("ąčęėįšųūž", "aceeisuuz")

_LISTED = patterns("number_words.yml")

#: Each form, however it is typed.
NUMBER_WORDS = frozenset(
    spelt
    for some in _LISTED["forms"]
    for stem, ending in product(some["stems"].split(), some["endings"].split())
    for form in [stem + ending.strip("-")]
    for spelt in (form, form.translate(_PLAIN))
) - {"ketvirtas", "sesi", "sesiu", "sesis", "sesios", "sesiose"}

_COMPOUND, _FRACTION, _NO_COUNT, _BEFORE_NOUNS, _COUNTING = (
    whole_words(_LISTED[name])
    for name in ("compound", "fraction", "no_count", "before_nouns", "counting")
)
_FEW, _TOLD, _TALE, _GIVEN, _BY_WHAT = (
    whole_words(_LISTED[name]) for name in ("few", "told", "tale", "given", "by_what")
)
_CLAUSE = re.compile(_LISTED["clause"])
_ONE, _ONE_OF_MANY, _ALONE, _NOT_ONE, _OTHER = (
    whole_words(_LISTED[name]) for name in ("one", "one_of_many", "alone", "not_one", "other")
)
_COUNTS_AFTER = whole_words(_LISTED["counts_after"])
_ONE_OF_SERIES = whole_words(_LISTED["one_of_series"])
_ROMAN = re.compile(r"\b(?=[IVXLCDM]+\b)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
#: "Surengta XX ekspozicijų.", and no "XX ekspozicijų mugė".
_OF_MANY = re.compile(r"(?:\s+[a-ząčęėįšųūž]+ų){1,2}(?:[.,;:)]|$|\s+(?:ir|ar|bei|su|iš)\b)")
#: "XV tūkst. knygų".
_MEASURED = re.compile(r"\s*(?:(?:tūkst|mln|mlrd|proc|fiz|vnt|egz)\.|%|Eur\b)")

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
    lowered = _NO_COUNT.sub(
        # "Trijų architektų komanda" is one thing, "trijų filialų veikla" is that of so many.
        lambda found: found[0] if counted.match(found["of"] or "") else _blank(found),
        text.lower(),
    )
    for part in _FRACTION.finditer(lowered):
        of = part["of"]
        if of is None or of.endswith("ų") or counted.match(of):
            found.append(part.span())
    words = list(_WORD.finditer(_FRACTION.sub(_blank, lowered)))
    for place, word in enumerate(words):
        before = words[place - 1][0] if place else ""
        after = [following[0] for following in words[place + 1 : place + 3]]
        if not _is_number(word[0], before, after, counted) or _is_name(text, word, after, counted):
            continue
        if _FEW.fullmatch(word[0]) and not _says_how_many(lowered, word, before, after, counted):
            continue
        if found and not text[found[-1][1] : word.start()].strip():
            found[-1] = (found[-1][0], word.end())
        else:
            found.append(word.span())
    for word in _BROKEN.finditer(lowered):
        if re.sub(r"[-‐‑–]", "", word[0]) in NUMBER_WORDS:
            found.append(word.span())
    return found


def _blank(found: re.Match[str]) -> str:
    return "," * len(found[0])


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
            counts = says_many and any(map(counted.match, after[:2]))
            counts = counts and not any(map(_ONE_OF_SERIES.match, after))
            counts = counts or bool(done and _OF_MANY.match(text, roman.end()))
        if counts:
            found.append(roman.span())
    return found


def _is_name(text: str, word: re.Match[str], after: list[str], counted: re.Pattern[str]) -> bool:
    """Whether a word with a capital letter inside a sentence begins a name."""
    begins = not re.search(r"[\w,;]\s+$", text[: word.start()])
    said = text[word.start() : word.end()]
    return said.istitle() and not begins and not any(counted.match(noun) for noun in after)


def _says_how_many(
    text: str, word: re.Match[str], before: str, after: list[str], counted: re.Pattern[str]
) -> bool:
    """Whether one of the small numbers says how many there are, and is not merely told of."""
    beside = before, *after
    if not any(beside) or any(counted.match(w) or _COUNTING.fullmatch(w) for w in beside):
        return True
    manner = before != "su" and _BY_WHAT.fullmatch(" ".join(after[:1]))
    if manner or before == "apie" or _TALE.search(text):
        return False
    clause = _CLAUSE.split(text[: word.start()])[-1] + _CLAUSE.split(text[word.start() :])[0]
    told = _GIVEN if word[0].endswith("ms") or word[0] == "dviem" else _TOLD
    of_many = len(before) > 3 and before.endswith("ų")
    return of_many or VALUE in text or before in NUMBER_WORDS or bool(told.search(clause))


def _is_number(word: str, before: str, after: list[str], counted: re.Pattern[str]) -> bool:
    of_counted = any(counted.match(noun) for noun in after)
    if _ONE.fullmatch(word):
        # "Vienas iš filialų" says how many, "viena iš bibliotekos veiklų" does not.
        among = after[:1] != ["iš"] or after[-1].endswith("ų")
        alone = not _NOT_ONE.fullmatch(before) and not _OTHER.match(" ".join(after))
        return of_counted and among and alone
    if _ONE_OF_MANY.fullmatch(word):
        return of_counted and any(map(_ALONE.fullmatch, (before, *after)))
    if _BEFORE_NOUNS.fullmatch(word):
        return any(counted.match(noun) or _COUNTING.fullmatch(noun) for noun in after)
    return word in NUMBER_WORDS or bool(_COMPOUND.fullmatch(word))

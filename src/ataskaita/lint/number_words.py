"""Lithuanian words for numbers, in all cases and genders; ordinals are none."""

from __future__ import annotations

import re
from itertools import product
from types import SimpleNamespace

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

#: Each list of words, by its name there.
_LISTS = SimpleNamespace(
    **{name: whole_words(said) for name, said in _LISTED.items() if name not in ("forms", "clause")}
)
_CLAUSE = re.compile(_LISTED["clause"])
_ROMAN = re.compile(r"\b(?=\w)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=\w)\b")
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
    lowered = _LISTS.no_count.sub(
        # "Trijų architektų komanda" is one thing, "trijų filialų veikla" is that of so many.
        lambda found: found[0] if counted.match(found["of"] or "") else _blank(found),
        text.lower(),
    )
    for part in _LISTS.fraction.finditer(lowered):
        of = part["of"]
        if of is None or of.endswith("ų") or counted.match(of):
            found.append(part.span())
    words = list(_WORD.finditer(_LISTS.fraction.sub(_blank, lowered)))
    for place, word in enumerate(words):
        before = words[place - 1][0] if place else ""
        after = [following[0] for following in words[place + 1 : place + 3]]
        beside = before, after, counted
        number = _is_number(word[0], *beside) and _says_how_many(lowered, word, *beside)
        if not number or _is_name(text, word, after, counted):
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
        before = ["", "", *_WORD.findall(text[: roman.start()].lower())][-2:]
        after = _WORD.findall(text[roman.end() :].lower())[:3]
        done = bool(_LISTS.counts_after.fullmatch(before[1]))
        if re.match(r"\s*(?:[.,;)]|$)", text[roman.end() :]):
            # "Knygų gauta XII."
            named = before[0] if done else before[1]
            counts = len(roman[0]) > 1 and named.endswith("ų") and counted.match(named)
        else:
            begins = re.search(r"(?:^|[–—:])\s*$", text[: roman.start()])
            says_many = len(roman[0]) > 3 or done or begins
            of_series = any(map(_LISTS.one_of_series.match, after))
            counts = says_many and not of_series and any(map(counted.match, after[:2]))
            counts = counts or (done and _OF_MANY.match(text, roman.end()))
        if counts or _MEASURED.match(text, roman.end()):
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
    """Whether a number says how many there are: a small one may be merely told of."""
    beside = before, *after
    if not _LISTS.few.fullmatch(word[0]) or not any(beside):
        return True
    if any(counted.match(noun) or _LISTS.counting.fullmatch(noun) for noun in beside):
        return True
    manner = before != "su" and _LISTS.by_what.fullmatch(" ".join(after[:1]))
    if manner or before == "apie" or _LISTS.tale.search(text):
        return False
    clause = _CLAUSE.split(text[: word.start()])[-1] + _CLAUSE.split(text[word.start() :])[0]
    told = _LISTS.given if word[0].endswith("ms") or word[0] == "dviem" else _LISTS.told
    of_many = len(before) > 3 and before.endswith("ų")
    return of_many or VALUE in text or before in NUMBER_WORDS or bool(told.search(clause))


def _is_number(word: str, before: str, after: list[str], counted: re.Pattern[str]) -> bool:
    of_counted = any(counted.match(noun) for noun in after)
    if _LISTS.one.fullmatch(word):
        # "Vienas iš filialų" says how many, "viena iš bibliotekos veiklų" does not.
        among = after[:1] != ["iš"] or after[-1].endswith("ų")
        alone = not _LISTS.not_one.fullmatch(before) and not _LISTS.other.match(" ".join(after))
        return of_counted and among and alone
    if _LISTS.one_of_many.fullmatch(word):
        return of_counted and any(map(_LISTS.alone.fullmatch, (before, *after)))
    if _LISTS.before_nouns.fullmatch(word):
        return any(counted.match(noun) or _LISTS.counting.fullmatch(noun) for noun in after)
    return word in NUMBER_WORDS or bool(_LISTS.compound.fullmatch(word))

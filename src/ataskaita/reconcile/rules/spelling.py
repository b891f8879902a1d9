"""Names that the text writes in two ways: it is read as it stands, nothing is declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.findings import SMALL, Finding, Side

_QUOTED = re.compile(r"(?:„|,,)([^„“”]{12,}?)“")
_NAME = re.compile(r"\b[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]{6,}")
_NUMBERED = re.compile(r"\bNr\. ?([\w-]+(?:[- ]+[\d-]*\d\b)*)")

#: From this likeness on two titles are the same title, and two words the same name.
_ALIKE_TITLES, _ALIKE_NAMES = 0.9, 0.85

#: A title that stands within another one as long as this is the same one cut short.
_LONG = 30

#: So much of a long title names it.
_SHOWN = 40


def variants(edition: Edition) -> Iterator[Finding]:
    """Quoted titles, proper names and numbers of documents that are almost the same."""
    for title, kind, pattern, same in (
        ("Pavadinimo rašyba", "title", _QUOTED, _same_title),
        ("Vardo ar vietovardžio rašyba", "name", _NAME, same_name),
        ("Dokumento numerio rašyba", "number", _NUMBERED, _same_number),
    ):
        places = _places(edition.text, pattern)
        for one, other in combinations(places, 2):
            if same(one, other):
                rare, usual = sorted((one, other), key=lambda text: len(places[text]))
                lines = tuple(sorted({*places[one], *places[other]}))
                yield Finding(
                    "spelling",
                    f"{kind}:{rare[:_SHOWN]}",
                    title,
                    Side(rare),
                    Side(usual),
                    usual,
                    SMALL,
                    (),
                    lines,
                )


def _places(text: Iterable[str], pattern: re.Pattern[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, line in enumerate(text, 1):
        for match in pattern.finditer(line):
            places.setdefault(match[1].strip() if match.re.groups else match[0], []).append(number)
    return places


def _same_title(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (short in long and len(short) >= _LONG) or _likeness(one, other) >= _ALIKE_TITLES


def same_name(one: str, other: str) -> bool:
    """Whether two words are one name, misspelt."""
    # Lithuanian names change their endings; a difference in the middle is a misspelling.
    return (
        one[:3] == other[:3]
        and one[-3:] == other[-3:]
        and abs(len(one) - len(other)) < 2
        and _likeness(one, other) >= _ALIKE_NAMES
    )


def _same_number(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one) == re.sub(r"\W", "", other)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Each bound is cheaper than the next and never lower.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE_NAMES:
        return 0.0
    return matcher.ratio()

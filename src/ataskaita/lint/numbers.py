"""Digits in the narrative: which are statistics, and the few kinds that may be typed."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    "(?:sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|"
    "lapkričio|gruodžio)"
)
_RANGE = r"\d{1,2}(?:\s*[–-]\s*\d{1,2})?"
_SUBDIVISION = r"(?:uždavin|tiksl|punkt|program|priemon|straipsn|skyri|poskyri|pried|siek)\w*"
_ONE_SUBDIVISION = (
    r"(?:tiksl(?:as|o|ui|ą|u|e)|(?:uždavin(?:ys|io|iui|į|iu|yje))|"
    r"straipsn(?:is|io|iui|į|iu|yje)|skyri(?:us|aus|ui|ų|umi|uje)|"
    r"pried(?:as|o|ui|ą|u|e))"
)
#: Endings of a cardinal number ("5-ių", "12-ai"); any other ending makes an ordinal.
_CARDINAL = (
    r"(?:ies|ių|iems?|ioms?|imis|iomis|iais|is|ius|ias|iose|iuose|us|i|ai|"
    r"procen\w*|gub\w*|kart\w*)"
)
_PUPIL = r"(?:mokin|moksleiv|vaik|gimnazist|auklėtin)\w*"
_AGED = r"(?:amži|vaik|jaunuol|moksleiv|mokin|žmon|asmen|senjor)\w*"

#: What may be typed: the name of the rule and what it lets pass. `docs/lint.md` lists the same.
ALLOWED: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "date": rf"{_MONTH}\s+{_RANGE}(?:,\s+{_RANGE})*(?:\s+ir\s+{_RANGE})?\s+(?:d\.|dien\w+)"
                rf"|\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[.:]\d\d\s+val\.",
        "year": rf"\b{_YEAR}(?:\s*[–/-]\s*{_YEAR}|(?:,\s*{_YEAR})*\s+ir\s+{_YEAR})?"
                r"(?:\s+(?:m\.|met(?:ai|ų|ams|us|ais|uose)\b)|-(?:ieji|ųjų|uosius|aisiais)\b)",
        "number of a document": r"\bNr\.\s*[\w/.-]*\d[\w/-]*(?:\s*\(\w+\))?",
        "number of a task": rf"\b\d+(?:\.\d+)+\.?\s+{_SUBDIVISION}"
                            rf"|\b\d{{1,2}}\s+{_ONE_SUBDIVISION}\b",
        "ordinal": rf"\b\d+-(?!{_CARDINAL}\b)[^\W\d_]+|\b3-(?:ios|ias)\b",
        "school class": rf"\b\d{{1,2}}\s*[–-]\s*\d{{1,2}}\s+klasių\b"
                        rf"|\b{_RANGE}\s+klas(?:ių|ės)\s+{_PUPIL}",
        "age": rf"\b{_RANGE}\s+(?:metų|m\.)\s+{_AGED}",
        "standard or code": r"\b(?:ISO|LST|EN|IEC|COVID)[\s-]*\d[\d:-]*",
    }.items()
}  # fmt: skip

_NUMBER = re.compile(
    r"(?<![^\W\d_])[+−–-]?(?:\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*|[½⅓⅔¼¾⅛])"
    r"(?:\s*[–-]\s*\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*)?"
    r"(?:[ \u00a0\u202f]?(?:%|‰|proc\.|tūkst\.|mln\.|mlrd\.))?"
)


def typed_numbers(text: str) -> list[tuple[int, int]]:
    """Find the numbers that no rule lets pass.

    Parameters
    ----------
    text : str
        A sentence or a caption.

    Returns
    -------
    list of tuple of int
        Where each stands.
    """
    if not any(character.isnumeric() for character in text):
        return []
    for pattern in ALLOWED.values():
        text = pattern.sub(lambda found: "\ue003" * len(found[0]), text)
    return [found.span() for found in _NUMBER.finditer(text)]

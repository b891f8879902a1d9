"""Words of direction and extremes in a sentence: computed, proved, marked or complained of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ataskaita.lint import words
from ataskaita.lint.findings import Hit
from ataskaita.lint.seen import VALUE
from ataskaita.translation import _

#: Helpers that print words or names but no number.
_WORDLESS = re.compile(r"^(?:texts|names|working_units|outcome|since)\(")
_CATEGORY = re.compile(rf"\.({'|'.join(words.CATEGORIES)})\b")

Placed = Sequence[tuple[int, int, str]]


def check_words(text: str, start: int, end: int, expressions: Placed) -> Iterator[Hit]:
    """Check one sentence.

    Parameters
    ----------
    text : str
        The whole text, as `markup.read` prepares it.
    start, end : int
        Where the sentence stands.
    expressions : sequence of (int, int, str)
        The inline expressions of the text, by place.
    """
    sentence = text[start:end].lower()
    inside = [(a - start, b - start, code) for a, b, code in expressions if start <= a < end]
    yield from _thresholds(sentence, start, inside)
    sentence = words.IDIOM.sub(lambda m: " " * len(m[0]), sentence)
    valued = any(not _WORDLESS.match(code) for _start, _end, code in inside)
    named = valued or bool(words.counted().search(sentence))
    beside = valued or bool(words.ABSTRACT.search(sentence))
    near = named or beside
    taken: list[tuple[int, int]] = []
    credit = sum(code.startswith("leaders(") for _start, _end, code in inside)
    searched = (
        ("superlative", words.SUPERLATIVE, True),
        ("superlative", words.SUPERLATIVE_NEAR, near),
        ("quantity", words.quantity(), named),
        ("quantity", words.NONE, True),
        ("quantity", words.QUANTITY_BESIDE, valued),
        ("outcome", words.OUTCOME, bool(words.AIM.search(sentence))),
        ("direction", words.PLAIN, True),
        ("direction", words.NATURAL, near),
        ("direction", words.NEAR, near),
        ("direction", words.BESIDE, beside),
    )
    for rule, pattern, applies in searched:
        for found in pattern.finditer(sentence) if applies else ():
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            taken.append(found.span())
            if rule == "superlative" and credit and words.polarity(found[0]) == {words.UP}:
                # `leaders` names those with the highest values.
                credit -= 1
            elif rule != "direction" or not _categorised(sentence, found, inside):
                yield Hit(*found.span(), rule, message_of(rule)).moved(start)


def message_of(rule: str) -> str:
    """What is wrong with words that a rule stops."""
    return {
        "direction": _("A word of direction or comparison is typed, so nothing keeps it true."),
        "quantity": _("How large a part is meant is typed, so nothing keeps it true."),
        "outcome": _("How far a target was reached is typed, so nothing keeps it true."),
        "superlative": _("An extreme is claimed without a proof."),
    }[rule]


def _thresholds(sentence: str, start: int, inside: Placed) -> Iterator[Hit]:
    """Complain of "ne daugiau kaip" before a value: all targets are lower bounds."""
    message = _("An upper bound stands before a value that nothing bounds from above.")
    for place, _end, _code in inside:
        if bound := words.UPPER_BOUND.search(sentence[:place]):
            yield Hit(*bound.span(), "threshold", message).moved(start)


def _categorised(sentence: str, found: re.Match[str], inside: Placed) -> bool:
    """Whether the word only names what is counted: "didėjo" before ``visits.rising``."""
    following = [(a, code) for a, _end, code in inside if a >= found.end()]
    if not following:
        return False
    place, code = min(following)
    category, between = _CATEGORY.search(code), sentence[found.end() : place]
    if not category or VALUE in between or len(between) >= 30:
        return False
    return words.polarity(found[0]) == {words.CATEGORIES[category[1]]}

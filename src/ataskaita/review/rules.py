"""Which sentences state something that no computed value answers for.

The rules are generous on purpose: a sentence too many costs a key stroke, a sentence too few is
published although it is false.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ataskaita.inline import EXPRESSION
from ataskaita.lint.cells import is_text
from ataskaita.lint.seen import NAME, VALUE

_VARIABLE = re.compile(r"\{\{<\s*(?:var|meta)\s")
_TYPED = re.compile(r"\{\.typed\b")

#: What names a year without its number, or in code: the values beside it are of the report year.
_YEAR = re.compile(
    r"\b(?:už)?pernai\b|\bš[iį]e?met\b|\bkitąmet\b|\bprieš (?:\w+ )?metus\b|\byear=\d"
    r"|\b(?:šiais|kitais|praėjus\w+|praeit\w+|ankstesn\w+|ateinanči\w+|pastar\w+) met(?:ais|ų)\b",
    re.IGNORECASE,
)

#: A value that is said to be only the least: what the source of its year knew. What a target aims
#: at is that every year.
_AT_LEAST = re.compile(
    r"\bne mažiau (?:kaip|nei|negu) `\{python\} (?!target\(|\w+\(\"targets\.)", re.IGNORECASE
)

_CLAIM = re.compile(r"\{\.claim\b")

#: Ends of clauses that may state something of their own, besides ends of sentences: a word such as
#: „m.“ may end a sentence, or not.
_CLAUSE = re.compile(r"[;:,]\s|[.!?…]\s+(?=[„(\[]*[A-ZĄČĘĖĮŠŲŪŽ\ue000-\ue004])")

#: What follows a dash, as far as the next mark.
_ASIDE = re.compile(r"\s–\s+([^–;:,.!?…]*)")

_WORD = re.compile(r"[^\W\d_]+")

#: A word with a capital letter inside a sentence.
_INSIDE = re.compile(r"(?<=[a-ząčęėįšųūž,–] )[A-ZĄČĘĖĮŠŲŪŽ][^\W\d_]{2,}")

#: Words that give a reason: a computed value next to them does not prove it.
_REASON = re.compile(
    r"\b(?:nes|kadangi|todėl|dėl|lėmė|lemia|nulėmė|priežas\w+|įtak\w+|trukd\w+|padėjo|tačiau|nors)\b",
    re.IGNORECASE,
)

#: A text in a call with so many words is prose, not the name of what is counted.
_PROSE = 5

#: A clause with fewer words says nothing by itself.
_SHORTEST = 3

#: What is compared of two words, so that their endings do not count.
_STEM = 6


@dataclass(frozen=True)
class Names:
    """What is known of the names in a chapter; of each its stem, as its endings vary.

    Parameters
    ----------
    settled : frozenset of str
        Names in the settings, such as the library's: no facts of one year.
    met : frozenset of str
        Names that the chapter has inside a sentence: such a word is a name also where it begins
        one.
    """

    settled: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: Mapping[str, object], texts: Iterable[str]) -> Names:
        """Find the names of a chapter."""
        values = [value for value in settings.values() if isinstance(value, str)]
        settled = frozenset(_stem(word) for value in values for word in _WORD.findall(value))
        met = frozenset(_stem(word) for text in texts for word in _INSIDE.findall(text))
        return cls(settled, met - settled)

    def hold(self, masked: str) -> bool:
        """Whether a name stands inside a text, as `ataskaita.lint.markup` reads it."""
        return any(
            _stem(word) not in self.settled for first, word in _capitalised(masked) if not first
        )

    def begin(self, masked: str) -> bool:
        """Whether a name begins such a text."""
        return any(_stem(word) in self.met for first, word in _capitalised(masked) if first)


def states_something(source: str, masked: str, names: Names) -> bool:
    """Whether a sentence states something that has to be confirmed.

    Parameters
    ----------
    source : str
        The sentence as its author wrote it.
    masked : str
        The same, character for character, as `ataskaita.lint.markup` reads it.
    names : Names
        The names of its chapter.
    """
    if not (VALUE in masked or _CLAIM.search(source)):
        return True
    return (
        names_something(source, masked, names)
        or names.begin(masked)
        or bool(_REASON.search(masked) or _AT_LEAST.search(source))
        or any(_is_prose(text) for text in typed_texts(EXPRESSION.findall(source)))
        or any(not proved for proved in _clauses(source, masked))
        or any(VALUE not in aside for aside in _ASIDE.findall(masked) if _says(aside))
    )


def names_something(source: str, masked: str, names: Names) -> bool:
    """Whether a text holds a date or another number, a name, a setting or a typed mark."""
    return (
        bool(_VARIABLE.search(source) or _TYPED.search(source) or _YEAR.search(source))
        or any(character.isdigit() for character in masked)
        or NAME in masked
        or names.hold(masked)
    )


def gives_a_reason(source: str) -> bool:
    """Whether a sentence gives a reason or is marked as typed, in its own words or its code's."""
    plain = EXPRESSION.sub("", source)
    texts = typed_texts(EXPRESSION.findall(source))
    return bool(_TYPED.search(plain) or _REASON.search(plain)) or any(map(_REASON.search, texts))


def typed_texts(codes: Iterable[str]) -> Iterator[str]:
    """The texts that stand in pieces of code."""
    for code in codes:
        try:
            tree = ast.parse(code.strip())
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if is_text(node):
                yield node.value


def call_in(code: str) -> ast.Call | None:
    """The call of a helper by its name that a piece of code is; None where it is another."""
    try:
        call = ast.parse(code.strip(), mode="eval").body
    except SyntaxError:
        return None
    return call if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else None


def _is_prose(text: str) -> bool:
    return len(_WORD.findall(text)) >= _PROSE or bool(_REASON.search(text))


def _clauses(source: str, masked: str) -> Iterator[bool]:
    """Of each clause that is long enough to say something, whether a value stands in it."""
    start = 0
    for end in [*(found.end() for found in _CLAUSE.finditer(masked)), len(masked)]:
        clause = masked[start:end]
        if _says(clause):
            yield VALUE in clause or bool(_CLAIM.search(source[start:end]))
        start = end


def _says(clause: str) -> bool:
    return len(_WORD.findall(clause)) >= _SHORTEST


def _capitalised(masked: str) -> Iterator[tuple[bool, str]]:
    """Words with a capital letter, each with whether it begins the text."""
    for place, found in enumerate(_WORD.finditer(masked)):
        if found[0][0].isupper():
            yield not place, found[0]


def _stem(word: str) -> str:
    return word.lower()[:_STEM]

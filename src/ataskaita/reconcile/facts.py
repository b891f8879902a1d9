"""What an edition says in words: ``data/published/<year>.facts.yml``.

A fact has an ``id``, the ``line`` of the edition's text, the ``quote`` it rests on, a ``kind`` and
the fields of that kind:

========= ========================================================================================
number    a number said in words or between the lines: indicator, value; unit (library)
names     a list of names: subject, names; count (the figure that says how many), within (the
          subject whose names must include these)
outcome   a word for how far a target was reached: target, actual (figures, or a list of names),
          word; all (true where parts of the target count for nothing less than all)
direction a word for a change: indicator, word (up, down, same); unit (library)
statement anything else: subject, says; spelling (true where only the spelling can differ)
period    when something happens that the edition reports as happening in its year: subject,
          from, to
synonym   two words for the same counted thing: words
========= ========================================================================================

The quote must stand in the line, so that a fact cannot be invented or misplaced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ataskaita.data.entries import entry_faults, read_yaml_with_lines, with_lines
from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.errors import DataErrors
from ataskaita.indicators.targets import OUTCOMES
from ataskaita.lithuanian.words import capitalized
from ataskaita.translation import _

#: What stands in the file.
_PARTS = {"subjects", "facts"}

#: The rule that findings name.
_RULE = "FACT-01"

_COMMON = {"id": str, "line": int, "kind": str, "quote": str}
_TYPES = {
    "indicator": str, "value": (int, float), "unit": str, "subject": str, "names": list,
    "within": str, "count": str, "target": str, "actual": list, "word": str, "says": str,
    "from": int, "to": int, "words": list,
}  # fmt: skip

#: What the text may say of a direction, and how.
DIRECTIONS = {"up": "didėjo", "down": "mažėjo", "same": "nepakito"}
#: The words that a fact of a kind may give.
_WORDS: Mapping[str, Mapping[str, str]] = {"outcome": OUTCOMES, "direction": DIRECTIONS}
_FIELDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "number": (("indicator", "value"), ("unit",)),
    "names": (("subject", "names"), ("count", "within")),
    "outcome": (("target", "actual", "word"), ("all",)),
    "direction": (("indicator", "word"), ("unit",)),
    "statement": (("subject", "says"), ("spelling",)),
    "period": (("subject", "from", "to"), ()),
    "synonym": (("words",), ()),
}


@dataclass(frozen=True)
class Fact:
    """A statement of the text.

    Parameters
    ----------
    id, kind, quote : str
    line : int
    fields : mapping
        What the kind needs.
    """

    id: str
    line: int
    kind: str
    quote: str
    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields.get(name)


@dataclass(frozen=True)
class Facts:
    """All statements of an edition.

    Parameters
    ----------
    all : tuple of Fact
    subjects : mapping
        Subject -> what readers call it.
    """

    all: tuple[Fact, ...] = ()
    subjects: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> list[Fact]:
        """The facts of a kind, in the order of the text."""
        return [fact for fact in self.all if fact.kind == kind]

    def title(self, fact: Fact) -> str:
        """What readers call the subject of a fact, as it begins a sentence."""
        return capitalized(str(self.subjects[fact["subject"]]))

    def by_subject(self, kind: str) -> dict[str, list[Fact]]:
        """The facts of a kind under the subject they speak of."""
        found: dict[str, list[Fact]] = {}
        for fact in self.of(kind):
            found.setdefault(fact["subject"], []).append(fact)
        return found


def read_facts(path: Path, file: str, text: Sequence[str]) -> Facts:
    """Read and check the facts of an edition; it may have none.

    Parameters
    ----------
    path : Path
        The file.
    file : str
        What findings call it.
    text : sequence of str
        The lines of the edition.

    Raises
    ------
    DataErrors
        Facts are not written as their kinds need, or their quotes do not stand in their lines.
    """
    loaded, tree, wrong = read_yaml_with_lines(path, file, _RULE)
    held = loaded if isinstance(loaded, dict) else {}
    subjects, entries = held.get("subjects") or {}, held.get("facts") or []
    sound = isinstance(subjects, dict) and isinstance(entries, list) and held.keys() <= _PARTS
    if loaded is not None and not (held and sound):
        message = _("The file must hold names under `subjects` and a list under `facts`.")
        wrong.append(Finding(file, 1, "", "", _RULE, message, _("Write it so, or restore it.")))
    facts: dict[str, Fact] = {}
    for entry, line in with_lines(entries, tree, "facts") if sound else ():
        found = list(_faults(entry, subjects, text, facts))
        wrong += [Finding(file, line, *what[:2], _RULE, *what[2:]) for what in found]
        if not found:
            fields = {
                # Of names that are years YAML makes numbers.
                key: [str(one) for one in value] if isinstance(value, list) else value
                for key, value in entry.items()
                if key not in _COMMON
            }
            fact = Fact(entry["id"], entry["line"], entry["kind"], entry["quote"], fields)
            facts[fact.id] = fact
    if wrong:
        raise DataErrors(wrong)
    return Facts(tuple(facts.values()), subjects)


def _faults(
    entry: Any, subjects: Mapping[str, str], text: Sequence[str], known: Collection[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Field, value, message and fix of each fault."""
    kind = entry.get("kind", "") if isinstance(entry, dict) else ""
    needed, optional = _FIELDS.get(kind, ((), ())) if isinstance(kind, str) else ((), ())
    if isinstance(entry, dict) and not needed:
        message = _("No kind of fact is called {kind}.").format(kind=kind or "–")
        yield "kind", str(kind), message, did_you_mean(str(kind), _FIELDS)
        return
    required = _COMMON | {name: _TYPES.get(name, object) for name in needed}
    wrong = entry_faults(entry, required, {name: _TYPES.get(name, object) for name in optional})
    yield from wrong
    if wrong:
        return
    if entry["id"] in known:
        message, fix = _("The id stands twice."), _("Give every fact its own id.")
        yield "id", entry["id"], message, fix
    word, words = entry.get("word"), _WORDS.get(kind, {})
    if words and word not in words:
        message = _("`word` can't be {word}, only one of: {words}.")
        named = message.format(word=word, words=", ".join(words))
        yield "word", word, named, did_you_mean(word, words)
    subject = entry.get("subject")
    if subject and subject not in subjects:
        message = _("The subject has no name under subjects.")
        yield "subject", str(subject), message, did_you_mean(str(subject), subjects)
    line, quote = entry["line"], entry["quote"]
    if not 1 <= line <= len(text) or plain(quote) not in plain(text[line - 1]):
        message = _("Line {line} of the text does not say this.").format(line=line)
        fix = _("Correct the line or the quote; it is compared letter by letter.")
        yield "quote", quote, message, fix


def plain(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())

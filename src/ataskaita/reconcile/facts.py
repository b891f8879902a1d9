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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.translation import _
from ataskaita.yaml_file import read_mapping

_COMMON = ("id", "line", "kind", "quote")
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
        name = self.subjects[fact["subject"]]
        return name[:1].upper() + name[1:]

    def by_subject(self, kind: str) -> dict[str, list[Fact]]:
        """The facts of a kind under the subject they speak of."""
        found: dict[str, list[Fact]] = {}
        for fact in self.of(kind):
            found.setdefault(fact["subject"], []).append(fact)
        return found


def read_facts(path: Path, shown: str, text: Sequence[str]) -> Facts:
    """Read and check the facts of an edition.

    Parameters
    ----------
    path : Path
        The file; an edition may have none.
    shown : str
        What messages call it.
    text : sequence of str
        The lines of the edition.

    Raises
    ------
    UserError
        A fact is not written as its kind needs, or its quote does not stand in its line.
    """
    loaded = read_mapping(path, shown)
    subjects = loaded.get("subjects") or {}
    facts, seen = [], set()
    for number, entry in enumerate(loaded.get("facts") or (), 1):
        name = f"{shown}, {entry.get('id') or number}"
        _check(entry, name, subjects, text)
        if entry["id"] in seen:
            raise UserError(
                _("{place}: the id stands twice.").format(place=name),
                _("Give every fact its own id."),
            )
        seen.add(entry["id"])
        fields = {key: value for key, value in entry.items() if key not in _COMMON}
        facts.append(Fact(entry["id"], entry["line"], entry["kind"], entry["quote"], fields))
    return Facts(tuple(facts), subjects)


def _check(
    entry: Mapping[str, Any], name: str, subjects: Mapping[str, str], text: Sequence[str]
) -> None:
    kind = entry.get("kind")
    if kind not in _FIELDS:
        raise UserError(
            _("{place}: kind '{kind}' is unknown.").format(place=name, kind=kind),
            did_you_mean(str(kind), _FIELDS),
        )
    needed, optional = _FIELDS[kind]
    for field_name in (*_COMMON, *needed):
        if entry.get(field_name) in (None, "", []):
            raise UserError(
                _("{place}: the field `{field}` is missing.").format(place=name, field=field_name),
                _("A fact of kind {kind} needs {fields}.").format(
                    kind=kind, fields=", ".join((*_COMMON, *needed))
                ),
            )
    for field_name in entry:
        if field_name not in (*_COMMON, *needed, *optional):
            raise UserError(
                _("{place}: a fact of kind {kind} has no field `{field}`.").format(
                    place=name, kind=kind, field=field_name
                ),
                did_you_mean(field_name, (*needed, *optional)),
            )
    subject = entry.get("subject")
    if subject and subject not in subjects:
        raise UserError(
            _("{place}: the subject '{subject}' has no name under subjects.").format(
                place=name, subject=subject
            ),
            did_you_mean(subject, subjects),
        )
    if not 1 <= entry["line"] <= len(text) or plain(entry["quote"]) not in plain(
        text[entry["line"] - 1]
    ):
        raise UserError(
            _("{place}: line {line} does not say „{quote}“.").format(
                place=name, line=entry["line"], quote=entry["quote"]
            ),
            _("Correct the line or the quote; it is compared letter by letter."),
        )


def plain(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())

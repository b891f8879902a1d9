"""Public notes: why a number moved so much, printed beside the change wherever it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from ataskaita.chapter.session import session
from ataskaita.checks.notes import Note, read_notes
from ataskaita.indicators import REGISTRY
from ataskaita.indicators.formulas import call_of
from ataskaita.lithuanian.words import enumerate_alike, enumerate_names
from ataskaita.plain_text import as_markdown
from ataskaita.project import Project
from ataskaita.values.values import Value

#: Stands in a table beside a change that the table's notes explain.
MARK = "[past.]"


@dataclass
class Notes:
    """The notes of a chapter: those there are, and those its text has shown.

    Parameters
    ----------
    notes : list of Note
        The explanations of the year.
    """

    notes: list[Note] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)

    @classmethod
    def of_session(cls) -> Notes:
        """Those of this chapter, read once; the file is noted as read."""
        return session().once("notes", cls._read)

    @classmethod
    def _read(cls) -> Notes:
        used = session()
        used.files.add(Project.notes_file(used.year))
        return cls(read_notes(Project.find(), used.year))

    def find(self, value: Value) -> Note | None:
        """The note on a change; None where there is none, or it explains another change."""
        if value.kind not in ("change", "relative") or value.year != session().year:
            return None
        call = call_of(value.indicator, value.dimensions)
        for note in self.notes:
            if note.indicator == call and value.unit in note.expect:
                moved = session().change(value.indicator, value.unit, **value.dimensions)
                return note if note.fits(moved) else None
        return None

    def footnote(self, value: Value) -> str:
        """The note as a footnote in Markdown, the first time a chapter's text shows the change."""
        note = self.untold(value)
        if note is None:
            return ""
        self.shown.add(sentence(note))
        return f"^[{as_markdown(sentence(note))}]"

    def untold(self, value: Value) -> Note | None:
        """The note on a change, unless a footnote of the chapter's text has told it already."""
        note = self.find(value)
        return None if note is None or sentence(note) in self.shown else note

    def below(self, values: list[Value]) -> list[str]:
        """The notes on the changes that a table shows, each with the rows it speaks of."""
        found: dict[str, dict[str, list[str]]] = {}
        for value in values:
            if note := self.untold(value):
                names = found.setdefault(sentence(note), {})
                units = names.setdefault(REGISTRY[value.indicator].name, [])
                if (unit := session().unit_inside(value.unit)) not in units:
                    units.append(unit)
        return [f"{MARK} {_named(names)}. {text}" for text, names in found.items()]


def _named(units_of: dict[str, list[str]]) -> str:
    """What a note speaks of; names that begin alike together, if they have the same units."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, units in units_of.items():
        alike.setdefault((name.split()[0], *units), []).append(name)
    return ", ".join(
        f"{enumerate_alike(names)} ({enumerate_names(units)})"
        for (_first, *units), names in alike.items()
    )


def sentence(note: Note) -> str:
    """A note as readers get it: the reason, and who gives it."""
    return f"{note.text} Šaltinis: {note.source.rstrip('.')}."

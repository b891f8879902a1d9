"""Numbers of the plan under which another target stands than last year."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.data.findings import nearest
from ataskaita.data.misplaced_marks import MEASURE
from ataskaita.data.suspicion import Suspicion, row_name, twins
from ataskaita.data.table_names import TARGETS
from ataskaita.data.tables import Table
from ataskaita.schema import Spec
from ataskaita.translation import _


def renumbered(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Targets that are judged otherwise than last year's of that number, or named like another.

    Chapters name targets by their numbers: their sentences would speak of another one.
    """
    if spec.name != TARGETS:
        return
    names, found = [str(name) for name in before.rows.columns["name"]], {}
    for place, other in twins(spec, now, before):
        (name, *judged), (was, *had) = _target(now, place), _target(before, other)
        if judged != had or nearest(name, names) not in ("", was):
            sides = f"{_told(was, had, judged)} → {_told(name, judged, had)}"
            found[place] = f"{row_name(spec, now, place)}: {sides}"
    if found:
        message = _("A number of the plan stands for another target than in {year}: {targets}.")
        message = message.format(year=before.year, targets="; ".join(found.values()))
        fix = _(
            "Correct the number; if the plan has it so, look at the sentences of chapters that "
            "name the target by its number."
        )
        about, line = "/".join(row_name(spec, now, place) for place in found), min(found)
        yield Suspicion("LAST-13", about, message, fix, now.rows.lines[line], spec.keys[0])


def _target(table: Table, place: int) -> list[str]:
    columns = ("name", "section", "indicator", "comparison", "of", "unit", MEASURE)
    return [str(table.rows.columns[name][place]) for name in columns]


def _told(name: str, judged: list[str], other: list[str]) -> str:
    """A target, and by what it is judged otherwise than another."""
    own = [one for one, its in zip(judged, other, strict=True) if one and one != its]
    return f"{name} ({', '.join(own)})" if own else name

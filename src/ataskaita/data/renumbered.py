"""Numbers of the plan under which another target stands than last year."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.data.suspicion import Suspicion, row_name, twins
from ataskaita.data.table_names import TARGETS
from ataskaita.data.tables import Table
from ataskaita.schema import Spec
from ataskaita.translation import _


def renumbered(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Targets that are judged otherwise than last year's of that number, or are named as another.

    Chapters name targets by their numbers: their sentences would speak of another one.
    """
    found = {}
    for place, other in twins(spec, now, before) if spec.name == TARGETS else ():
        (name, *judged), (was, *had) = _target(now, place), _target(before, other)
        if judged != had or (name != was and name in before.rows.columns["name"]):
            target = f"{row_name(spec, now, place)}: {was} ({had[0]}) → {name} ({judged[0]})"
            found[now.rows.lines[place]] = target.replace(" ()", "")
    if found:
        message = _("A number of the plan stands for another target than in {year}: {targets}.")
        message = message.format(year=before.year, targets="; ".join(found.values()))
        fix = _(
            "Correct the number; if the plan has it so, look at the sentences of chapters that "
            "name the target by its number."
        )
        yield Suspicion("LAST-13", "", message, fix, next(iter(found)), spec.keys[0])


def _target(table: Table, place: int) -> list[str]:
    return [table.rows.columns[name][place] for name in ("name", "indicator", "unit")]

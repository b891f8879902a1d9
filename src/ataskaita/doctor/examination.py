"""All checks, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ataskaita.doctor import machine
from ataskaita.doctor import project as own
from ataskaita.doctor.diagnosis import Diagnosis, bad, carry_out
from ataskaita.errors import UserError
from ataskaita.project import Project

#: The list of packages that were tried together.
LOCK = "requirements.lock"


def examine(start: Path | None) -> Iterator[Diagnosis]:
    """Look at the machine and the project; nothing is changed.

    What several checks stumble on is told once.

    Parameters
    ----------
    start : Path, optional
        A folder in the project; found as for all commands when left out.
    """
    told = set()
    for found in _all(start):
        if found not in told:
            told.add(found)
            yield found


def _all(start: Path | None) -> Iterator[Diagnosis]:
    try:
        project = Project.look(start)
    except UserError as error:
        project, missing = None, bad(error.message, error.fix)
    lock = (project.root if project else Path()) / LOCK
    for check in (machine.python, partial(machine.packages, lock), machine.programs):
        yield from carry_out(check)
    if project is None:
        yield missing
        return
    for look in (own.program, own.place, own.settings, own.folders, own.room, own.kept):
        yield from carry_out(partial(look, project))

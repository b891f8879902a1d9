"""Explanations of what does not agree: ``data/published/<year>.explanations.yml``.

Each entry names a finding by its ``id`` and gives a ``reason`` in Lithuanian, the ``date`` it was
looked at, and ``expect``: the difference that was explained. Once there is no such finding, or the
difference is another one, the explanation is stale, and that is an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding
from ataskaita.errors import DataErrors, UserError
from ataskaita.project import Project
from ataskaita.translation import _

_FIELDS = {"finding": str, "reason": str, "date": dt.date, "expect": (str, int, float)}


class Unexplained(UserError):
    """Something disagrees that nobody has explained, or an explanation is stale."""

    exit_code = 7


@dataclass(frozen=True)
class Explanation:
    """Why a finding is as it is.

    Parameters
    ----------
    finding, reason, expect : str
    date : date
    """

    finding: str
    reason: str
    date: dt.date
    expect: str


def read_explanations(project: Project, year: int) -> dict[str, Explanation]:
    """Read the explanations of an edition, by the finding each is of; there need not be any.

    Raises
    ------
    DataErrors
        Entries are not as they should be, or explain a finding twice.
    """
    file = project.explanations_file(year)
    entries, wrong = read_entries(project.root / file, file, _FIELDS, rule="EXPLAINED-01")
    found: dict[str, Explanation] = {}
    lines: dict[str, int] = {}
    for entry, line in entries:
        explained = entry["finding"]
        if explained in found:
            message = _("{finding} is explained here and on line {line}.")
            said = message.format(finding=explained, line=lines[explained])
            fix = _("Keep one of the entries.")
            wrong.append(Finding(file, line, "finding", explained, "EXPLAINED-02", said, fix))
        else:
            lines[explained] = line
            found[explained] = Explanation(**entry | {"expect": str(entry["expect"])})
    if wrong:
        raise DataErrors(wrong)
    return found


def stale(explanations: Iterable[Explanation], differences: Mapping[str, str]) -> list[str]:
    """What is wrong with explanations, a sentence each."""
    gone = _(
        "{finding} is explained, but nothing disagrees there any more: delete the explanation."
    )
    changed = _(
        "{finding} is explained for a difference of '{expected}', but it is '{now}' now: look at "
        "it again."
    )
    now = {one: differences.get(one.finding) for one in explanations}
    return [
        (gone if found is None else changed).format(
            finding=one.finding, expected=one.expect, now=found
        )
        for one, found in now.items()
        if found != one.expect
    ]

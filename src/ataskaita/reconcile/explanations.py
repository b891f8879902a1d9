"""Explanations of what does not agree: ``data/published/<year>.explanations.yml``.

Each entry names a finding by its ``id`` and gives a ``reason`` in Lithuanian, the ``date`` it was
looked at, and ``expect``: the difference that was explained. Once there is no such finding, or the
difference is another one, the explanation is stale, and that is an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.translation import _
from ataskaita.yaml_file import read_list

_FIELDS = {"finding", "reason", "date", "expect"}


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


def read_explanations(path: Path, shown: str) -> dict[str, Explanation]:
    """Read the explanations of an edition, by the finding each is of.

    Raises
    ------
    UserError
        An entry lacks a field, or a finding is explained twice.
    """
    found: dict[str, Explanation] = {}
    for number, entry in enumerate(read_list(path, shown), 1):
        name = _("{file}, entry {entry}").format(file=shown, entry=entry.get("finding") or number)
        if (
            set(entry) != _FIELDS
            or any(value in (None, "") for value in entry.values())
            or not isinstance(entry["date"], dt.date)
        ):
            raise UserError(
                _("{place} is not written as it must be.").format(place=name),
                _("Give it finding, reason, date (such as 2000-01-31) and expect."),
            )
        if entry["finding"] in found:
            raise UserError(
                _("{place} explains a finding a second time.").format(place=name),
                _("Delete one of the two."),
            )
        found[entry["finding"]] = Explanation(**entry | {"expect": str(entry["expect"])})
    return found


def stale(explanations: Iterable[Explanation], differences: Mapping[str, str]) -> list[str]:
    """What is wrong with explanations, a sentence each."""
    wrong = []
    for one in explanations:
        found = differences.get(one.finding)
        if found is None:
            wrong.append(
                _(
                    "{finding} is explained, but nothing disagrees there any more: delete the "
                    "explanation."
                ).format(finding=one.finding)
            )
        elif found != one.expect:
            wrong.append(
                _(
                    "{finding} is explained for a difference of '{expected}', but it is '{now}' "
                    "now: look at it again."
                ).format(finding=one.finding, expected=one.expect, now=found)
            )
    return wrong

"""Breaches that are known: what was received contradicts itself, and somebody has looked at it.

``data/raw/<year>/exceptions.yml`` holds a list; each entry has

- ``rule``: the id of the rule;
- ``unit``: which breach is meant, where the rule may be broken for several units;
- ``difference``: how far the two sides are apart. It is a guard: once the data has changed, the
  exception no longer holds;
- ``reason``: why it is so, in Lithuanian, for readers of the report;
- ``source``: where it can be looked up;
- ``date``: when it was looked at.

An exception that is not needed any more is itself a finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.translation import _

_FIELDS = {"rule": str, "difference": (int, float), "reason": str, "source": str, "date": dt.date}
_OPTIONAL = {"unit": str}


@dataclass(frozen=True)
class Known:
    """One exception.

    Parameters
    ----------
    rule, unit : str
        Which breach is meant.
    difference : float
        The guard.
    reason, source : str
        Why it is so, and where that can be looked up.
    date : date
        When somebody looked at it.
    year : int
        The year of the data.
    line : int
        Where it stands in its file.
    """

    rule: str
    unit: str
    difference: float
    reason: str
    source: str
    date: dt.date
    year: int
    line: int


def read_exceptions(
    path: Path, file: str, year: int, rules: Iterable[str]
) -> tuple[list[Known], list[Finding]]:
    """Read the exceptions of a year."""
    known = list(rules)
    entries, findings = read_entries(path, file, _FIELDS, _OPTIONAL, rule="EXCEPTION-01")
    sound = []
    for entry, line in entries:
        if (rule := entry["rule"]) in known:
            sound.append(Known(**{"unit": ""} | entry, year=year, line=line))
        else:
            fix = did_you_mean(rule, known)
            message = _("No rule is called {rule}.").format(rule=rule)
            findings.append(Finding(file, line, "rule", rule, "EXCEPTION-02", message, fix))
    return sound, findings


def judge(
    known: Iterable[Known], breaches: Mapping[str, list[tuple[Any, Finding]]], file: str
) -> tuple[list[Finding], list[Known]]:
    """Set exceptions against what rules have found.

    Parameters
    ----------
    known : iterable of Known
    breaches : mapping
        Rule -> its breaches, each with the finding it makes; rules that could not be evaluated
        are not in it.
    file : str
        The file of the exceptions.

    Returns
    -------
    tuple
        The findings that remain, and the exceptions that hold.
    """
    excused: set[int] = set()
    found, holding = [], []
    for exception in known:
        if exception.rule not in breaches:
            continue
        matching = [
            (breach, finding)
            for breach, finding in breaches[exception.rule]
            if exception.unit in ("", breach.details.get("unit"))
        ]
        rule, expected = exception.rule, exception.difference
        if not matching:
            message = _("The exception to {rule} is not needed: the rule holds.").format(rule=rule)
            where = (file, exception.line, "rule", rule, "EXCEPTION-03")
            found.append(Finding(*where, message, _("Delete the exception.")))
        meant = [one for one in matching if abs(one[0].difference - expected) < 0.005]
        # What it excuses may not be all that breaks the rule: the rest is told by itself.
        excused.update(id(finding) for _breach, finding in meant)
        holding += [exception] * len(meant)
        for breach, _finding in () if meant else matching:
            message = _(
                "The exception to {rule} expects a difference of {expected}, but it is {now} now."
            ).format(rule=rule, expected=f"{expected:g}", now=f"{breach.difference:g}")
            fix = _("Look at the data again; then correct it, or the exception.")
            where = (file, exception.line, "difference", f"{expected:g}", "EXCEPTION-04")
            found.append(Finding(*where, message, fix))
    for pairs in breaches.values():
        found += [finding for _breach, finding in pairs if id(finding) not in excused]
    return found, holding

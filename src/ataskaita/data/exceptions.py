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

from ataskaita.data.findings import Finding, did_you_mean

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
    """Read the exceptions of a year.

    Parameters
    ----------
    path : Path
        The file; it may be absent.
    file : str
        What findings call it.
    year : int
    rules : iterable of str
        The ids that exist.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return [], []
    except UnicodeDecodeError:
        return [], [_malformed(file, None, "The file is not in UTF-8.")]
    try:
        loaded = yaml.safe_load(text) or []
        tree = yaml.compose(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        return [], [_malformed(file, mark.line + 1 if mark else None, f"{problem}.")]
    if not isinstance(loaded, list):
        return [], [_malformed(file, 1, "The file must hold a list.")]
    known, findings = [], []
    lines = [node.start_mark.line + 1 for node in tree.value] if tree else []
    for entry, line in zip(loaded, lines, strict=True):
        wrong = _wrong(entry, file, line, list(rules))
        findings += wrong
        if not wrong:
            fields = {name: entry[name] for name in _FIELDS}
            known.append(Known(**fields, unit=entry.get("unit", ""), year=year, line=line))
    return known, findings


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
    findings, holding = [], []
    for exception in known:
        if exception.rule not in breaches:
            continue
        here = f"The exception to {exception.rule}"
        matching = [
            (breach, finding)
            for breach, finding in breaches[exception.rule]
            if exception.unit in ("", breach.details.get("unit"))
        ]
        if not matching:
            findings.append(
                Finding(
                    file,
                    exception.line,
                    "rule",
                    exception.rule,
                    "EXCEPTION-03",
                    f"{here} is not needed: the rule holds.",
                    "Delete the exception.",
                )
            )
        for breach, finding in matching:
            if abs(breach.difference - exception.difference) < 0.005:
                excused.add(id(finding))
                holding.append(exception)
            else:
                findings.append(
                    Finding(
                        file,
                        exception.line,
                        "difference",
                        f"{exception.difference:g}",
                        "EXCEPTION-04",
                        f"{here} expects a difference of {exception.difference:g}, but it is "
                        f"{breach.difference:g} now.",
                        "Look at the data again; then correct it, or the exception.",
                    )
                )
    for pairs in breaches.values():
        findings += [finding for _, finding in pairs if id(finding) not in excused]
    return findings, holding


def _wrong(entry: Any, file: str, line: int, rules: list[str]) -> list[Finding]:
    if not isinstance(entry, dict):
        return [_malformed(file, line, "An exception must have fields.")]
    allowed = {**_FIELDS, **_OPTIONAL}
    findings = [
        Finding(
            file,
            line,
            str(name),
            "",
            "EXCEPTION-01",
            f"An exception has no field `{name}`.",
            did_you_mean(str(name), allowed),
        )
        for name in entry
        if name not in allowed
    ]
    for name, kind in _FIELDS.items():
        value = entry.get(name)
        if not isinstance(value, kind) or value == "":
            findings.append(
                Finding(
                    file,
                    line,
                    name,
                    str(value or ""),
                    "EXCEPTION-01",
                    f"The exception lacks a sound `{name}`.",
                    f"Write all of {', '.join(_FIELDS)}.",
                )
            )
    rule = entry.get("rule")
    if isinstance(rule, str) and rule not in rules:
        findings.append(
            Finding(
                file,
                line,
                "rule",
                rule,
                "EXCEPTION-02",
                f"No rule is called {rule}.",
                did_you_mean(rule, rules),
            )
        )
    return findings


def _malformed(file: str, line: int | None, problem: str) -> Finding:
    return Finding(
        file,
        line,
        "",
        "",
        "EXCEPTION-01",
        problem,
        "Write a list of entries, each with rule, difference, reason, source and date.",
    )

"""The sidecar of a table: where it came from."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from ataskaita.data.entries import read_yaml
from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.translation import _

#: Field -> what it says.
FIELDS = {
    "title": "what the table is, in Lithuanian",
    "producer": "who made it",
    "source": "where it was taken from",
    "period": "the time it speaks of, such as 2000-01-01/2000-12-31 or 2000-12-31",
    "received": "the day it was received, such as 2001-01-15",
    "notes": "anything else a reader should know",
}
_MAY_BE_EMPTY = {"notes"}

#: The field that cuts a series: what has changed, so that earlier years are no measure for this
#: one. Only a table of a year may have it, and needs it only then.
BREAK = "break"
_DAY = r"\d{4}-\d{2}-\d{2}"


def read_sidecar(path: Path, file: str, year: int | None) -> tuple[dict[str, str], list[Finding]]:
    """Read the sidecar of a table.

    Parameters
    ----------
    path : Path
        Where it is.
    file : str
        What findings call it.
    year : int or None
        The year its period must lie in, where there is one.

    Returns
    -------
    tuple
        The fields, and what is wrong with them.
    """
    if not path.is_file():
        table = path.name.removesuffix(".meta.yml")
        fix = f"Write it: {', '.join(FIELDS)}; copy the sidecar of another table to begin with."
        message = f"The table {table} has no sidecar."
        return {}, [Finding(file, None, "", "", "META-01", message, fix)]
    loaded, tree, findings = read_yaml(path, file, "META-02")
    if findings:
        return {}, findings
    if not isinstance(loaded, dict):
        fix = f"Write the fields {', '.join(FIELDS)}, each as `name: text`."
        return {}, [Finding(file, 1, "", "", "META-02", "The sidecar holds no fields.", fix)]
    lines = {key.value: key.start_mark.line + 1 for key, _ in tree.value}
    known = [*FIELDS] if year is None else [*FIELDS, BREAK]
    missing = [name for name in known if name not in loaded] or list(FIELDS)
    for name in loaded:
        if name not in known:
            message, fix = f"A sidecar has no field `{name}`.", did_you_mean(str(name), missing)
            findings.append(
                Finding(file, lines.get(str(name)), str(name), "", "META-03", message, fix)
            )
    for name, meaning in FIELDS.items():
        value = loaded.get(name)
        rule, message = _wrong(name, value, year)
        if rule:
            shown = "" if value is None else str(value)
            fix = f"Write {meaning}."
            findings.append(Finding(file, lines.get(name), name, shown, rule, message, fix))
    if year is not None and not isinstance(changed := loaded.get(BREAK) or "", str):
        message = _("{value} does not say what has changed.").format(value=changed)
        fix = _("Write in a sentence why this year can't be compared with those before it.")
        findings.append(
            Finding(file, lines.get(BREAK), BREAK, str(changed), "META-07", message, fix)
        )
    texts = {str(name): "" if value is None else str(value) for name, value in loaded.items()}
    return texts, findings


def _wrong(name: str, value: Any, year: int | None) -> tuple[str, str]:
    """The rule that the value of a field breaks, and how; empty where it breaks none."""
    if value in (None, ""):
        empty = "META-04", f"The field `{name}` is missing or empty."
        return ("", "") if name in _MAY_BE_EMPTY else empty
    if name == "received" and not isinstance(value, dt.date):
        return "META-05", f"{value!r} is not a date."
    if name == "period" and not _is_period(str(value), year):
        return "META-06", f"{value} is not a period{f' of {year}' if year else ''}."
    return "", ""


def _is_period(value: str, year: int | None) -> bool:
    match = re.fullmatch(rf"({_DAY})(?:/({_DAY}))?", value)
    if not match:
        return False
    try:
        days = [dt.date.fromisoformat(day) for day in match.groups() if day]
    except ValueError:
        return False
    return days == sorted(days) and (year is None or all(day.year == year for day in days))

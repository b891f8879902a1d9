"""The sidecar of a table: where it came from."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from ataskaita.data.findings import Finding, did_you_mean

#: Field -> what it says.
FIELDS = {
    "title": "what the table is, in Lithuanian",
    "producer": "who made it",
    "source": "where it was taken from",
    "period": "the time it speaks of, such as 2023-01-01/2023-12-31 or 2023-12-31",
    "received": "the day it was received, such as 2024-01-15",
    "notes": "anything else a reader should know",
}
_MAY_BE_EMPTY = {"notes"}
_DAY = r"\d{4}-\d{2}-\d{2}"


def read_sidecar(path: Path, file: str, year: int | None) -> tuple[dict[str, Any], list[Finding]]:
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
    import yaml

    table = path.name.removesuffix(".meta.yml")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        fix = f"Write it: {', '.join(FIELDS)}; copy the sidecar of another table to begin with."
        return {}, [
            Finding(file, None, "", "", "META-01", f"The table {table} has no sidecar.", fix)
        ]
    except UnicodeDecodeError:
        return {}, [
            Finding(
                file, None, "", "", "META-02", "The sidecar is not in UTF-8.", "Save it as UTF-8."
            )
        ]
    try:
        loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        return {}, [
            Finding(
                file,
                mark.line + 1 if mark else None,
                "",
                "",
                "META-02",
                f"The sidecar cannot be read: {problem}.",
                "Put a text that holds a colon or a quotation mark into quotes.",
            )
        ]
    if not isinstance(loaded, dict):
        return {}, [
            Finding(
                file,
                1,
                "",
                "",
                "META-02",
                "The sidecar holds no fields.",
                f"Write the fields {', '.join(FIELDS)}, each as `name: text`.",
            )
        ]
    return loaded, [*_unknown(loaded, file, text), *_wrong(loaded, file, text, year)]


def _unknown(loaded: dict[str, Any], file: str, text: str) -> list[Finding]:
    missing = [name for name in FIELDS if name not in loaded] or list(FIELDS)
    return [
        Finding(
            file,
            _line(text, str(name)),
            str(name),
            "",
            "META-03",
            f"A sidecar has no field `{name}`.",
            did_you_mean(str(name), missing),
        )
        for name in loaded
        if name not in FIELDS
    ]


def _wrong(loaded: dict[str, Any], file: str, text: str, year: int | None) -> list[Finding]:
    findings = []
    for name, meaning in FIELDS.items():
        value = loaded.get(name)
        line = _line(text, name)
        if value in (None, "") and name not in _MAY_BE_EMPTY:
            findings.append(
                Finding(
                    file,
                    line,
                    name,
                    "",
                    "META-04",
                    f"The field `{name}` is missing or empty.",
                    f"Write {meaning}.",
                )
            )
        elif name == "received" and not isinstance(value, dt.date):
            findings.append(
                Finding(
                    file,
                    line,
                    name,
                    str(value),
                    "META-05",
                    f"{value!r} is not a date.",
                    f"Write {meaning}.",
                )
            )
        elif name == "period" and not _is_period(str(value), year):
            of = f" of {year}" if year else ""
            findings.append(
                Finding(
                    file,
                    line,
                    name,
                    str(value),
                    "META-06",
                    f"{value} is not a period{of}.",
                    f"Write {meaning}.",
                )
            )
    return findings


def _is_period(value: str, year: int | None) -> bool:
    match = re.fullmatch(rf"({_DAY})(?:/({_DAY}))?", value)
    if not match:
        return False
    try:
        days = [dt.date.fromisoformat(day) for day in match.groups() if day]
    except ValueError:
        return False
    return days == sorted(days) and (year is None or all(day.year == year for day in days))


def _line(text: str, name: str) -> int | None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(f"{name}:"):
            return number
    return None

"""The sidecar of a table, which says where it came from: read, written, changed field by field."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ataskaita.data.entries import read_yaml_with_lines
from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.data.folder import SIDECAR
from ataskaita.data.mojibake import damage
from ataskaita.translation import _

FIELDS = ("title", "producer", "source", "period", "received", "notes")

_MAY_BE_EMPTY = {"notes"}

#: Fields that say nothing without a letter: a dash, question marks.
_IN_WORDS = ("title", "producer", "source")

#: The field that cuts a series: what has changed, so that earlier years are no measure for this
#: one. Only a table of a year may have it, and needs it only then.
BREAK = "break"

#: How a line begins by which somebody confirms what looks like last year's; see `last_year`.
CONFIRMATION = "LAST-"
_DAY = r"\d{4}-\d{2}-\d{2}"

# A day as people type it: 2000.01.31, 2000 01 31, 2000/1/31, 2000 m. 1 31.
_TYPED_DAY = re.compile(r"(\d{4})\s*(?:m\.)?[\s./-]*(\d{1,2})[\s./-]+(\d{1,2})\.?(?:\s*d\.)?")


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
        message = _("The table {table} has no sidecar.")
        message = message.format(table=path.name.removesuffix(SIDECAR))
        fix = _("Write it: {fields}; copy the sidecar of another table to begin with.")
        fix = fix.format(fields=", ".join(FIELDS))
        return {}, [Finding(file, None, "", "", "META-01", message, fix)]
    loaded, tree, findings = read_yaml_with_lines(path, file, "META-02")
    if findings:
        return {}, findings
    if not isinstance(loaded, dict):
        fix = _("Write the fields {fields}, each as `name: text`.").format(fields=", ".join(FIELDS))
        return {}, [Finding(file, 1, "", "", "META-02", _("The sidecar holds no fields."), fix)]
    lines = {key.value: key.start_mark.line + 1 for key, _ in tree.value}
    findings = [
        Finding(file, lines.get(name), name, *wrong) for name, *wrong in _faults(loaded, year)
    ]
    texts = {str(name): "" if value is None else str(value) for name, value in loaded.items()}
    texts = {name: text for name, text in texts.items() if not name.startswith(CONFIRMATION)}
    return texts, findings


def _faults(loaded: dict[Any, Any], year: int | None) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, value, rule, message and fix of what is wrong with fields."""
    known = [*FIELDS] if year is None else [*FIELDS, BREAK]
    missing = [name for name in known if name not in loaded] or list(FIELDS)
    for name in map(str, loaded):
        if name not in known and not name.startswith(CONFIRMATION):
            message = _("A sidecar has no field `{field}`.").format(field=name)
            yield name, "", "META-03", message, did_you_mean(name, missing)
    for name in FIELDS:
        value = loaded.get(name)
        rule, message = _wrong(name, value, year)
        if rule:
            shown = "" if value is None else str(value)
            yield name, shown, rule, message, _what_to_write(name, shown, year)
    if year is not None and not isinstance(changed := loaded.get(BREAK) or "", str):
        message = _("{value} does not say what has changed.").format(value=changed)
        fix = _("Write in a sentence why this year can't be compared with those before it.")
        yield BREAK, str(changed), "META-07", message, fix
    for name, value in loaded.items():
        message, fix = damage(str(value))
        if message:
            yield str(name), str(value), "META-08", message, fix


def _wrong(name: str, value: Any, year: int | None) -> tuple[str, str]:
    """The rule that the value of a field breaks, and how; empty where it breaks none."""
    said = "" if value is None else str(value)
    if isinstance(value, list | dict):
        message = _("The field `{field}` is no text: {value}")
        return "META-04", message.format(field=name, value=said)
    if not said or (name in _IN_WORDS and not re.search(r"[^\W\d_]", said)):
        empty = "META-04", _("The field `{field}` is missing or empty.").format(field=name)
        return ("", "") if name in _MAY_BE_EMPTY else empty
    if name == "received" and type(value) is not dt.date:
        return "META-05", _("{value} is not a date as it must be written.").format(value=value)
    if name == "received" and value > dt.date.today():
        return "META-05", _("{value} has not come yet.").format(value=value)
    if name == "period" and not _is_period(str(value), year):
        if year is None:
            return "META-06", _("{value} is not a period.").format(value=value)
        return "META-06", _("{value} is not a period of {year}.").format(value=value, year=year)
    return "", ""


def _what_to_write(name: str, value: str, year: int | None) -> str:
    """What belongs into a field, with the year of the folder that the table lies in."""
    if name == "period":
        year = year or 2000
        return _(
            "Write the time it speaks of: {year}-01-01/{year}-12-31 for the whole year, or one day "
            "such as {year}-12-31."
        ).format(year=year)
    if name == "received":
        if (meant := _day_meant(value)) not in ("", value):
            return _("Write {day}: year, month and day with hyphens.").format(day=meant)
        fix = _("Write the day it was received as year-month-day, such as {day}.")
        return fix.format(day=min(dt.date((year or 2000) + 1, 1, 15), dt.date.today()))
    return {
        "title": _("Write what the table is, in Lithuanian."),
        "producer": _("Write who made it."),
        "source": _("Write where it was taken from."),
    }[name]


def _day_meant(value: str) -> str:
    """The day that was meant, as it must be written; empty where it is not clear."""
    match = _TYPED_DAY.fullmatch(value.strip())
    try:
        return dt.date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""


def _is_period(value: str, year: int | None) -> bool:
    match = re.fullmatch(rf"({_DAY})(?:/({_DAY}))?", value)
    if not match:
        return False
    try:
        days = [dt.date.fromisoformat(day) for day in match.groups() if day]
    except ValueError:
        return False
    return days == sorted(days) and (year is None or all(day.year == year for day in days))


def new_sidecar(fields: Mapping[str, str]) -> str:
    """Write a sidecar; what is not known is there, and empty."""
    texts = dict.fromkeys(FIELDS, "") | fields
    # A day is typed without quotation marks, else it would be a text.
    shown = {
        name: "" if name == "received" and not text else f" {_scalar(text)}"
        for name, text in texts.items()
    }
    return "".join(f"{_name(name)}:{text}\n" for name, text in shown.items())


def change_fields(text: str, fields: Mapping[str, str]) -> str:
    r"""Change fields of a sidecar, and add those that it lacks; a confirmation made empty goes.

    Examples
    --------
    >>> print(change_fields('title: "A" # as it was\n', {"title": "B"}), end="")
    title: "B" # as it was
    """
    import yaml

    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = {key.value: (key, value) for key, value in tree.value} if tree else {}
    added = []
    places = []
    for name, value in fields.items():
        key, node = pairs.get(name, (None, None))
        if name.startswith(CONFIRMATION) and not value:
            if node:
                places.append((key.start_mark.index, _end_of_line(text, node.end_mark.index), None))
        elif node:
            places.append((node.start_mark.index, node.end_mark.index, _scalar(value)))
        else:
            added.append(f"{_name(name)}: {_scalar(value)}\n")
    for start, end, scalar in sorted(places, key=lambda place: place[0], reverse=True):
        if scalar is None:
            text = text[:start] + text[end:]
            continue
        old = text[start:end]
        gap = " " if text[start - 1] == ":" else ""
        # A block of lines ends with a line end that belongs to it.
        tail = "\n" if old.endswith("\n") else ""
        text = text[:start] + gap + scalar + tail + text[end:]
    if added and text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(added)


def _end_of_line(text: str, place: int) -> int:
    """Where the line ends that something ends in, its line end with it."""
    if text[place - 1] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _name(text: str) -> str:
    """The name of a field as YAML."""
    return text if re.fullmatch(r"[\w ./-]+", text) else json.dumps(text, ensure_ascii=False)


def _scalar(text: str) -> str:
    """A text as YAML; a day stays a day."""
    return text if text and _day_meant(text) == text else json.dumps(text, ensure_ascii=False)

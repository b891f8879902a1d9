"""What a person writes in YAML beside the tables: read with its lines, every fault named."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.text_file import Unreadable, WrongEncoding
from ataskaita.translation import _
from ataskaita.yaml_file import read_nodes


def _kind(kind: Any) -> str:
    """What a value of a kind is called."""
    return {
        str: _("a text"),
        dt.date: _("a date (2000-01-31)"),
        dict: _("names and values"),
        int: _("a number"),
        list: _("a list"),
        (int, float): _("a number"),
    }.get(kind, _("a value"))


def read_yaml_with_lines(path: Path, file: str, rule: str) -> tuple[Any, Any, list[Finding]]:
    """Read a file in YAML.

    Returns
    -------
    tuple
        What it says, its nodes, which know their lines, and the findings; None and None where it
        is absent, empty or cannot be read.
    """
    cannot = _("The file cannot be read: {problem}.")
    try:
        return *read_nodes(path), []
    except WrongEncoding as wrong:
        told = wrong.line, "", wrong.shown, rule, wrong.message, wrong.fix
    except Unreadable as wrong:
        message = cannot.format(problem=wrong.message.removesuffix("."))
        told = wrong.line, "", "", rule, message, wrong.fix
    except OSError as error:
        fix = _("Close it where it is open, or restore it.")
        told = None, "", "", rule, cannot.format(problem=error.strerror), fix
    return None, None, [Finding(file, *told)]


def read_entries(
    path: Path,
    file: str,
    required: Mapping[str, Any],
    optional: Mapping[str, Any] | None = None,
    *,
    rule: str,
) -> tuple[list[tuple[dict[str, Any], int]], list[Finding]]:
    """Read a list of entries.

    Parameters
    ----------
    path : Path
        The file; it may be absent.
    file : str
        What findings call it.
    required, optional : mapping
        Field -> the type of its value; ``object`` where any will do.
    rule : str
        The id of the findings.

    Returns
    -------
    tuple
        The sound entries, each with its line, and the findings.
    """
    loaded, tree, findings = read_yaml_with_lines(path, file, rule)
    if not loaded:
        return [], findings
    if not isinstance(loaded, list):
        fix = _("Begin each entry with a dash: - {field}: …").format(field=next(iter(required)))
        return [], [Finding(file, 1, "", "", rule, _("The file must hold a list."), fix)]
    entries = []
    for entry, line in with_lines(loaded, tree):
        wrong = [
            Finding(file, line, column, value, rule, message, fix)
            for column, value, message, fix in entry_faults(entry, required, optional or {})
        ]
        findings += wrong
        if not wrong:
            entries.append((entry, line))
    return entries, findings


def with_lines(entries: list, tree: Any, name: str = "") -> Iterator[tuple[Any, int]]:
    """The entries of a list, each with the line on which it begins.

    Parameters
    ----------
    entries : list
        What the list says.
    tree : Node
        The nodes of the file, as `read_yaml_with_lines` gives them.
    name : str
        The name that the list stands under; empty where the file is that list.
    """
    if not entries:
        return
    nodes = next(value for key, value in tree.value if key.value == name) if name else tree
    for entry, node in zip(entries, nodes.value, strict=True):
        yield entry, node.start_mark.line + 1


def entry_faults(
    entry: Any, required: Mapping[str, Any], optional: Mapping[str, Any]
) -> list[tuple[str, str, str, str]]:
    """What is wrong with the fields of an entry: field, value, message and fix of each fault.

    Parameters
    ----------
    entry : Any
        What stands in the list.
    required, optional : mapping
        As `read_entries` takes them.
    """
    names = ", ".join(required)
    if not isinstance(entry, dict):
        fix = _("Write {names}.").format(names=names)
        return [("", str(entry), _("An entry must have fields."), fix)]
    allowed = {**required, **optional}
    unknown = _("An entry has no field `{field}`.")
    wrong = [
        (str(name), "", unknown.format(field=name), did_you_mean(str(name), allowed))
        for name in entry
        if name not in allowed
    ]
    for name, kind in allowed.items():
        value = entry.get(name)
        empty = value is None or value in ("", {}, [])
        if empty and name not in required:
            continue
        endless = isinstance(value, float) and not math.isfinite(value)
        if empty or endless or not isinstance(value, kind):
            message = _("`{field}` is not as it must be: {needed}.")
            if empty:
                message = _("The entry lacks `{field}`.")
            fix = _("Write there: {needed}. An entry needs {names}.")
            told = {"field": name, "needed": _kind(kind), "names": names}
            shown = "" if empty else str(value)
            wrong.append((name, shown, message.format(**told), fix.format(**told)))
    return wrong

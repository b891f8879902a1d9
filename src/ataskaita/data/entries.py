"""What a person writes in YAML beside the tables: read with its lines, every fault named."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ataskaita.data.findings import Finding, did_you_mean

_KINDS = {
    str: "a text",
    dt.date: "a date (2000-01-31)",
    dict: "names and values",
    (int, float): "a number",
}


def read_yaml(path: Path, file: str, rule: str) -> tuple[Any, Any, list[Finding]]:
    """Read a file in YAML.

    Parameters
    ----------
    path : Path
        The file; it may be absent.
    file : str
        What findings call it.
    rule : str
        The id of the findings.

    Returns
    -------
    tuple
        What it says, its nodes, which know their lines, and the findings; None and None where it
        is absent, empty or cannot be read.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        try:
            tree = loader.get_single_node()
            return loader.construct_document(tree) if tree else None, tree, []
        finally:
            loader.dispose()
    except FileNotFoundError:
        return None, None, []
    except UnicodeDecodeError:
        problem, line, fix = "The file is not in UTF-8.", None, "Save it as UTF-8."
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = f"The file cannot be read: {getattr(error, 'problem', None) or error}."
        fix = "Correct the YAML there; put a text that holds a colon into quotes."
    return None, None, [Finding(file, line, "", "", rule, problem, fix)]


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
    loaded, tree, findings = read_yaml(path, file, rule)
    if not loaded:
        return [], findings
    if not isinstance(loaded, list):
        fix = f"Begin each entry with a dash: - {next(iter(required))}: …"
        return [], [Finding(file, 1, "", "", rule, "The file must hold a list.", fix)]
    entries = []
    for entry, node in zip(loaded, tree.value, strict=True):
        line = node.start_mark.line + 1
        wrong = [
            Finding(file, line, column, value, rule, message, fix)
            for column, value, message, fix in _wrong(entry, required, optional or {})
        ]
        findings += wrong
        if not wrong:
            entries.append((entry, line))
    return entries, findings


def _wrong(
    entry: Any, required: Mapping[str, Any], optional: Mapping[str, Any]
) -> list[tuple[str, str, str, str]]:
    """Field, value, message and fix of each fault."""
    names = ", ".join(required)
    if not isinstance(entry, dict):
        return [("", str(entry), "An entry must have fields.", f"Write {names}.")]
    allowed = {**required, **optional}
    wrong = [
        (str(name), "", f"An entry has no field `{name}`.", did_you_mean(str(name), allowed))
        for name in entry
        if name not in allowed
    ]
    for name, kind in allowed.items():
        value = entry.get(name)
        empty = value is None or value == "" or value == {}
        if empty and name not in required:
            continue
        endless = isinstance(value, float) and not math.isfinite(value)
        if empty or endless or not isinstance(value, kind):
            needed = _KINDS.get(kind, "a value")
            message = f"The entry lacks `{name}`." if empty else f"`{name}` is not {needed}."
            fix = f"Write {needed} there; an entry needs {names}."
            wrong.append((name, "" if empty else str(value), message, fix))
    return wrong

"""Lists of entries that a person writes in YAML: read, each with its line, every fault named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ataskaita.data.findings import Finding, did_you_mean

_KINDS = {
    str: "a text",
    dt.date: "a date (2024-01-31)",
    dict: "names and values",
    (int, float): "a number",
}


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
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return [], []
    except UnicodeDecodeError:
        return [], [
            Finding(file, None, "", "", rule, "The file is not in UTF-8.", "Save it as UTF-8.")
        ]
    try:
        loaded, tree = _parsed(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        return [], [
            Finding(
                file,
                mark.line + 1 if mark else None,
                "",
                "",
                rule,
                f"{problem}.",
                "Correct the YAML there; put a text that holds a colon into quotes.",
            )
        ]
    if not isinstance(loaded, list):
        return [], [
            Finding(
                file,
                1,
                "",
                "",
                rule,
                "The file must hold a list.",
                f"Begin each entry with a dash: - {next(iter(required))}: …",
            )
        ]
    lines = [node.start_mark.line + 1 for node in tree.value] if loaded else []
    entries, findings = [], []
    for entry, line in zip(loaded, lines, strict=True):
        wrong = _wrong(entry, line, file, required, optional or {}, rule)
        findings += wrong
        if not wrong:
            entries.append((entry, line))
    return entries, findings


def _parsed(text: str) -> tuple[Any, Any]:
    """What a text in YAML says, and its nodes, which know their lines."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        tree = loader.get_single_node()
        return (loader.construct_document(tree) if tree else None) or [], tree
    finally:
        loader.dispose()


def _wrong(
    entry: Any,
    line: int,
    file: str,
    required: Mapping[str, Any],
    optional: Mapping[str, Any],
    rule: str,
) -> list[Finding]:
    names = ", ".join(required)
    if not isinstance(entry, dict):
        return [
            Finding(
                file, line, "", str(entry), rule, "An entry must have fields.", f"Write {names}."
            )
        ]
    allowed = {**required, **optional}
    findings = [
        Finding(
            file,
            line,
            str(name),
            "",
            rule,
            f"An entry has no field `{name}`.",
            did_you_mean(str(name), allowed),
        )
        for name in entry
        if name not in allowed
    ]
    for name, kind in allowed.items():
        value = entry.get(name)
        empty = value is None or value == "" or value == {}
        if empty and name not in required:
            continue
        if empty or not isinstance(value, kind):
            needed = _KINDS.get(kind, "a value")
            findings.append(
                Finding(
                    file,
                    line,
                    name,
                    "" if empty else str(value),
                    rule,
                    f"The entry lacks `{name}`." if empty else f"`{name}` is not {needed}.",
                    f"Write {needed} there; an entry needs {names}.",
                )
            )
    return findings

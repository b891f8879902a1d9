"""What a sidecar confirms, in one cell of a workbook: each line names what it is about, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ataskaita.data.sidecars import CONFIRMATION
from ataskaita.data.suspicion import bare

#: The column that holds them.
COLUMN = "confirmations"

_BEGIN = re.compile(rf"(?={CONFIRMATION}\d+[^:]*:)")
_ASKED = re.compile(rf'[`„]"?({CONFIRMATION}[^`"“]+)"?: "…"[`“]')
_QUOTES = " \t\n`\"'„“”…"


def shown(fields: Mapping[str, str]) -> str:
    """The confirmations among the fields of a sidecar, as a cell holds them.

    Examples
    --------
    >>> shown({"title": "A", "LAST-01": "B"})
    'LAST-01: B'
    """
    return "\n".join(
        f"{bare(name)}: {text}" for name, text in fields.items() if name.startswith(CONFIRMATION)
    )


def read(text: str) -> dict[str, str] | None:
    """What a cell confirms, and why; None where it does not begin by saying what.

    Examples
    --------
    >>> read('LAST-01: "Nepasikeitė." LAST-02 audio: Nebeliko.')
    {'LAST-01': 'Nepasikeitė.', 'LAST-02 audio': 'Nebeliko.'}
    """
    found = {}
    for part in filter(None, (part.strip(_QUOTES) for part in _BEGIN.split(text))):
        if not _BEGIN.match(part):
            return None
        name, _colon, reason = part.partition(":")
        found[bare(name)] = reason.strip(_QUOTES)
    return found


def asked(fix: str) -> str:
    """What the fix of a finding says is to be confirmed; empty where it says nothing of it."""
    match = _ASKED.search(fix)
    return match[1] if match else ""

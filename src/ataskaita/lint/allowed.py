"""Digits that may be typed, kind by kind: ``allowed.yml``; `docs/lint.md` lists the same."""

from __future__ import annotations

import re
from pathlib import Path

from ataskaita.yaml_file import read_mapping


def _kinds() -> dict[str, re.Pattern[str]]:
    listed = read_mapping(Path(__file__).with_suffix(".yml"))
    parts = listed["parts"]

    def whole(pattern: str) -> str:
        return re.sub(r"\{([A-Z_]+)\}", lambda found: parts[found[1]], pattern)

    return {
        kind: re.compile("|".join(map(whole, patterns)))
        for kind, patterns in listed["kinds"].items()
    }


#: The name of each kind, and what it lets pass.
ALLOWED = _kinds()

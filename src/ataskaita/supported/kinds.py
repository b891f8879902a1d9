"""The list of what is shown, and of each kind of thing that is refused: ``kinds.yml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

LIST = Path(__file__).with_name("kinds.yml")


@cache
def groups() -> dict[str, dict[str, Any]]:
    """The list, by where in a chapter the things are written."""
    return yaml.safe_load(LIST.read_text(encoding="utf-8"))


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """All kinds that are refused by their names: what it is, what is said of it, what to do.

    What is refused ``anywhere`` is a mistake that Quarto passes over.
    """
    return {name: kind for group in groups().values() for name, kind in group["refused"].items()}

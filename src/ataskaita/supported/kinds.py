"""The list of what is shown, and of each kind of thing that is refused: ``kinds.yml``.

It names lists of options, tags and shortcodes: ``lists.yml``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ataskaita.yaml_file import read_mapping

_LISTS = read_mapping(Path(__file__).with_name("lists.yml"))

#: Options that are obeyed; what they may be where that is not any text.
OPTIONS = {name: tuple(values) for name, values in _LISTS["options"].items()}

#: Names alone, each as it is said there.
QUARTOS, EXECUTE, ABOUT_EXECUTING, TAGS, SHORTCODES = (
    tuple(_LISTS[name].split())
    for name in ("quartos", "execute", "about_executing", "tags", "shortcodes")
)

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

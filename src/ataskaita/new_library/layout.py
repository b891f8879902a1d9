"""How the templates are to be used: what ``templates/layout.yml`` says.

It names kinds of units and tables, which are the templates' business and not the engine's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ataskaita.yaml_file import read_yaml

TEMPLATES = Path(__file__).parent / "templates"

#: The report's folders as a wheel carries them; in a checkout they lie beside the engine.
_CARRIED = Path(__file__).parent / "shared"
SHARED = _CARRIED if _CARRIED.is_dir() else Path(__file__).parents[3]

#: No part of the project that is made.
FILE = "layout.yml"


@dataclass(frozen=True)
class Kind:
    """A kind of unit.

    Parameters
    ----------
    id : str
        As ``data/units.csv`` has it.
    group : str
        The group of such units where nobody names another; empty where each is its own.
    stem : str
        Part of a unit's name, or its group's, that says that it is of this kind.
    """

    id: str
    group: str = ""
    stem: str = ""


@dataclass(frozen=True)
class Layout:
    """What the file says.

    Parameters
    ----------
    kinds : tuple of Kind
        That of the first unit of a list, then the others; the last is taken where nothing else is
        said.
    begins_with : mapping
        Table -> key -> the values it is laid out with, where not with all.
    shared : tuple of str
        Files that every library has alike, from the project's root; they lie below `SHARED`.
    """

    kinds: tuple[Kind, ...]
    begins_with: Mapping[str, Mapping[str, Sequence[str]]]
    shared: tuple[str, ...]


@lru_cache
def layout() -> Layout:
    """Read the file."""
    found = read_yaml(TEMPLATES / FILE)
    kinds = tuple(Kind(**kind) for kind in found["kinds"])
    shared = (f"{folder}/{name}" for folder, names in found["shared"].items() for name in names)
    return Layout(kinds, found["begins_with"], tuple(shared))

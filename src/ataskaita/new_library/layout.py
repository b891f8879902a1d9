"""How the templates are to be used: what ``templates/layout.yml`` says.

It names kinds of units and tables, which are the templates' business and not the engine's.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ataskaita.yaml_file import read_yaml

TEMPLATES = Path(__file__).parent / "templates"

#: The report's folders as a wheel carries them; in a checkout they lie beside the engine.
_CARRIED = Path(__file__).parent / "shared"
SHARED = _CARRIED if _CARRIED.is_dir() else Path(__file__).parents[3]

#: No part of the project that is made.
FILE = "layout.yml"


@lru_cache
def layout() -> dict[str, Any]:
    """What the file says.

    Returns
    -------
    dict
        ``kinds`` of units, that of the first unit of a list first, each with its ``id`` and, if
        there is any, the ``group`` of such units and a ``stem`` by which a name tells them;
        ``begins_with``, table -> key -> the values it is laid out with, where not with all;
        ``shared``, the files that every library has alike, folder by folder below `SHARED`.
    """
    return read_yaml(TEMPLATES / FILE)


def shared_files() -> list[str]:
    """The files that every library has alike, from the project's root."""
    folders = layout()["shared"].items()
    return [f"{folder}/{name}" for folder, names in folders for name in names]

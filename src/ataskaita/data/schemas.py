"""The report's schemas: the one place of the engine that finds and imports them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ataskaita.schema import Rule, Spec


def report_schemas() -> tuple[Mapping[str, Spec], Mapping[str, Rule]]:
    """Table name -> what the table is, in the order of reading; rule id -> the rule."""
    # Not needed where kept data is read, and slow.
    import schemas
    import schemas.rules
    from ataskaita.schema import RULES, spec

    return {name: spec(model) for name, model in schemas.SCHEMAS.items()}, RULES


def schema_folders(root: Path) -> list[Path]:
    """The project's schemas, and those that are imported where they are others."""
    found = find_spec("schemas")
    places = found.submodule_search_locations or () if found else ()
    own = root / "schemas"
    return [own, *(Path(place) for place in places if Path(place).resolve() != own.resolve())]

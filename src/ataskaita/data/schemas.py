"""The report's schemas, as the reader of tables needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ataskaita.registry import SCHEMAS

if TYPE_CHECKING:
    from ataskaita.schema import Rule, Spec


def report_schemas() -> tuple[Mapping[str, Spec], Mapping[str, Rule]]:
    """Table name -> what the table is, in the order of reading; rule id -> the rule."""
    # Not needed where kept data is read, and slow.
    from ataskaita.schema import RULES, spec

    return {name: spec(model) for name, model in SCHEMAS.items()}, RULES

"""The report's schemas as plain values: what each table is, and the rules between tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ataskaita.registry import SCHEMAS

if TYPE_CHECKING:
    from ataskaita.schema import Rule, Spec


def report_schemas() -> tuple[Mapping[str, Spec], Mapping[str, Rule]]:
    """Table name -> what the table is, in the order of reading; rule id -> the rule."""
    # Slow, and not needed where kept data is read.
    from ataskaita.schema import RULES, spec

    return {name: spec(model) for name, model in SCHEMAS.items()}, RULES

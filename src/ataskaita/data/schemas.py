"""The report's schemas, as the reader of tables needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ataskaita.registry import SCHEMAS

if TYPE_CHECKING:
    from ataskaita.schema import Rule, Spec


def report_schemas(
    categories: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Mapping[str, Spec], Mapping[str, Rule]]:
    """Table name -> what the table is, in the order of reading; rule id -> the rule.

    Parameters
    ----------
    categories : mapping, optional
        The categories of the lists that schemas refer to; those of the project in use when left
        out.
    """
    # Not needed where kept data is read, and slow.
    from ataskaita.data.lists import read_lists
    from ataskaita.schema import RULES, spec

    if categories is None:
        categories = read_lists().categories
    return {name: spec(model, categories) for name, model in SCHEMAS.items()}, RULES

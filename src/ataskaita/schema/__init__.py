"""What a report's ``schemas/`` is written with: kinds of tables, fields, rules.

A report has one module a table in ``schemas/``, each a `Fact`, a `Listing` or a plain `Table`, and
its rules between tables in ``schemas/rules/``; it imports all it needs for that from here. Read
`ataskaita.schema.tables` first.
"""

from __future__ import annotations

from ataskaita.data.units import LIBRARY
from ataskaita.schema.fields import (
    ID,
    INDICATOR,
    YES_NO,
    about,
    choice_field,
    count_field,
    money_field,
    unit_field,
    year_field,
)
from ataskaita.schema.rules import (
    RULES,
    Breach,
    Rule,
    Year,
    exceeds,
    exceeds_by_group,
    plain,
    rule,
    unequal,
)
from ataskaita.schema.spec import Column, Spec, models, spec
from ataskaita.schema.tables import Fact, Listing, Money, Table, row_rule

__all__ = [
    "ID", "INDICATOR", "LIBRARY", "RULES", "YES_NO", "Breach", "Column", "Fact", "Listing", "Money",
    "Rule", "Spec", "Table", "Year", "about", "choice_field", "count_field", "exceeds",
    "exceeds_by_group", "models", "money_field", "plain", "row_rule", "rule", "spec", "unequal",
    "unit_field", "year_field",
]  # fmt: skip

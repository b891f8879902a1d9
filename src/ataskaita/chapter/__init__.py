"""Everything a chapter calls: ``from ataskaita.chapter import *`` is its set-up cell."""

from ataskaita.chapter.catalogue import catalogue
from ataskaita.chapter.charts import bars, stacked
from ataskaita.chapter.layout import (
    both_years,
    by,
    change_col,
    col,
    groups,
    other_row,
    row,
    under,
)
from ataskaita.chapter.methods import (
    common_columns_table,
    dictionary_table,
    exceptions_table,
    indicators_table,
    reconstructed_table,
    reconstruction_conflicts,
    rules_table,
    sources_table,
)
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import listing, table
from ataskaita.chapter.targets import (
    outcome,
    outcome_word,
    qualitative_targets_table,
    target,
    target_rows,
    targets_table,
)
from ataskaita.chapter.text import (
    by_sign,
    change,
    changed,
    compare,
    counted,
    diff,
    form,
    if_zero,
    leaders,
    more,
    percent_change,
    rose,
    v,
    word,
)
from ataskaita.chapter.units import (
    names,
    service_points,
    texts,
    unit_facts,
    units_by,
    working_units,
)


def __getattr__(name: str) -> int:
    """`this` and `last`: the report year and the one before, read when first used."""
    if name in ("this", "last"):
        year = session().year
        return year if name == "this" else year - 1
    raise AttributeError(name)


__all__ = [
    "bars",
    "both_years",
    "by",
    "by_sign",
    "catalogue",
    "change",
    "change_col",
    "changed",
    "col",
    "common_columns_table",
    "compare",
    "counted",
    "dictionary_table",
    "diff",
    "exceptions_table",
    "form",
    "groups",
    "if_zero",
    "indicators_table",
    "last",
    "leaders",
    "listing",
    "more",
    "names",
    "other_row",
    "outcome",
    "outcome_word",
    "percent_change",
    "qualitative_targets_table",
    "reconstructed_table",
    "reconstruction_conflicts",
    "rose",
    "row",
    "rules_table",
    "service_points",
    "sources_table",
    "stacked",
    "table",
    "target",
    "target_rows",
    "targets_table",
    "texts",
    "this",
    "under",
    "unit_facts",
    "units_by",
    "v",
    "word",
    "working_units",
]

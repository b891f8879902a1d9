"""Everything a chapter calls: ``from ataskaita.chapter import *`` is its set-up cell.

What every report can call is imported here, and nothing else is. What only one report calls stands
in its own folder ``vocabulary/``, beside its chapters, and comes along with the same set-up cell.
"""

# ruff: noqa: F401, F403  (a chapter uses them: see `_EVERY`)

from types import FunctionType
from typing import Any

from ataskaita import registry
from ataskaita.chapter.by_hand import find, preview
from ataskaita.chapter.catalogue import catalogue
from ataskaita.chapter.charts import *
from ataskaita.chapter.checks import (
    change_size,
    changes_table,
    checks_counted,
    checks_table,
    comparisons_table,
    corrections_table,
    edition_sentence,
    known_checks,
    movements_table,
    skipped_checks,
    threshold,
    unexplained,
)
from ataskaita.chapter.claims import (
    every,
    exceeds,
    falling,
    first_time,
    largest,
    none,
    record,
    record_low,
    rising,
    share,
    smallest,
    times,
    unchanged,
)
from ataskaita.chapter.columns_and_rows import (
    both_years,
    by,
    change_col,
    col,
    cols_by,
    every_year,
    groups,
    other_row,
    row,
    under,
    years,
)
from ataskaita.chapter.english import figures_in_english
from ataskaita.chapter.methods import (
    common_columns_table,
    dictionary_table,
    exceptions_table,
    reconstructed_table,
    reconstruction_conflicts,
    rows_counted,
    rules_table,
    sources_table,
)
from ataskaita.chapter.overview import about_report, spark, unmet_targets
from ataskaita.chapter.phrases import how_often, rose_by
from ataskaita.chapter.reconciliation import (
    figures_table,
    findings_table,
    reconciled,
    reconciled_form,
    reconciliation_relations,
    reconciliation_rules,
    reconciliation_summary,
)
from ataskaita.chapter.session import session as _session
from ataskaita.chapter.tables import listing, table
from ataskaita.chapter.targets import (
    outcome,
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
    since,
    streak,
    v,
    word,
)
from ataskaita.chapter.units import unit_page, unit_sections, units_compared

#: The years, which are known only once a chapter asks.
_YEARS = ("this", "last")

#: What every report can call: all that is imported above.
_EVERY = tuple(name for name, made in globals().items() if isinstance(made, FunctionType))


def __getattr__(name: str) -> Any:
    """Give what is known only once a chapter asks: the years, and the report's own words."""
    if name == "__all__":
        return [*_EVERY, *_YEARS, *registry.get("vocabulary", "__all__", ())]
    if name in _YEARS:
        year = _session().year
        return year if name == "this" else year - 1
    if name in registry.get("vocabulary", "__all__", ()):
        return registry.get("vocabulary", name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

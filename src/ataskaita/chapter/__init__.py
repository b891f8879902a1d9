"""Everything a chapter calls: ``from ataskaita.chapter import *`` is its set-up cell.

What every report can call is imported here. What only one report calls stands in its own folder
``vocabulary/``, beside its chapters, and comes along with the same set-up cell.
"""

# ruff: noqa: F401  (a chapter uses them: see `_EVERY`)

from typing import Any

from ataskaita import registry
from ataskaita.chapter.by_hand import find, preview
from ataskaita.chapter.catalogue import catalogue
from ataskaita.chapter.charts import (
    bars,
    bullets,
    dumbbells,
    lines,
    says,
    small_multiples,
    stacked,
)
from ataskaita.chapter.checks import (
    checks_counted,
    checks_table,
    comparisons_table,
    corrections_table,
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
from ataskaita.chapter.editions import change_size, changes_table, edition_sentence
from ataskaita.chapter.layout import (
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
    since,
    streak,
    v,
    word,
)
from ataskaita.chapter.units import unit_page, unit_sections, units_compared

#: What every report can call.
_EVERY = (
    "about_report",
    "bars",
    "both_years",
    "by",
    "bullets",
    "by_sign",
    "catalogue",
    "change",
    "change_col",
    "change_size",
    "changed",
    "changes_table",
    "checks_counted",
    "checks_table",
    "col",
    "cols_by",
    "common_columns_table",
    "compare",
    "comparisons_table",
    "corrections_table",
    "counted",
    "dictionary_table",
    "diff",
    "dumbbells",
    "edition_sentence",
    "every",
    "every_year",
    "exceeds",
    "exceptions_table",
    "falling",
    "figures_table",
    "findings_table",
    "find",
    "first_time",
    "form",
    "groups",
    "how_often",
    "if_zero",
    "known_checks",
    "largest",
    "last",
    "leaders",
    "lines",
    "listing",
    "more",
    "movements_table",
    "none",
    "other_row",
    "outcome",
    "outcome_word",
    "percent_change",
    "preview",
    "qualitative_targets_table",
    "reconciled",
    "reconciled_form",
    "reconciliation_relations",
    "reconciliation_rules",
    "reconciliation_summary",
    "reconstructed_table",
    "reconstruction_conflicts",
    "record",
    "record_low",
    "rising",
    "rose",
    "rose_by",
    "row",
    "rows_counted",
    "rules_table",
    "says",
    "share",
    "since",
    "skipped_checks",
    "small_multiples",
    "smallest",
    "sources_table",
    "spark",
    "stacked",
    "streak",
    "table",
    "target",
    "target_rows",
    "targets_table",
    "this",
    "threshold",
    "times",
    "unchanged",
    "under",
    "unexplained",
    "unit_page",
    "unit_sections",
    "units_compared",
    "unmet_targets",
    "v",
    "word",
    "years",
)


def __getattr__(name: str) -> Any:
    """Give what is known only once a chapter asks: the years, and the report's own words."""
    if name == "__all__":
        return [*_EVERY, *registry.get("vocabulary", "__all__", ())]
    if name in ("this", "last"):
        year = session().year
        return year if name == "this" else year - 1
    if name in registry.get("vocabulary", "__all__", ()):
        return registry.get("vocabulary", name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Values over several years: which years there are, and which of them may not be compared.

A series breaks where the counting has changed. The sidecar of the first table counted in the new
way says so: ``break: "Pakeista apskaita"`` in ``data/raw/<year>/<table>.meta.yml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ataskaita.chapter.session import session
from ataskaita.data.sidecars import BREAK
from ataskaita.data.table_names import PRINTED
from ataskaita.indicators import LIBRARY
from ataskaita.lithuanian.words import capitalized
from ataskaita.values.values import Value

#: The marks, besides those of `ataskaita.values.amounts`: a break in the series (before this year),
#: and a number that is known only as an earlier report printed it.
BROKEN, AS_PRINTED = "b", "i"


def all_years(since: int | None = None) -> range:
    """Every year from the first that was received to the report year, those missing included.

    Parameters
    ----------
    since : int, optional
        The year to begin with instead.
    """
    return range(min(session().tables.years) if since is None else since, session().year + 1)


def as_one_of_many(value: Value) -> Value:
    """The value as a series shows it: marked where it is known only as it was printed."""
    printed = {source.table for source in value.amount.sources} == {PRINTED}
    return replace(value, flags=(*value.flags, AS_PRINTED)) if printed else value


def breaks(values: Iterable[Value]) -> dict[int, tuple[str, ...]]:
    """The breaks that lie between some values of different years.

    Parameters
    ----------
    values : iterable of Value
        Values of any indicators; those of one indicator are compared with each other, and a
        change is one of two years.

    Returns
    -------
    dict
        The first year that is counted in a new way -> what has changed, the earliest first.
    """
    spans: dict[tuple, tuple[int, int, frozenset[str]]] = {}
    for value in values:
        kind = (value.indicator, *value.dimensions.values())
        first, last, tables = spans.get(kind, (value.year, value.year, frozenset()))
        spans[kind] = (
            min(first, value.year - (value.kind != "value")),
            max(last, value.year),
            tables.union(source.table for source in value.amount.sources),
        )
    found: dict[int, dict[str, None]] = {}
    for first, last, tables in spans.values():
        for year in range(first + 1, last + 1):
            for text in _breaks_of(tables, year):
                found.setdefault(year, {})[text] = None
    return {year: tuple(found[year]) for year in sorted(found)}


def breaks_at(value: Value) -> tuple[str, ...]:
    """What has changed in the tables of a value since the year before its own."""
    return _breaks_of(frozenset(source.table for source in value.amount.sources), value.year)


def break_sentences(found: dict[int, tuple[str, ...]]) -> list[str]:
    """What a reader is told of each break."""
    return [
        f"{year} m. duomenų eilutė nutrūksta. {capitalized(text).rstrip('.')}."
        for year, texts in found.items()
        for text in texts
    ]


def history(key: str, unit: str = LIBRARY, **dimensions: str) -> list[Value]:
    """The values of an indicator that can be compared with that of the report year.

    Parameters
    ----------
    key, unit, **dimensions
        As for `ataskaita.chapter.text.v`.

    Returns
    -------
    list of Value
        The earliest first; it begins behind the last gap or break in the series.

    Raises
    ------
    NotAvailable
        The report year itself does not have it.
    """
    found = [session().value(key, unit, **dimensions)]
    while not breaks_at(found[0]):
        before = session().value_or_none(key, unit, year=found[0].year - 1, **dimensions)
        if before is None:
            break
        found.insert(0, before)
    return found


def changes(values: Sequence[Value]) -> list[int]:
    """The sign of each change from one value to the next, as changes are printed."""
    return [
        replace(now, amount=now.amount - before.amount).sign for before, now in pairwise(values)
    ]


def streak(signs: Sequence[int]) -> int:
    """How many times in a row, up to the last, something moved the same way.

    Parameters
    ----------
    signs : sequence of int
        -1, 0 or 1 for each change, the earliest first.

    Returns
    -------
    int
        Below 0 where it fell; 0 where it did not move at last, or nothing is known.

    Examples
    --------
    >>> streak([1, -1, 1, 1]), streak([1, -1, -1]), streak([1, 0])
    (2, -2, 0)
    """
    last = signs[-1] if signs else 0
    return last * len(list(takewhile(lambda sign: sign == last, reversed(signs))))


def _breaks_of(tables: Iterable[str], year: int) -> tuple[str, ...]:
    found = (session().tables.get(name, year) for name in sorted(tables))
    texts = (table.meta.get(BREAK, "") for table in found if table is not None)
    return tuple(dict.fromkeys(text for text in texts if text))

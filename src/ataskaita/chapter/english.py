"""The year's figures in English, by the terms of the standards that indicators name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ataskaita.chapter.indicator_pages import IndicatorPage, Known, known_value
from ataskaita.chapter.session import session
from ataskaita.chapter.table_notes import rounded_apart
from ataskaita.chapter.table_values import numbers_table
from ataskaita.indicators import LIBRARY, REGISTRY
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.plain_text import as_markdown
from ataskaita.tables import Run, Table
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = ["figures_in_english"]

#: The language, by its code.
ENGLISH = "en"

#: What the standards are about, by the numbers under which indicators name them.
STANDARDS = {"ISO 2789": "Library statistics", "ISO 11620": "Performance indicators"}

#: The marks between thousands and before decimals, from Lithuanian to English.
_MARKS = str.maketrans({NBSP: ",", ",": "."})

#: What the marks of official statistics say.
_NOTES = {
    "e": "[e] – not reported but recomputed or estimated, and therefore approximate; rounded to "
    "what is known for certain.",
    "r": "[r] – revised since the report was published.",
    "x": "[x] – not available.",
    "–": "[–] – it would be a share of nothing.",
}
_UNROUNDED = "Changes are computed from numbers that are not rounded."


def figures_in_english() -> IndicatorPage:
    """The library's figures of which a standard defines the term: this year, last year, the change.

    A table for each standard. Indicators that no standard defines, or that are counted by
    categories, have no English name and are not in it.
    """
    return IndicatorPage(_parts)


def _parts() -> Iterator[str | Table]:
    found: dict[str, list[tuple[str, Known]]] = defaultdict(list)
    for indicator in REGISTRY.values():
        if not indicator.standard or indicator.dimensions:
            continue
        known = known_value(indicator, LIBRARY, {})
        if known and known.now:
            standard, _colon, term = indicator.standard.partition(":")
            unit = indicator.measure.english
            found[standard].append((", ".join(filter(None, (term.strip(), unit))), known))
    if not found:
        yield f"[No figures yet.]{{lang={ENGLISH}}}"
    for standard, lines in found.items():
        title = f"{STANDARDS[standard]} ({standard})" if standard in STANDARDS else standard
        yield f"## [{as_markdown(title)}]{{lang={ENGLISH}}} {{.unnumbered}}"
        yield _table(lines)


def _table(lines: list[tuple[str, Known]]) -> Table:
    used = session()
    names = ["Term of the standard", str(used.year)]
    if compared := any(known.before for _term, known in lines):
        names += [str(used.previous), "Change"]
    rows = [
        (term, list(map(_said, [known.now, *([known.before, known.change] if compared else [])])))
        for term, known in lines
    ]
    shown = [value for _term, values in rows for value in values]
    marks = {sign for value in shown if value for sign in value.signs} & set(_NOTES)
    marks |= {"x" if value is None else "–" for value in shown if not value}
    notes = [_NOTES[mark] for mark in sorted(marks)]
    if any(rounded_apart(filter(None, values)) for _term, values in rows):
        notes.append(_UNROUNDED)
    made = numbers_table(names, rows, "table", lang=ENGLISH)
    return replace(made, notes=tuple((Run(note, lang=ENGLISH),) for note in notes))


def _said(value: Value | None) -> Value | None:
    """A value as English writes it; its unit stands in the name of the row."""
    if not value:
        return value
    value = replace(value, bare=True)
    return replace(value, spelled=value.text.translate(_MARKS))

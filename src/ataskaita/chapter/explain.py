"""What a reader gets to see who asks of a number where it comes from."""

from __future__ import annotations

import re
from typing import Any

from ataskaita.chapter.session import Session
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.lithuanian.numbers import format_number
from ataskaita.values.amounts import Row
from ataskaita.values.formula import in_numbers, in_words, plain_number
from ataskaita.values.values import Value

#: Raw rows that are shown; a reader who wants more opens the file.
SHOWN_ROWS = 12

STATUS_WORDS = {"reported": "gauta", "reconstructed": "atkurta", "estimated": "įvertinta"}

_STEP = re.compile(r"([\w.]+)(?:\[([^\]]*)\])?@(\w+)\.(\d+)")


def explain(session: Session, value: Value) -> dict[str, Any]:
    """All that is known of a printed number, as plain data.

    Parameters
    ----------
    session : Session
        The chapter's session.
    value : Value
        The number.

    Returns
    -------
    dict
        ``name``, ``unit``, ``year``, ``definition``, ``standard``, ``words``, ``numbers``,
        ``status``, ``bounds``, ``rows``, ``more``, ``before``, ``change``; what does not apply is
        left out.
    """
    indicator = REGISTRY.get(value.indicator)
    formula = value.amount.formula
    rows = [
        {
            "file": source.path,
            "line": row.line,
            "name": row_name(session, source.table, row.name),
            "column": source.column,
            "value": row.value,
            "status": _status(row),
            **({"lower": row.lower, "upper": row.upper} if row.status != "reported" else {}),
        }
        for source in value.amount.sources
        for row in source.rows
    ]
    found = {
        "name": name_of(session, value),
        "unit": unit_name(session, value.unit),
        "year": value.year,
        "definition": indicator.definition if indicator else "",
        "standard": indicator.standard if indicator else "",
        "words": in_words(formula, lambda step: _step_name(session, step, value)),
        "numbers": in_numbers(formula),
        "status": STATUS_WORDS[value.amount.status],
        "rows": rows[:SHOWN_ROWS],
        "more": max(0, sum(s.count for s in value.amount.sources) - SHOWN_ROWS),
    }
    if value.amount.status != "reported":
        found["bounds"] = f"{_plain(value.amount.lower)} – {_plain(value.amount.upper)}"
    return {key: part for key, part in (found | _history(session, value)).items() if part}


def _status(row: Row) -> str:
    word = STATUS_WORDS.get(row.status, row.status)
    return f"{word}; pataisyta, gauta {row.received}" if row.received else word


def name_of(session: Session, value: Value) -> str:
    """The name of a value: its indicator and categories, and what was done with it."""
    indicator = REGISTRY.get(value.indicator)
    name = indicator.name if indicator else _OTHER.get(value.indicator.split(".")[0], "Skaičius")
    labels = [
        category_name(session, dimension, category, value)
        for dimension, category in value.dimensions.items()
    ]
    kind = _KINDS.get(value.kind, "")
    inner = f" ({', '.join(labels)})" if labels else ""
    return f"{name}{inner}{kind}"


def row_name(session: Session, table: str, name: str) -> str:
    """What a raw row is about in words: ``Kaimo filialai, knygos``, not its keys.

    Parameters
    ----------
    session : Session
        The chapter's session.
    table : str
        The table.
    name : str
        Its keys, as `ataskaita.values.amounts.Row.name` has them.
    """
    units = session.tables.units
    columns = [r["values"] for r in session.snapshot.dictionary["columns"] if r["table"] == table]

    def word(key: str) -> str:
        if key in units.groups or key in units.known:
            return units.name(key)
        return next((labels[key] for labels in columns if key in labels), key)

    return ", ".join(map(word, name.split(", ")))


def category_name(session: Session, dimension: str, category: str, value: Value) -> str:
    """The name of a category in the words of the tables that a value rests on."""
    tables = dict.fromkeys(source.table for source in value.amount.sources)
    names = [session.label(dimension, category, table) for table in tables]
    plain = category[:1].upper() + category[1:]
    return next((name for name in names if name != plain), session.label(dimension, category))


def unit_name(session: Session, unit: str) -> str:
    """The name of a unit or group, or of the library as a whole."""
    return "Visa biblioteka" if unit == LIBRARY else session.tables.units.name(unit)


_KINDS = {
    "change": ": pokytis per metus",
    "relative": ": pokytis per metus procentais",
    "lower": ": mažiausia galima reikšmė",
    "upper": ": didžiausia galima reikšmė",
}

#: Numbers that no indicator stands for, by the first part of their id.
_OTHER = {
    "raw": "Pirminis duomuo",
    "rows": "Lentelės eilučių skaičius",
    "exception": "Žinomo prieštaravimo dydis",
    "reconcile": "Palyginimo rezultatas",
    "check": "Patikros rezultatas",
    "edition": "Paskelbtas skaičius",
    "correction": "Pataisytas duomuo",
    "published": "Paskelbtas skaičius",
}


def _step_name(session: Session, step: str, value: Value) -> str:
    if step.startswith("#"):
        tables = session.snapshot.dictionary["tables"]
        return next((t["title"] for t in tables if t["table"] == step[1:]), step[1:])
    key, inner, unit, year = _STEP.fullmatch(step).groups()
    indicator = REGISTRY[key]
    categories = zip(indicator.dimensions, (inner or "").split(","), strict=False)
    parts = [
        category_name(session, dimension, category, value)
        for dimension, category in categories
        if category
    ]
    if unit != value.unit:
        parts.append(unit_name(session, unit))
    if int(year) != value.year:
        parts.append(f"{year} m.")
    return f"{indicator.name} ({', '.join(parts)})" if parts else indicator.name


def _history(session: Session, value: Value) -> dict[str, str]:
    """Last year's value and the change, for a value of this year."""
    if value.kind != "value" or value.year != session.year or value.indicator not in REGISTRY:
        return {}
    try:
        before = session.value(
            value.indicator,
            value.unit,
            year=value.year - 1,
            digits=value.digits,
            **value.dimensions,
        )
        change = session.change(
            value.indicator, value.unit, digits=value.digits, **value.dimensions
        )
    except NotAvailable:
        return {}
    signed = change.measure.text(change.number, signed=True, change=True, digits=value.digits)
    return {"before": before.text, "change": signed}


def _plain(number) -> str:
    return plain_number(number) if number.denominator == 1 else format_number(number, 2)

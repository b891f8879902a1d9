"""What a reader gets to see who asks of a number where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ataskaita.chapter.session import Session
from ataskaita.data.addresses import raw_page
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.indicators.targets import OUTCOMES
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.values.amounts import Row
from ataskaita.values.formula import in_numbers, in_words
from ataskaita.values.values import Value

#: Raw rows that are shown; a reader who wants more opens the file.
SHOWN_ROWS = 12

STATUS_WORDS = {
    "reported": "gauta",
    "published": "paskelbta pačios Bibliotekos; čia perskaičiuota iš atkurtų duomenų",
    "settled": "tiksliai išplaukia iš gautų duomenų",
    "reconstructed": "atkurta",
    "estimated": "įvertinta",
}

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
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
        ``status``, ``published``, ``bounds``, ``rows``, ``more``, ``before``, ``change``; what does
        not apply is left out.
    """
    indicator = REGISTRY.get(value.indicator)
    formula = value.amount.formula
    rows = [
        {
            "file": source.path,
            "line": row.line,
            "href": f"{raw_page(source.path)}#L{row.line}",
            "name": row_name(session, source.table, row.name),
            "column": source.column,
            "value": _cell(row.value),
            "status": _status(row),
            **(
                {"lower": _cell(row.lower), "upper": _cell(row.upper)}
                if row.status != "reported" and row.lower != row.upper
                else {}
            ),
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
        "status": STATUS_WORDS[value.status] + ("; suapvalinta pagal ribas" if value.about else ""),
        "published": "; ".join(_published(value)),
        "rows": rows[:SHOWN_ROWS],
        "more": max(0, sum(s.count for s in value.amount.sources) - SHOWN_ROWS),
    }
    if value.amount.status != "reported":
        found["bounds"] = bounds(value)
    return {key: part for key, part in (found | _history(session, value)).items() if part}


def _status(row: Row) -> str:
    word = STATUS_WORDS.get(row.status, row.status)
    return f"{word}; pataisyta, gauta {_cell(row.received)}" if row.received else word


def bounds(value: Value) -> str:
    """The bounds of a value with its unit: ``22,22–22,36 %``, ``nuo −1 843 iki −1 767``."""
    ends = (value.amount.lower, value.amount.upper)
    whole = all(end.denominator == 1 for end in ends)
    low, high = (format_number(end, 0 if whole else max(2, value.places + 1)) for end in ends)
    # Beside a minus sign a dash would be read as another.
    text = f"nuo {low} iki {high}" if ends[0] < 0 else f"{low}–{high}"
    symbol = value.measure.change_symbol if value.kind == "change" else ""
    symbol = symbol or value.measure.symbol
    return f"{text}{NBSP}{symbol}" if symbol else text


def _published(value: Value) -> Iterator[str]:
    """What the library has published of a value, and where: each figure once."""
    places: dict[str, list[str]] = {}
    for stated in value.stated:
        text = value.measure.text(
            stated.number,
            signed=value.kind != "value",
            change=value.kind == "change",
            digits=min(value.places, stated.digits),
        )
        places.setdefault(text, []).append(stated.where)
    for text, found in places.items():
        where = "; ".join(dict.fromkeys(filter(None, found)))
        yield f"{text} ({where})" if where else text


def _cell(text: str) -> str:
    """A number of a raw table as readers write it; any other text as it is."""
    if not _NUMBER.fullmatch(text):
        return text
    return format_number(Fraction(text), len(text.partition(".")[2]))


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
    if dimension == "outcome" and category in OUTCOMES:
        return OUTCOMES[category].capitalize()
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
    asked = (value.indicator, value.unit)
    options = {"digits": value.digits, **value.dimensions}
    try:
        before = session.value(*asked, year=value.year - 1, **options)
    except NotAvailable:
        return {"before": "duomenų nėra"}
    try:
        change = session.change(*asked, **options)
    except NotAvailable:
        return {"before": _shown(before)}
    return {"before": _shown(before), "change": _shown(replace(change, signed=True))}


def _shown(value: Value) -> str:
    return f"apie {value.text}" if value.about else value.text

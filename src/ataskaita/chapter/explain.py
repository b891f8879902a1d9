"""What readers get who ask of a number where it comes from, and the account of a whole chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import orjson

from ataskaita.chapter.session import session
from ataskaita.data.addresses import raw_page
from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.indicators import REGISTRY
from ataskaita.indicators.targets import OUTCOMES, targets
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.project import Project
from ataskaita.values.amounts import Row, Source
from ataskaita.values.formula import in_numbers, in_words
from ataskaita.values.marks import STATUS_WORDS
from ataskaita.values.values import Value

if TYPE_CHECKING:
    from IPython.display import JSON

#: Raw rows that are shown; a reader who wants more opens the file.
SHOWN_ROWS = 12

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEP = re.compile(r"([\w.]+)(?:\[([^\]]*)\])?@(\w+)\.(\d+)")


def account() -> JSON:
    """What this kernel has printed and read, for the process that runs it.

    Returns
    -------
    JSON
        ``ledger`` (the numbers printed, in order), ``details`` (what a reader may ask of each, by
        its id; as text, so that it is handed on as it is) and ``files`` (the data files that were
        read, by their checksums).
    """
    # Imported here: whoever writes files of numbers asks this module for its words.
    from IPython.display import JSON

    used = session()
    shown = {entry.value.key: entry.value for entry in used.entries}
    details = {key: explain(value) for key, value in shown.items()}
    return JSON(
        {
            "ledger": [entry.record() for entry in used.entries],
            "details": orjson.dumps(details).decode(),
            "files": used.tables.checksums(Project.find().root),
        }
    )


def explain(value: Value) -> dict[str, Any]:
    """All that is known of a printed number, as plain data.

    Returns
    -------
    dict
        ``name``, ``unit``, ``year``, ``definition``, ``standard``, ``words``, ``numbers``,
        ``status``, ``published``, ``bounds``, ``rows``, ``more``, ``before``, ``change``; what does
        not apply is left out.
    """
    indicator = REGISTRY.get(value.indicator)
    formula = value.amount.formula
    rows = [_row(source, row) for source in value.amount.sources for row in source.rows]
    found = {
        "name": name_of(value),
        "unit": session().unit_name(value.unit),
        "year": value.year,
        "definition": indicator.definition if indicator else "",
        "standard": indicator.standard if indicator else "",
        "words": in_words(formula, lambda step: _step_name(step, value)),
        "numbers": in_numbers(formula),
        "status": STATUS_WORDS[value.status] + ("; suapvalinta pagal ribas" if value.about else ""),
        "published": "; ".join(_published(value)),
        "rows": rows[:SHOWN_ROWS],
        "more": max(0, sum(s.count for s in value.amount.sources) - SHOWN_ROWS),
    }
    if value.amount.status != "reported":
        found["bounds"] = bounds(value)
    return {key: part for key, part in (found | _history(value)).items() if part}


def _row(source: Source, row: Row) -> dict[str, Any]:
    received = f"; pataisyta, gauta {_cell(row.received)}" if row.received else ""
    told = {
        "file": source.path,
        "line": row.line,
        "href": f"{raw_page(source.path)}#L{row.line}",
        "name": row_name(source.table, row.name),
        "column": source.column,
        "value": _cell(row.value),
        "status": STATUS_WORDS.get(row.status, row.status) + received,
    }
    if row.status != "reported" and row.lower != row.upper:
        told |= {"lower": _cell(row.lower), "upper": _cell(row.upper)}
    return told


def bounds(value: Value) -> str:
    """The bounds of a value with its unit: ``22,22–22,36 %``, ``nuo −1 843 iki −1 767``."""
    ends = (value.amount.lower, value.amount.upper)
    whole = all(end.denominator == 1 for end in ends)
    low, high = (format_number(end, 0 if whole else max(2, value.places + 1)) for end in ends)
    # Beside a minus sign a dash would be read as another.
    text = f"nuo {low} iki {high}" if ends[0] < 0 else f"{low}–{high}"
    symbol = value.measure.symbol_of(value.kind)
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


def name_of(value: Value) -> str:
    """The name of a value: its indicator and categories, and what was done with it."""
    indicator = REGISTRY.get(value.indicator)
    name = indicator.name if indicator else _OTHER.get(value.indicator.split(".")[0], "Skaičius")
    labels = [category_name(*keys, value) for keys in value.dimensions.items()]
    inner = f" ({', '.join(labels)})" if labels else ""
    return f"{name}{inner}{_KINDS.get(value.kind, '')}"


def row_name(table: str, name: str) -> str:
    """What a raw row is about in words: ``Kaimo filialai, knygos``, not its keys.

    Parameters
    ----------
    table : str
        The table.
    name : str
        Its keys, as `ataskaita.values.amounts.Row.name` has them.
    """
    units = session().tables.units
    columns = [r["values"] for r in session().snapshot.dictionary["columns"] if r["table"] == table]

    def word(key: str) -> str:
        if key in units.groups or key in units.known:
            return units.name(key)
        return next((labels[key] for labels in columns if key in labels), key)

    return ", ".join(map(word, name.split(", ")))


def category_name(dimension: str, category: str, value: Value) -> str:
    """The name of a category inside a sentence, in the words of the tables a value rests on."""
    if dimension == "outcome" and category in OUTCOMES:
        return OUTCOMES[category]
    if value.indicator in (AIM, FULFILMENT):
        return target_names().get(category, category)
    tables = dict.fromkeys(source.table for source in value.amount.sources)
    label = session().label_inside
    names = [label(dimension, category, table) for table in tables]
    return next((name for name in names if name != category), label(dimension, category))


def target_names() -> dict[str, str]:
    """What each target of the plan is called, by its number, in the order of the plan."""
    used = session()
    return used.once("targets", lambda: {t.id: f"{t.id} {t.name}" for t in targets(used.scope())})


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


def _step_name(step: str, value: Value) -> str:
    if step.startswith("#"):
        return session().titles.get(step[1:], step[1:])
    key, inner, unit, year = _STEP.fullmatch(step).groups()
    indicator = REGISTRY[key]
    categories = zip(indicator.dimensions, inner.split(",") if inner else (), strict=False)
    parts = [category_name(*keys, value) for keys in categories]
    if unit != value.unit:
        parts.append(session().unit_inside(unit))
    if int(year) != value.year:
        parts.append(f"{year} m.")
    return f"{indicator.name} ({', '.join(parts)})" if parts else indicator.name


def _history(value: Value) -> dict[str, str]:
    """Last year's value and the change, for a value of this year."""
    used, place = session(), (value.indicator, value.unit)
    if value.kind != "value" or value.year != used.year or value.indicator not in REGISTRY:
        return {}
    options = {"digits": value.digits, **value.dimensions}
    before = used.value_or_none(*place, year=used.previous, **options)
    if before is None:
        return {"before": "duomenų nėra"}
    change = used.value_or_none(*place, "change", **options)
    told = {"change": _shown(replace(change, signed=True))} if change else {}
    return {"before": _shown(before), **told}


def _shown(value: Value) -> str:
    return f"apie {value.text}" if value.about else value.text

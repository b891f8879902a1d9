"""What the tables say of a unit in words: how it is heated, what was checked, what it serves."""

from __future__ import annotations

from ataskaita.chapter.session import session
from ataskaita.data.table_names import NOT_AVAILABLE
from ataskaita.lithuanian.words import enumerate_names, sort_key

#: Columns of a table that say what a row is and how sure it is, not what is so of the unit.
_ABOUT_ROWS = frozenset({"unit", "status", "lower", "upper", "note"})

#: What the dictionary calls columns of numbers.
_NUMBERS = frozenset({"skaičius", "sveikasis skaičius"})


def facts_of(unit: str) -> list[tuple[str, str]]:
    """What the year's tables say of a unit in words: what it is about, and what is so.

    They are the tables that give units no number: which kind of heating, what was checked.
    """
    found = []
    for name, title in tables_of_words().items():
        table = session().tables.get(name, session().year)
        if table is None:
            continue
        columns = table.rows.columns
        places = table.rows.with_keys({"unit": unit})
        if "status" in columns:
            places = [place for place in places if columns["status"][place] != NOT_AVAILABLE]
        said = [column for column in columns if column not in _ABOUT_ROWS]
        rows = [_row_in_words(name, said, columns, place) for place in places]
        if rows:
            found.append((title, "; ".join(rows)))
    return found + _registered(unit)


def tables_of_words() -> dict[str, str]:
    """The raw tables with units and without numbers: name -> what each is called."""

    def find() -> dict[str, str]:
        dictionary = session().snapshot.dictionary
        columns = [r for r in dictionary["columns"] if r["column"] not in ("lower", "upper")]
        of_units = {r["table"] for r in columns if r["column"] == "unit"}
        of_numbers = {r["table"] for r in columns if r["kind"] in _NUMBERS}
        return {
            record["table"]: record["title"]
            for record in dictionary["tables"]
            if record["folder"] == "raw" and record["table"] in of_units - of_numbers
        }

    return session().once("tables of words", find)


def _row_in_words(table: str, said: list[str], columns: dict, place: int) -> str:
    cells = {column: columns[column][place] for column in said}
    words = {
        column: session().snapshot.label(column, cell, table)
        for column, cell in cells.items()
        if isinstance(cell, str) and cell
    }
    if len(said) > 1:
        words = {c: f"{_column_title(table, c).lower()} – {word}" for c, word in words.items()}
    text = ", ".join(words.values())
    note = columns["note"][place] if "note" in columns else ""
    return f"{text}. {note}" if isinstance(note, str) and note else text


def _column_title(table: str, column: str) -> str:
    records = session().snapshot.dictionary["columns"]
    return next(r["title"] for r in records if (r["table"], r["column"]) == (table, column))


def _registered(unit: str) -> list[tuple[str, str]]:
    """What the list of units says: what it serves, and that it was closed."""
    units = session().tables.units
    found = []
    served = [other for other in units.units.values() if other.served_by == unit]
    if served:
        served.sort(key=lambda other: sort_key(other.name))
        named = (f"{one.name}{'' if one.active else ' (nebeveikia)'}" for one in served)
        label = "Aptarnaujamas padalinys" if len(served) == 1 else "Aptarnaujami padaliniai"
        found.append((label, enumerate_names(named)))
    own = units.units.get(unit)
    if own and own.closed == session().year:
        found.append(("Uždarytas", f"{own.closed} m."))
        if own.merged_into:
            found.append(("Perėmęs padalinys", units.name(own.merged_into)))
    return found

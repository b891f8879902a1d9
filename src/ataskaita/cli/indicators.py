"""`ataskaita indicators`: what chapters can call, by words or by the cell it rests on."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import typer

from ataskaita.data.findings import did_you_mean
from ataskaita.data.snapshot import Snapshot, current_data
from ataskaita.data.tables import Table
from ataskaita.errors import UserError
from ataskaita.indicators import Indicator
from ataskaita.indicators.search import Call, find_indicators, in_words, resting_on
from ataskaita.project import Project
from ataskaita.translation import _, ngettext


def indicators(project: Project, search: str, *, rests_on: str = "") -> None:
    """List indicators with this year's values; nothing is cut, however narrow the window.

    Parameters
    ----------
    project : Project
    search : str
        Words that their ids, names, definitions or categories hold.
    rests_on : str
        A table, or a file of one with the line of a row: only those that rest on it.
    """
    snapshot = current_data(project)
    found = find_indicators(search, snapshot)
    if rests_on:
        table, line = _place(project, snapshot, rests_on)
        calls = resting_on(snapshot, table, line, project.year)
        _show_calls(project, table, line, [call for call in calls if call.indicator in found])
        return
    if not found:
        fix = _("Try a part of the word, or list all: ataskaita indicators.")
        raise UserError(_("No indicator has '{words}'.").format(words=search), fix)
    for indicator in found:
        _show(indicator, snapshot, project.year, definition=bool(search))
    typer.echo(ngettext("{number} indicator.", "{number} indicators.", len(found)))
    if not search:
        typer.echo(_("Definitions: ataskaita indicators WORD."))


def _show(indicator: Indicator, snapshot: Snapshot, year: int, *, definition: bool) -> None:
    typer.echo(f"{typer.style(indicator.id, bold=True)}  {indicator.name}")
    for line in in_words(indicator, snapshot, year):
        typer.echo(f"    {line}")
    if definition:
        typer.echo(f"    {indicator.definition}")


def _show_calls(project: Project, table: Table, line: int | None, calls: list[Call]) -> None:
    if line is not None:
        place = table.rows.lines.index(line)
        cells = [f"{name} = {held[place]}" for name, held in table.rows.columns.items()]
        keys = [cell for cell in cells if cell.split(" = ")[0] in (*table.keys, "value")]
        typer.echo(f"{table.path}:{line}  {', '.join(keys or cells)}")
    if not calls:
        typer.echo(_("No indicator rests on it: nothing in the report can show it."))
        return
    for indicator, alike in groupby(calls, lambda call: call.indicator):
        typer.echo(f"{typer.style(indicator.id, bold=True)}  {indicator.name}")
        for call in alike:
            typer.echo(f"    {call.written(project.year)}  {call.text}")


def _place(project: Project, snapshot: Snapshot, asked: str) -> tuple[Table, int | None]:
    """The table that was asked for, and the line where one was named."""
    file, line = re.fullmatch(r"(.*?)(?::(\d+))?", asked.strip().replace("\\", "/")).groups()
    for table in snapshot.tables:
        named = table.year in (project.year, None) and file.removesuffix(".csv") == table.name
        path = (project.root / table.path).resolve()
        if named or file == table.path or Path(file).resolve() == path:
            return table, int(line) if line else None
    names = dict.fromkeys(table.path if "/" in file else table.name for table in snapshot.tables)
    raise UserError(_("There is no table {table}.").format(table=file), did_you_mean(file, names))

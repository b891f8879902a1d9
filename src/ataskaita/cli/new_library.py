"""`ataskaita new-library`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import typer
from rich.markup import escape

from ataskaita.cli.terminal import Terminal
from ataskaita.errors import UserError
from ataskaita.lithuanian.words import capitalized
from ataskaita.new_library import library as words
from ataskaita.new_library.library import Library, read_units
from ataskaita.new_library.project import is_inside_a_project, make, require_empty
from ataskaita.translation import _, ngettext


def new_library(
    folder: Path,
    name: str,
    genitive: str,
    municipality: str,
    year: int,
    units: str,
) -> None:
    """Make the project of a library; what is not given is asked for."""
    console = Terminal()
    folder = folder.absolute()
    require_empty(folder)
    if is_inside_a_project(folder):
        message = _("{folder} would lie inside the project of another report.")
        fix = _("Name a folder beside that project, for instance ../{name}.")
        raise UserError(message.format(folder=folder), fix.format(name=folder.name))
    if not sys.stdin.isatty():
        genitive = genitive or words.genitive(name)
        municipality = municipality or words.municipality(name)
        _require(name=name, genitive=genitive, municipality=municipality, year=year, units=units)
    name = name or _ask(_("What is the library called?"))
    genitive = genitive or _ask(_("And in the genitive (whose report)?"), words.genitive(name))
    municipality = municipality or _ask(
        _("Whose inhabitants does it serve, in the genitive?"), words.municipality(name)
    )
    now = dt.date.today().year
    if not year:
        given = _ask(_("Of which year is the first report?"), str(now - 1))
        year = int(given) if given.isdecimal() else 0
    if not 1900 <= year <= now + 1:
        message = _("{year} can't be a report year.").format(year=year)
        fix = _("Write the year the figures are of, for instance {year}.").format(year=now - 1)
        raise UserError(message, fix)
    if not units:
        units = _ask_units(console)
    found, groups = read_units(units)
    library = Library(name, genitive, municipality, year, found, groups)
    for id, group in groups.items():
        members = ", ".join(unit.name for unit in found if unit.group == id)
        if members != group:
            console.print(f"  {escape(capitalized(group))}: {escape(members)}")
    if len(groups) < len(found):
        # Which branch is in a town, its name need not say.
        console.print(_("A branch that belongs elsewhere: correct its group in data/units.csv."))
    made = make(folder, library)
    message = ngettext("{count} file made", "{count} files made", len(made))
    console.done(f"{message}: {folder}")
    heading = _("What to do next:")
    console.print(f"[bold]{heading}[/]")
    for command, what in (
        (f"cd {_quoted(folder)}", _("all commands are run there")),
        ("ataskaita render", _("makes the report as it is: without figures yet")),
        ("ataskaita workbook", _("makes an Excel file in which the figures are filled in")),
        ("ataskaita status", _("tells at any time what is missing")),
    ):
        console.print(f"  {escape(command)}  [dim]{escape(what)}[/]")


def _require(**given: str | int) -> None:
    """Name all that is missing, where nobody can be asked."""
    if missing := [f"--{name}" for name, value in given.items() if not value]:
        message = _("It is not said, and nobody can be asked: {options}.")
        fix = _("Give it with the command; `ataskaita new-library --help` tells of all options.")
        raise UserError(message.format(options=", ".join(missing)), fix)


def _ask(question: str, default: str = "") -> str:
    """Ask for a text; a default is taken by Enter alone."""
    given = typer.prompt(question, default=default or None, prompt_suffix=" ")
    return " ".join(given.split())


def _ask_units(console: Terminal) -> str:
    """Ask for the units one by one; an empty answer ends."""
    console.print(
        _(
            "Name the units, one a line, the central library first; an empty line ends. Behind @ "
            "you may say to which group a branch belongs."
        )
    )
    found: list[str] = []
    while True:
        try:
            given = console.input(f"  {len(found) + 1}. ").strip()
        except EOFError:
            given = ""
        if not given:
            return ";".join(found)
        found.append(given.replace(";", ","))


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)

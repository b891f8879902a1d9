"""`ataskaita new-year`."""

from __future__ import annotations

from rich.markup import escape

from ataskaita.cli.status import show_checklist
from ataskaita.cli.terminal import Terminal
from ataskaita.editions.store import editions
from ataskaita.errors import UserError
from ataskaita.new_year.checklist import checklist
from ataskaita.new_year.plan import Plan, carry_out, plan
from ataskaita.project import SETTINGS, Project
from ataskaita.translation import _, ngettext


def new_year(project: Project, year: int, *, dry_run: bool) -> None:
    """Make what a new year needs, or only tell; then show what is to be done."""
    console = Terminal()
    wanted = plan(project, year)
    if dry_run:
        _list(console, wanted)
    else:
        try:
            carry_out(project, wanted)
        except KeyboardInterrupt:
            message = _("Stopped in the middle; the files that were made are whole.")
            fix = _("Run `ataskaita new-year {year}` again: it makes what is missing.")
            raise UserError(message, fix.format(year=year)) from None
        _say(console, wanted)
    _remind(console, project, wanted)
    if not dry_run:
        console.print()
        show_checklist(console, checklist(Project(project.root)))


def _list(console: Terminal, wanted: Plan) -> None:
    """Name every file."""
    for file in wanted.files:
        if file.exists:
            stays = _("is there, stays as it is")
            console.print(f"  = {escape(file.file)} ({stays})")
        else:
            rows = file.rows
            count = "" if rows is None else ngettext(" ({count} row)", " ({count} rows)", rows)
            console.print(f"  + {escape(file.file)}{escape(count)}")
    if wanted.settings:
        console.print(f"  ~ {SETTINGS}: year: {wanted.year}")
    console.print(_("Nothing has been written: this was only a list (--dry-run)."))


def _say(console: Terminal, wanted: Plan) -> None:
    made, kept = len(wanted.missing), len(wanted.files) - len(wanted.missing)
    message = ngettext("{count} file made", "{count} files made", made)
    console.done(f"{message}: data/raw/{wanted.year}/")
    if kept:
        message = ngettext(
            "{count} file was there and stays as it was.",
            "{count} files were there and stay as they were.",
            kept,
        )
        console.print(f"  {message}")
    if wanted.settings:
        console.done(f"{SETTINGS}: year: {wanted.year}")


def _remind(console: Terminal, project: Project, wanted: Plan) -> None:
    """Say what nobody else will ask for."""
    before = wanted.year - 1
    _remind_of_units(console, wanted.year)
    if wanted.settings and not editions(project.root, before):
        message = _("The report of {year} has not been published with `ataskaita publish`.")
        console.warn(message.format(year=before))


def _remind_of_units(console: Terminal, year: int) -> None:
    """Say which columns tell that units have opened, closed or been renamed."""
    for message in (
        _("Have units opened, closed or been renamed? Then correct {file}:"),
        _(
            "  closed: write {year} under `closed`, and the unit that took it over, if any, under "
            "`merged_into`; leave the row and its `active` as they are, else they change {before} "
            "too;"
        ),
        _("  opened: add a row, with {year} under `since`;"),
        _(
            "  renamed: add a row of the same unit with the new name, and {year} under `since`; "
            "leave the old name, or it changes in {before}, too."
        ),
    ):
        said = message.format(file="data/units.csv", year=year, before=year - 1)
        console.print(f"  {escape(said)}")

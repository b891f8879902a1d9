"""`ataskaita changes`."""

from __future__ import annotations

from collections import Counter

from rich.markup import escape
from rich.table import Table

from ataskaita.checks.movements import in_words
from ataskaita.cli.terminal import sizes, terminal_for_tables
from ataskaita.data.snapshot import Snapshot, current_data
from ataskaita.editions.compare import CAUSES, SIZES, Change
from ataskaita.editions.compare import changes as find_changes
from ataskaita.editions.store import find_edition
from ataskaita.project import Project
from ataskaita.translation import _


def changes(project: Project, name: str) -> None:
    """Print the numbers that are not what an edition printed, by cause and size."""
    console = terminal_for_tables()
    edition = find_edition(project.root, project.year, name)
    told = {"edition": edition.name, "date": edition.date, "total": len(edition.printed)}
    snapshot = current_data(project)
    found = find_changes(edition, snapshot.tables)
    if not found:
        message = _("All numbers ({total}) are those of edition {edition} ({date}).")
        console.done(message.format(**told))
        return
    counts, names = Counter(change.size for change in found), sizes()
    message = _("{number} of {total} numbers differ from edition {edition} ({date}): {sizes}.")
    shown = ", ".join(f"{names[size]} – {counts[size]}" for size in SIZES if counts[size])
    console.print(message.format(number=len(found), sizes=shown, **told))
    headings = {
        "data": _("New data"),
        "correction": _("Corrections of data"),
        "method": _("Changes of method"),
    }
    for cause in CAUSES:
        mine = [change for change in found if change.causes[0] == cause]
        if mine:
            console.print(f"\n[bold]{headings[cause]}[/]")
            console.print(table_of(mine, snapshot))


def table_of(found: list[Change], snapshot: Snapshot) -> Table:
    """Changes row by row: what each number is, by its name and its key, and what it was."""
    headings = (_("size"), _("number"), _("published"), _("now"), _("also"), _("raw rows"))
    table, names = Table(*headings, box=None), sizes()
    causes = {"data": _("data"), "correction": _("correction"), "method": _("method")}
    for change in found:
        sources = change.now.amount.sources if change.now else ()
        rows = [f"{source.path}:{','.join(map(str, source.lines))}" for source in sources]
        now = change.now.text if change.now else _("gone")
        also = ", ".join(causes[cause] for cause in change.causes[1:])
        shown = "; ".join(rows[:2]) + (" …" if len(rows) > 2 else "")
        said = f"[dim]{escape(change.then.key)}[/]"
        # What is gone can't be asked what its categories are called.
        if change.now:
            where = snapshot.tables.units.in_words(change.now.unit)
            said = f"{escape(in_words(change.now, snapshot.label))}, {escape(where)}\n{said}"
        table.add_row(names[change.size], said, change.then.text, now, also, shown)
    return table

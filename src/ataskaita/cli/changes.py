"""`ataskaita changes`."""

from __future__ import annotations

from collections import Counter

from rich.markup import escape
from rich.table import Table

from ataskaita.cli.messages import report_console
from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.editions.compare import CAUSES, SIZES, Change
from ataskaita.editions.compare import changes as find_changes
from ataskaita.editions.seal import is_sealed, require_intact
from ataskaita.editions.store import find_edition
from ataskaita.project import Project
from ataskaita.translation import _

_HEADINGS = {"data": "New data", "correction": "Corrections of data", "method": "Changes of method"}


def changes(project: Project, name: str) -> None:
    """Print the numbers that are not what an edition printed, by cause and size."""
    console = report_console()
    edition = find_edition(project.root, project.year, name)
    require_intact(edition.folder, edition.name)
    if not is_sealed(edition.folder):
        console.print(
            _("Edition {edition} has no checksums: whether it was changed can't be told.").format(
                edition=edition.name
            )
        )
    found = find_changes(edition, read_snapshot(current_snapshot(project)).tables)
    if not found:
        console.print(
            f"[green]✓[/] All {len(edition.printed)} numbers are those of edition "
            f"{edition.name} ({edition.date})."
        )
        return
    sizes = Counter(change.size for change in found)
    counted = ", ".join(f"{sizes[size]} {size}" for size in SIZES if sizes[size])
    console.print(
        f"{len(found)} of {len(edition.printed)} numbers differ from edition "
        f"{edition.name} ({edition.date}): {counted}."
    )
    for cause in CAUSES:
        mine = [change for change in found if change.causes[0] == cause]
        if mine:
            console.print(f"\n[bold]{_HEADINGS[cause]}[/]")
            console.print(_table(mine))


def _table(found: list[Change]) -> Table:
    table = Table("size", "number", "published", "now", "also", "raw rows", box=None)
    for change in found:
        sources = change.now.amount.sources if change.now else ()
        rows = "; ".join(
            f"{source.path}:{','.join(map(str, source.lines))}" for source in sources[:2]
        )
        table.add_row(
            change.size,
            escape(change.then.key),
            change.then.text,
            change.now.text if change.now else "gone",
            ", ".join(change.causes[1:]),
            rows + (" …" if len(sources) > 2 else ""),
        )
    return table

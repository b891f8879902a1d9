"""`ataskaita changes`."""

from __future__ import annotations

from collections import Counter

from rich.markup import escape
from rich.table import Table

from ataskaita.cli.terminal import terminal_for_tables
from ataskaita.data.snapshot import current_data
from ataskaita.editions.compare import CAUSES, SIZES, Change
from ataskaita.editions.compare import changes as find_changes
from ataskaita.editions.seal import is_sealed, require_intact
from ataskaita.editions.store import find_edition
from ataskaita.project import Project
from ataskaita.translation import _


def changes(project: Project, name: str) -> None:
    """Print the numbers that are not what an edition printed, by cause and size."""
    console = terminal_for_tables()
    edition = find_edition(project.root, project.year, name)
    require_intact(edition.folder, edition.name)
    if not is_sealed(edition.folder):
        console.print(
            _("Edition {edition} has no checksums: whether it was changed can't be told.").format(
                edition=edition.name
            )
        )
    found = find_changes(edition, current_data(project).tables)
    if not found:
        message = _("All numbers ({count}) are those of edition {edition} ({date}).")
        said = message.format(count=len(edition.printed), edition=edition.name, date=edition.date)
        console.done(said)
        return
    counts, names = Counter(change.size for change in found), _sizes()
    console.print(
        _("{number} of {total} numbers differ from edition {edition} ({date}): {sizes}.").format(
            number=len(found),
            total=len(edition.printed),
            edition=edition.name,
            date=edition.date,
            sizes=", ".join(f"{names[size]} – {counts[size]}" for size in SIZES if counts[size]),
        )
    )
    headings = {
        "data": _("New data"),
        "correction": _("Corrections of data"),
        "method": _("Changes of method"),
    }
    for cause in CAUSES:
        mine = [change for change in found if change.causes[0] == cause]
        if mine:
            console.print(f"\n[bold]{headings[cause]}[/]")
            console.print(_table(mine))


def _sizes() -> dict[str, str]:
    return {"large": _("large"), "moderate": _("moderate"), "small": _("small")}


def _table(found: list[Change]) -> Table:
    headings = (_("size"), _("number"), _("published"), _("now"), _("also"), _("raw rows"))
    table, sizes = Table(*headings, box=None), _sizes()
    causes = {"data": _("data"), "correction": _("correction"), "method": _("method")}
    for change in found:
        sources = change.now.amount.sources if change.now else ()
        rows = "; ".join(
            f"{source.path}:{','.join(map(str, source.lines))}" for source in sources[:2]
        )
        table.add_row(
            sizes[change.size],
            escape(change.then.key),
            change.then.text,
            change.now.text if change.now else _("gone"),
            ", ".join(causes[cause] for cause in change.causes[1:]),
            rows + (" …" if len(sources) > 2 else ""),
        )
    return table

"""`ataskaita reconcile`."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.project import Project
from ataskaita.reconcile import Reconciliation
from ataskaita.reconcile import reconcile as compare

_COLOURS = {"large": "red", "moderate": "yellow", "small": "dim"}

RESULTS = {
    "rounded": "agrees",
    "truncated": "agrees only if cut off",
    "unsigned": "agrees but for its sign",
    "disagrees": "disagrees",
    "missing": "cannot be recomputed",
}
BASES = {
    "computed": "computed from other data",
    "input": "is itself the raw data",
    "reconstructed": "raw data reconstructed from it",
}

#: Results that a reviewer wants to see one by one.
_SHOWN = ("unsigned", "disagrees", "missing")


def reconcile(project: Project, *, every: bool) -> None:
    """Compare the published figures with the data, and with one another.

    Parameters
    ----------
    project : Project
    every : bool
        List all figures, not only those that do not agree.

    Raises
    ------
    Unexplained
        Something disagrees without an explanation, or an explanation is stale.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        # A file or pipe has no width of its own; long rows are better than broken ones.
        console = Console(highlight=False, width=200)
    snapshot = read_snapshot(current_snapshot(project))
    found = compare(project, snapshot.tables, snapshot.label, project.year)
    if not found.comparisons:
        console.print(f"data/published/{project.year}.csv does not exist: nothing to compare with.")
        return
    console.print(_summary(found))
    console.print(_figures(found, every=every))
    console.print(_findings(found))
    found.check()
    found.require_explanations()
    console.print(f"[green]✓[/] {len(found.findings)} contradictions, all explained.")


def _summary(found: Reconciliation) -> Table:
    table = _table(
        f"{found.tally['all']} published figures of {found.edition.year}",
        "result",
        *BASES.values(),
        "total",
    )
    for result, text in RESULTS.items():
        parts = [str(found.tally[f"{result}.{basis}"]) for basis in BASES]
        table.add_row(text, *parts, str(found.tally[result]))
    return table


def _figures(found: Reconciliation, *, every: bool) -> Table:
    table = _table(
        "All figures" if every else "Figures that do not simply agree",
        "id",
        "line",
        "figure",
        "printed",
        "ours",
        "result",
        "rests on",
    )
    for one in found.comparisons:
        if every or one.result in _SHOWN:
            figure = one.figure
            table.add_row(
                figure.id,
                str(figure.line),
                escape(found.edition.name(figure)),
                escape(figure.printed),
                one.ours.text if one.ours else "–",
                RESULTS[one.result],
                one.reason or BASES.get(one.basis, ""),
            )
    return table


def _findings(found: Reconciliation) -> Table:
    table = _table(
        "Contradictions inside the published report",
        "severity",
        "finding",
        "what disagrees",
        "printed",
        "from the rest",
        "lines",
        "explained",
    )
    for finding in found.findings:
        explained = "yes" if finding.id in found.explanations else "[red]no[/]"
        colour = _COLOURS[finding.severity]
        table.add_row(
            f"[{colour}]{finding.severity}[/]",
            escape(finding.id),
            escape(finding.title),
            escape(str(finding.stated)),
            escape(str(finding.expected)),
            ", ".join(map(str, finding.lines)),
            explained,
        )
    return table


def _table(title: str, *headings: str) -> Table:
    return Table(*headings, title=title, title_justify="left", box=box.SIMPLE_HEAD)

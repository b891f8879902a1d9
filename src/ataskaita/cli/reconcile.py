"""`ataskaita reconcile`."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table

from ataskaita.cli.terminal import terminal_for_tables
from ataskaita.data.snapshot import current_data
from ataskaita.project import Project
from ataskaita.reconcile import Reconciliation
from ataskaita.reconcile import reconcile as compare
from ataskaita.translation import _, ngettext

_COLOURS = {"large": "red", "moderate": "yellow", "small": "dim"}


#: Results that a reviewer wants to see one by one.
_SHOWN = ("unsigned", "disagrees", "missing")


def _results() -> dict[str, str]:
    return {
        "rounded": _("agrees"),
        "truncated": _("agrees only if cut off"),
        "unsigned": _("agrees but for its sign"),
        "disagrees": _("disagrees"),
        "missing": _("cannot be recomputed"),
    }


def _bases() -> dict[str, str]:
    return {
        "computed": _("computed from other data"),
        "input": _("is itself the raw data"),
        "reconstructed": _("raw data reconstructed from it"),
    }


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
    console = terminal_for_tables()
    snapshot = current_data(project)
    found = compare(project, snapshot.tables, snapshot.label, project.year)
    if not found.comparisons:
        message = _("{file} does not exist: nothing to compare with.")
        console.print(message.format(file=f"data/published/{project.year}.csv"))
        return
    console.print(_summary(found))
    console.print(_figures(found, every=every))
    console.print(_findings(found))
    found.check()
    found.require_explanations()
    message = ngettext(
        "{number} contradiction, explained.",
        "{number} contradictions, all explained.",
        len(found.findings),
    )
    console.done(message.format(number=len(found.findings)))


def _summary(found: Reconciliation) -> Table:
    bases = _bases()
    table = _table(
        _("Published figures of {year}: {number}").format(
            year=found.edition.year, number=found.tally["all"]
        ),
        _("result"),
        *bases.values(),
        _("total"),
    )
    for result, text in _results().items():
        parts = [str(found.tally[f"{result}.{basis}"]) for basis in bases]
        table.add_row(text, *parts, str(found.tally[result]))
    return table


def _figures(found: Reconciliation, *, every: bool) -> Table:
    table = _table(
        _("All figures") if every else _("Figures that do not simply agree"),
        _("id"),
        _("line"),
        _("figure"),
        _("printed"),
        _("ours"),
        _("result"),
        _("rests on"),
    )
    results, bases = _results(), _bases()
    for one in found.comparisons:
        if every or one.result in _SHOWN:
            figure = one.figure
            table.add_row(
                figure.id,
                str(figure.line),
                escape(found.edition.name(figure)),
                escape(figure.printed),
                one.ours.text if one.ours else "–",
                results[one.result],
                one.reason or bases.get(one.basis, ""),
            )
    return table


def _findings(found: Reconciliation) -> Table:
    table = _table(
        _("Contradictions inside the published report"),
        _("severity"),
        _("finding"),
        _("what disagrees"),
        _("printed"),
        _("from the rest"),
        _("lines"),
        _("explained"),
    )
    severities = {"large": _("large"), "moderate": _("moderate"), "small": _("small")}
    yes, no = _("yes"), _("no")
    for finding in found.findings:
        explained = yes if finding.id in found.explanations else f"[red]{no}[/]"
        colour = _COLOURS[finding.severity]
        table.add_row(
            f"[{colour}]{severities[finding.severity]}[/]",
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

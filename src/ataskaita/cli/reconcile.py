"""`ataskaita reconcile`."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table

from ataskaita.cli.terminal import sizes, terminal_for_tables
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
    console.done(message)


def _summary(found: Reconciliation) -> Table:
    bases, title = _bases(), _("Published figures of {year}: {number}")
    title = title.format(year=found.edition.year, number=found.tally["all"])
    table = _table(title, _("result"), *bases.values(), _("total"))
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
            name, printed = escape(found.edition.name(figure)), escape(figure.printed)
            ours = one.ours.text if one.ours else "–"
            rests_on = one.reason or bases.get(one.basis, "")
            result = results[one.result]
            table.add_row(figure.id, str(figure.line), name, printed, ours, result, rests_on)
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
    severities, yes, no = sizes(), _("yes"), _("no")
    for one in found.findings:
        explained = yes if one.id in found.explanations else f"[red]{no}[/]"
        severity = f"[{_COLOURS[one.severity]}]{severities[one.severity]}[/]"
        texts = map(escape, map(str, (one.id, one.title, one.stated, one.expected)))
        table.add_row(severity, *texts, ", ".join(map(str, one.lines)), explained)
    return table


def _table(title: str, *headings: str) -> Table:
    return Table(*headings, title=title, title_justify="left", box=box.SIMPLE_HEAD)

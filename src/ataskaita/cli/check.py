"""`ataskaita check`."""

from __future__ import annotations

from collections import Counter

from rich.markup import escape
from rich.table import Table

from ataskaita.checks.movements import Movement, accounted, in_words
from ataskaita.checks.registry import CHECKS, Outcome, run_checks
from ataskaita.cli.terminal import Terminal, terminal_for_tables
from ataskaita.data.snapshot import Snapshot, current_data
from ataskaita.data.tables import Tables
from ataskaita.errors import CheckErrors
from ataskaita.lithuanian.numbers import format_short
from ataskaita.project import Project
from ataskaita.review.display import as_read, saying, why_asked
from ataskaita.review.unconfirmed import unconfirmed
from ataskaita.translation import _, ngettext

_STATES = {
    "passed": "[green]✓[/]",
    "known": "[yellow]≈[/]",
    "failed": "[red]✗[/]",
    "skipped": "[dim]–[/]",
}


def check(project: Project, *, every: bool) -> None:
    """Carry out the consistency checks, then list large changes; one failure exits non-zero."""
    console = terminal_for_tables()
    snapshot = current_data(project)
    tables = snapshot.tables
    outcomes = run_checks(tables, project.year, CHECKS.values())
    for found in outcomes:
        show_outcome(console, found, tables, every=every)
    moved, outdated = accounted(project, tables)
    show_movements(console, moved, snapshot)
    for note, unit, change in outdated:
        message = _(
            "the note on {indicator} of {unit} expects {expected}, but the change is {now} now."
        )
        expected = format_short(float(note.expect[unit]))
        told = {"indicator": note.indicator, "unit": tables.units.in_words(unit)}
        told |= {"expected": expected, "now": change.text if change else _("unknown")}
        file = Project.notes_file(project.year)
        place = _("{file}, line {line}").format(file=file, line=note.line)
        fix = _("Look at the text again; then correct it, or delete it.")
        console.print(f"[red]✗[/] {escape(f'{place}: {message.format(**told)}')} {fix}")
    left = unconfirmed(project, tables=tables)
    outgrown = [one for one in left if any(ground.is_outgrown for ground in one.grounds)]
    with saying(project, sound=bool(outgrown)) as say:
        for one in outgrown:
            place, sentence = _("{file}, cell {cell}, line {line}"), one.sentence
            place = place.format(file=sentence.file, cell=sentence.cell, line=sentence.line)
            shown = escape(f"{place}: {as_read(one.text, project.variables, say)}")
            fix = _("Go through it: `ataskaita review`.")
            console.print(f"[red]✗[/] {shown} [red]{escape(why_asked(one))}.[/] {fix}")
    states = Counter(found.state for found in outcomes)
    failed = [found.check.id for found in outcomes if found.state == "failed"]
    if failed or outdated or outgrown:
        raise CheckErrors(failed, len(outdated) + len(outgrown))
    passed, known = states["passed"], states["known"]
    parts = [
        ngettext("{number} check passed", "{number} checks passed", passed),
        ngettext("{number} contradiction is known", "{number} contradictions are known", known),
        _left(moved),
    ]
    console.done(f"{'; '.join(parts)}.")


def show_outcome(console: Terminal, found: Outcome, tables: Tables, *, every: bool) -> None:
    """Print what became of a check, and the numbers of the comparisons that do not hold."""
    console.print(
        f"{_STATES[found.state]} [bold]{found.check.id}[/] {escape(found.check.title)} "
        f"[dim]({len(found.comparisons)})[/]"
    )
    if found.reason:
        console.print(f"    [dim]{escape(found.reason)}[/]")
    for one in found.comparisons:
        if not one.excess and not every:
            continue
        low, high = (end and end.text for end in (one.lower, one.upper))
        limits = " ".join(filter(None, (low and f"≥ {low}", high and f"≤ {high}")))
        if low == high:
            limits = f"= {low}"
        colour = "red" if one in found.failures else "dim"
        console.print(f"    [{colour}]{escape(one.subject)}: {one.value.text} ({limits})[/]")
        for source in one.value.amount.sources if one in found.failures else ():
            lines = ", ".join(map(str, source.lines))
            place = _("{file}, line {line}").format(file=source.path, line=lines)
            console.print(f"      [dim]{escape(place)}[/]")


def show_movements(console: Terminal, found: list[Movement], snapshot: Snapshot) -> None:
    """Print the indicators that moved more than their threshold, and below what notes call them."""
    if not found:
        return
    headings = (_("indicator"), _("unit"), _("now"), _("change"), "%", _("explained"))
    table, no = Table(*headings, box=None), _("no")
    for column in table.columns[:2]:
        # In a narrow window too, what notes are to say is there to the last letter.
        column.overflow = "fold"
    for moved in found:
        name, unit = in_words(moved.now, snapshot.label), moved.now.unit
        indicator = f"{escape(name)}\n[dim]{escape(moved.call)}[/]"
        where = f"{escape(snapshot.tables.units.in_words(unit))}\n[dim]{escape(unit)}[/]"
        relative = moved.relative.text if moved.relative else ""
        explained = moved.note.date.isoformat() if moved.note else f"[yellow]{no}[/]"
        numbers = (moved.now.text, moved.change.text, relative)
        table.add_row(indicator, where, *numbers, explained)
    console.print(table)


def _left(found: list[Movement]) -> str:
    left = sum(moved.note is None for moved in found)
    return ngettext(
        "{number} of {total} large changes since last year has no explanation",
        "{number} of {total} large changes since last year have no explanation",
        left,
    ).format(total=len(found))

"""`ataskaita doctor`."""

from __future__ import annotations

from pathlib import Path

from rich.markup import escape

from ataskaita.cli.terminal import Terminal
from ataskaita.doctor.examination import examine
from ataskaita.translation import _, ngettext

_MARKS = {"good": "[green]✓[/]", "doubtful": "[yellow]![/]", "bad": "[red]✗[/]"}


def doctor(start: Path | None) -> bool:
    """Print what was looked at, a line each; tell whether a report can be made."""
    console = Terminal()
    blocking = 0
    for found in examine(start):
        console.print(f"{_MARKS[found.state]} {escape(found.text)}")
        if found.fix:
            console.print(f"    {escape(found.fix)}")
        blocking += found.state == "bad"
    if blocking:
        message = ngettext(
            "{count} thing has to be put right first (✗).",
            "{count} things have to be put right first (✗).",
            blocking,
        )
        console.print(message, style="bold")
    else:
        console.print(_("A report can be made here. `ataskaita status` tells what it lacks."))
    return not blocking

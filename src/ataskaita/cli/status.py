"""`ataskaita status`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape

from ataskaita.cli.terminal import Terminal
from ataskaita.new_year.checklist import checklist
from ataskaita.new_year.filling import Item
from ataskaita.project import Project
from ataskaita.translation import _

_MARKS = {"done": "[green]✓[/]", "open": "[red]✗[/]", "waits": "[dim]○[/]"}


def status(project: Project) -> bool:
    """Print what is done and what is missing; tell whether all is done."""
    items = checklist(project)
    show_checklist(Terminal(), items)
    return all(item.state == "done" for item in items)


def show_checklist(console: Terminal, items: Sequence[Item]) -> None:
    """Print the list, and what to do next."""
    for item in items:
        console.print(f"{_MARKS[item.state]} {escape(item.title)}")
        for place in item.places if item.state == "open" else ():
            console.print(f"    [dim]{escape(place)}[/]")
    do = next((item.next for item in items if item.state == "open"), "")
    if do:
        heading = _("Next:")
        console.print(f"[bold]{heading}[/] {escape(do)}")
    elif all(item.state == "done" for item in items):
        console.print(_("All is done."))

"""The terminal as commands write to it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape

from ataskaita.translation import _


class Terminal(Console):
    """Sentences are broken by the terminal itself; nothing in them is coloured but by markup."""

    def __init__(self, *, soft_wrap: bool = True, **settings: Any) -> None:
        super().__init__(highlight=False, soft_wrap=soft_wrap, **settings)

    def done(self, text: str) -> None:
        """Say that something has been done, or is in order."""
        self.print(f"[green]✓[/] {escape(text)}")

    def warn(self, text: str) -> None:
        """Say what a person should look at."""
        self.print(f"[yellow]![/] {escape(text)}")


def sizes() -> dict[str, str]:
    """What a difference is called: its size -> the word."""
    return {"large": _("large"), "moderate": _("moderate"), "small": _("small")}


def terminal_for_tables() -> Terminal:
    """A file or pipe has no width of its own: long rows are better than broken ones."""
    terminal = Terminal(soft_wrap=False)
    return terminal if terminal.is_terminal else Terminal(soft_wrap=False, width=200)

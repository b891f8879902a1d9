"""Asking a person at the terminal: one of a few answers, or a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rich.console import Console
from rich.markup import escape

from ataskaita.errors import LintErrors, UserError
from ataskaita.translation import _


def answer(console: Console, choices: Mapping[str, Callable[[], bool | None]]) -> bool | None:
    """Ask until something is answered that can be done, and do it.

    Parameters
    ----------
    console : Console
        The terminal.
    choices : mapping
        What to print, its letter in square brackets, -> what it does.

    Returns
    -------
    bool or None
        What the answer gave.

    Raises
    ------
    EOFError
        Nobody answers any more.
    """
    letters = {re.search(r"\[(\w)\]", name)[1].lower(): act for name, act in choices.items()}
    while True:
        given = console.input(f"{escape(', '.join(choices))}? ").strip().lower()
        act = letters.get(given[:1])
        if not act:
            console.print(_("Type one of the letters in brackets, then Enter."))
            continue
        try:
            return act()
        except UserError as error:
            # A person can correct it at once; nothing was written.
            from ataskaita.cli.messages import show_lint

            if isinstance(error, LintErrors):
                show_lint(console, error.findings)
                console.print(_("The sentence was not changed."))
            else:
                console.print(f"[red]{escape(error.message)}[/]\n  {escape(error.fix)}")


def ask_text(console: Console, question: str, before: str) -> str:
    """Ask for a text that may be edited in its place, where the terminal can do that."""
    try:
        import readline
    except ImportError:
        # On Windows: an editor window, with the text in it.
        import click

        return " ".join((click.edit(before + "\n") or "").split())
    readline.set_startup_hook(lambda: readline.insert_text(before))
    try:
        return " ".join(input(question).split())
    finally:
        readline.set_startup_hook(None)

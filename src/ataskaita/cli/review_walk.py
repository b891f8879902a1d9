"""Going through sentences one by one, and asking a person at the terminal for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from ataskaita.cli.terminal import Terminal
from ataskaita.data.tables import Tables
from ataskaita.errors import LintErrors, UserError
from ataskaita.project import Project
from ataskaita.review.display import Say, as_read, how_it_read, why_asked
from ataskaita.review.editing import drop_sentence, edit_and_confirm, left_alone
from ataskaita.review.unconfirmed import Unconfirmed, confirm, unconfirmed
from ataskaita.translation import _


def walk(
    project: Project, console: Terminal, sources: Sequence[Path], tables: Tables | None, say: Say
) -> None:
    """Ask for one sentence after the other; each answer is kept at once."""
    skipped: set[str] = set()
    done = 0
    while True:
        # Read anew each time: an answer may have changed what comes after it.
        left = unconfirmed(project, sources, tables)
        waiting = [one for one in left if one.sentence.id not in skipped]
        if not waiting:
            return
        one = waiting[0]
        source = next(path for path in sources if project.relative(path) == one.sentence.file)
        number = done + len(skipped) + 1
        total = done + len({other.sentence.id for other in left})
        _show_one(console, project, one, number, total, say)
        try:
            settled = answer(console, _choices(project, console, source, one, tables))
        except (EOFError, KeyboardInterrupt):
            settled = None
            console.print()
        if settled is None:
            message = _("All answers so far are kept; run it again to go on.")
            console.print(f"[dim]{message}[/]")
            return
        if settled:
            done += 1
        else:
            skipped.add(one.sentence.id)


def _show_one(
    console: Terminal, project: Project, one: Unconfirmed, number: int, total: int, say: Say
) -> None:
    progress = _("{number} of {total}").format(number=number, total=total)
    console.print()
    place = " · ".join((progress, one.sentence.file, place_of(one)))
    console.rule(escape(place), align="left")
    if one.sentence.section:
        console.print(f"[dim]{escape(as_read(one.sentence.section, project.variables, say))}[/]")
    shown = Padding(escape(as_read(one.text, project.variables, say)), (1, 2))
    # Broken between words.
    console.print(shown, soft_wrap=False)
    if before := how_it_read(one, project.variables):
        console.print(Padding(f"[dim]{escape(before)}[/]", (0, 2, 1, 2)), soft_wrap=False)
    console.print(f"[yellow]{escape(why_asked(one))}[/]")


def _choices(
    project: Project, console: Terminal, source: Path, one: Unconfirmed, tables: Tables | None
) -> dict[str, Callable[[], bool | None]]:
    """What may be answered -> what it does: True where the sentence is settled, None to stop."""

    def keep() -> bool:
        confirm(project, source, {one.sentence.key}, tables=tables)
        return True

    def always() -> bool:
        why = console.input(_("Why is it true of every year? ")).strip()
        if len(why.split()) < 2:
            console.print(_("Without a reason of at least two words it is not kept."))
            return False
        confirm(project, source, {one.sentence.key}, always=True, why=why, tables=tables)
        return True

    def edit() -> bool:
        text = ask_text(console, _("New sentence (empty: leave it): "), one.text)
        if not text or text == one.text:
            return False
        copy = edit_and_confirm(project, source, one.sentence, text, tables)
        _tell_copy(console, project, copy)
        return True

    def drop() -> bool:
        if one.sentence.whole:
            question = _("This is the whole paragraph or item. Take it out (yes/no)? ")
            if console.input(question).strip().lower() not in (_("yes"), _("yes")[0]):
                return False
        before = left_alone(source)
        _tell_copy(console, project, drop_sentence(project, source, one.sentence))
        warn_of_what_is_left(console, project, source, before)
        return True

    choices = {
        _("[k]eep"): keep,
        _("[e]dit"): edit,
        _("[d]rop"): drop,
        _("[a]lways true"): always,
        _("[s]kip"): lambda: False,
        _("[q]uit"): lambda: None,
    }
    kept = (keep, always) if one.unknown else ()
    return {name: act for name, act in choices.items() if act not in kept}


def _tell_copy(console: Terminal, project: Project, copy: Path) -> None:
    message = _("Written. The chapter as it was: {file}").format(file=project.relative(copy))
    console.print(f"[dim]{escape(message)}[/]")


def warn_of_what_is_left(
    console: Terminal, project: Project, source: Path, before: Sequence[tuple[str, str, str]]
) -> None:
    """Name what stands alone in a chapter, and did not before sentences were dropped."""
    for cell, text, message in left_alone(source):
        if (cell, text, message) not in before:
            place = _("{chapter}, cell {cell}").format(chapter=project.relative(source), cell=cell)
            shown = message.format(text=as_read(text, project.variables))
            console.warn(f"{place}: {shown}")


def place_of(one: Unconfirmed) -> str:
    """Where a sentence stands in its chapter."""
    return _("cell {cell}, line {line}").format(cell=one.sentence.cell, line=one.sentence.line)


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

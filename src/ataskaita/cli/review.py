"""`ataskaita review`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.markup import escape

from ataskaita.cli.review_answers import Answers, act_on_answers
from ataskaita.cli.review_walk import place_of, walk
from ataskaita.cli.terminal import Terminal
from ataskaita.data.snapshot import current_data
from ataskaita.data.tables import Tables
from ataskaita.errors import UnconfirmedErrors, UserError
from ataskaita.project import Project
from ataskaita.review.display import as_read, how_it_read, why_asked
from ataskaita.review.unconfirmed import (
    Unconfirmed,
    rests_on_numbers,
    unconfirmed,
)
from ataskaita.translation import _, ngettext


def review(project: Project, *, chapter: str, listed: bool, answers: Answers) -> None:
    """List the sentences that are not confirmed, act on answers, or ask for them one by one."""
    console = Terminal()
    sources = [project.find_chapter(chapter)] if chapter else list(project.sources)
    tables = _tables(project, console, needed=bool(answers.expect))
    if answers.given:
        act_on_answers(project, console, sources, answers, tables)
    left = unconfirmed(project, sources, tables)
    if left and not listed and not answers.given and sys.stdin.isatty():
        walk(project, console, sources, tables)
        left = unconfirmed(project, sources, tables)
    elif left and not answers.given:
        show_list(console, project, left)
    if left:
        message = ngettext(
            "{count} sentence is not confirmed for {year}.",
            "{count} sentences are not confirmed for {year}.",
            len(left),
        )
        raise UnconfirmedErrors(message.format(year=project.year), _what_to_do(left))
    if chapter:
        message = _("Every sentence of {chapter} is confirmed for {year}.")
    else:
        message = _("Every sentence is confirmed for {year}.")
    name = project.relative(sources[0])
    console.done(message.format(chapter=name, year=project.year))


def _what_to_do(left: Sequence[Unconfirmed]) -> str:
    fix = _(
        "Go through them with `ataskaita review`, or confirm one by its id: "
        "`ataskaita review --keep {id}`."
    ).format(id=left[0].sentence.id)
    new = sum(one.new for one in left)
    if not new:
        return fix
    more = ngettext(
        "{count} is new or edited: where you have just written it yourself, "
        "`ataskaita review --accept-new` confirms it at once.",
        "{count} are new or edited: where you have just written them yourself, "
        "`ataskaita review --accept-new` confirms them all at once.",
        new,
    )
    return f"{fix} {more}"


def show_list(console: Terminal, project: Project, left: Iterable[Unconfirmed]) -> None:
    """Print sentences under the chapter each is in, with the id by which it can be confirmed."""
    for chapter, group in groupby(left, key=lambda one: one.sentence.file):
        found = list(group)
        console.print(f"[bold]{escape(chapter)}[/] ({len(found)})")
        for one in found:
            shown = escape(as_read(one.text, project.variables))
            console.print(f"  [cyan]{one.sentence.id}[/] {escape(place_of(one))}: {shown}")
            for said in (how_it_read(one, project.variables), why_asked(one)):
                if said:
                    console.print(f"         [dim]{escape(said)}[/]")


def _tables(project: Project, console: Terminal, *, needed: bool) -> Tables | None:
    """The data; where it is not valid yet, the numbers that sentences rest on are not compared."""
    try:
        return current_data(project).tables
    except UserError:
        if needed:
            raise
        if not rests_on_numbers(project):
            return None
        message = _(
            "The data is not valid yet, so numbers that sentences rest on are not compared; "
            "see `ataskaita validate`."
        )
        console.warn(message)
        return None

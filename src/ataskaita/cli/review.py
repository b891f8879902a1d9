"""`ataskaita review`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.markup import escape

from ataskaita.cli.review_walk import place_of, walk, warn_of_what_is_left
from ataskaita.cli.terminal import Terminal
from ataskaita.data.snapshot import current_data
from ataskaita.data.tables import Tables
from ataskaita.errors import UnconfirmedErrors, UserError
from ataskaita.project import Project
from ataskaita.review.display import Say, as_read, how_it_read, saying, why_asked
from ataskaita.review.editing import drop_sentence, edit_and_confirm, left_alone
from ataskaita.review.sentences import sentences_of
from ataskaita.review.unconfirmed import (
    Unconfirmed,
    accept_new,
    confirm,
    unconfirmed,
)
from ataskaita.translation import _, ngettext


def review(project: Project, *, chapter: str, listed: bool, answers: Answers) -> None:
    """List the sentences that are not confirmed, act on answers, or ask for them one by one."""
    console = Terminal()
    sources = [project.find_chapter(chapter)] if chapter else list(project.sources)
    tables = _tables(project, console)
    if answers.given:
        act_on_answers(project, console, sources, answers, tables)
    left = unconfirmed(project, sources, tables)
    if left and not answers.given:
        with saying(project, sound=tables is not None) as say:
            if listed or not sys.stdin.isatty():
                show_list(console, project, left, say)
            else:
                walk(project, console, sources, tables, say)
                left = unconfirmed(project, sources, tables)
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
    """How sentences are settled, and how all that are new are confirmed, if any are."""
    fix = _(
        "Go through them in a terminal with `ataskaita review`, or settle one by its id: "
        '`ataskaita review --keep {id}`, `ataskaita review --edit {id} --text "…"` or '
        "`ataskaita review --drop {id}`."
    ).format(id=left[0].sentence.id)
    if not any(one.new for one in left):
        return fix
    more = _(
        "Those that are new or edited, `ataskaita review --accept-new` confirms all at once, where "
        "you have just written them yourself."
    )
    return f"{fix} {more}"


def show_list(console: Terminal, project: Project, left: Iterable[Unconfirmed], say: Say) -> None:
    """Print sentences under the chapter each is in, with the id by which it can be confirmed."""
    for chapter, group in groupby(left, key=lambda one: one.sentence.file):
        found = list(group)
        console.print(f"[bold]{escape(chapter)}[/] ({len(found)})")
        for one in found:
            shown = escape(as_read(one.text, project.variables, say))
            console.print(f"  [cyan]{one.sentence.id}[/] {escape(place_of(one))}: {shown}")
            for said in (how_it_read(one, project.variables), why_asked(one)):
                if said:
                    console.print(f"         [dim]{escape(said)}[/]")


def _tables(project: Project, console: Terminal) -> Tables | None:
    """The data; where it is not valid yet, the numbers that sentences rest on are not compared."""
    try:
        return current_data(project).tables
    except UserError:
        message = _(
            "The data is not valid yet, so numbers that sentences rest on are not compared; "
            "see `ataskaita validate`."
        )
        console.warn(message)
        return None


#: More sentences than this are hardly read one by one before they are confirmed by a command.
MANY = 20


@dataclass(frozen=True)
class Answers:
    """What is said of sentences on the command line, by their ids.

    Parameters
    ----------
    keep, always, drop : sequence of str, optional
        Sentences that are true of the report year, of every year, or not at all.
    reason : str
        Why.
    edit, text : str
        A sentence and what to write in its place.
    accept_new : bool
        All new sentences are true.
    """

    keep: Sequence[str] | None = ()
    always: Sequence[str] | None = ()
    reason: str = ""
    edit: str = ""
    text: str = ""
    drop: Sequence[str] | None = ()
    accept_new: bool = False

    @property
    def given(self) -> bool:
        """Whether anything is said."""
        return any(vars(self).values())


def act_on_answers(
    project: Project,
    console: Terminal,
    sources: Sequence[Path],
    answers: Answers,
    tables: Tables | None,
) -> None:
    """Do what the command line says; all of it is looked up before anything is written."""
    keep, always = _ids(answers.keep), _ids(answers.always)
    edit, drop = _ids((answers.edit,)), _ids(answers.drop)
    known = {one.id: (source, one) for source in sources for one in sentences_of(project, source)}
    for id in (*keep, *always, *edit, *drop):
        if id not in known:
            fix = _("`ataskaita review --list` shows them; an edited sentence has a new one.")
            raise UserError(_("No sentence has the id {id}.").format(id=id), fix)
    if always and len(answers.reason.split()) < 2:
        message = _("A sentence is said to be true of every year, but not why.")
        raise UserError(message, _('Say it in a few words: --reason "…".'))
    for option, said, sentence, beside in (
        ("--reason", answers.reason, keep or always, "--keep"),
        ("--text", answers.text, edit, "--edit"),
    ):
        if said and not sentence:
            message = _("{option} does not say of which sentence.").format(option=option)
            fix = _("Name it: {option} ID; `ataskaita review --list` shows the ids.")
            raise UserError(message, fix.format(option=beside))
    if edit and not answers.text.strip():
        fix = _('Write it behind: --edit {id} --text "…".').format(id=edit[0])
        raise UserError(_("--edit needs the new sentence."), fix)
    why = answers.reason.strip()
    for id in (*keep, *always):
        source, one = known[id]
        ever = id in always
        confirm(project, source, {one.key}, always=ever, why=why, tables=tables)
    for id in edit:
        edit_and_confirm(project, *known[id], answers.text, tables)
    before = {source: left_alone(source) for source, _one in (known[id] for id in drop)}
    for id in drop:
        source, one = known[id]
        # Another answer may have moved it, or taken it along.
        places = (other for other in sentences_of(project, source) if other.id == one.id)
        if place := next(places, None):
            drop_sentence(project, source, place)
    for source, alone in before.items():
        warn_of_what_is_left(console, project, source, alone)
    count = len({*keep, *always, *edit, *drop})
    if answers.accept_new:
        count += accept_new(project, sources, tables)
    if len({*keep, *always}) > MANY:
        message = _(
            "{count} sentences are confirmed at once. Has somebody read each of them? They are "
            "printed as facts of {year}."
        )
        console.warn(message.format(count=len({*keep, *always}), year=project.year))
    console.done(ngettext("{count} sentence settled.", "{count} sentences settled.", count))


def _ids(given: Sequence[str] | None) -> list[str]:
    """The ids, also where several are given at once."""
    return [id for text in given or () for id in text.replace(",", " ").split()]

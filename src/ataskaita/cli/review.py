"""`ataskaita review`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from ataskaita.cli.answering import answer
from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.data.tables import Tables
from ataskaita.errors import LintErrors, UnconfirmedErrors, UserError
from ataskaita.project import Project
from ataskaita.review.editing import (
    drop_sentence,
    faults_of,
    introduction_left,
    replace_sentence,
)
from ataskaita.review.facts import (
    Unconfirmed,
    accept_new,
    confirm,
    rests_on_numbers,
    unconfirmed,
)
from ataskaita.review.grounds import number_now
from ataskaita.review.sentences import Sentence, normalised, sentences_of
from ataskaita.review.shown import as_confirmed, as_read, why_asked
from ataskaita.review.store import read_confirmed
from ataskaita.translation import _, ngettext

#: More sentences than this are hardly read one by one before they are confirmed by a command.
MANY = 20


@dataclass(frozen=True)
class Answers:
    """What is said of sentences on the command line, by their ids.

    Parameters
    ----------
    keep, always, drop : tuple of str
        Sentences that are true of the report year, of every year, or not at all.
    reason : str
        Why.
    expect : tuple of str
        The numbers that those kept rest on.
    edit, text : str
        A sentence and what to write in its place.
    accept_new : bool
        All new sentences are true.
    """

    keep: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    reason: str = ""
    expect: tuple[str, ...] = ()
    edit: str = ""
    text: str = ""
    drop: tuple[str, ...] = ()
    accept_new: bool = False

    @property
    def given(self) -> bool:
        """Whether anything is said."""
        return bool(self.keep or self.always or self.edit or self.drop or self.accept_new)


def review(project: Project, *, chapter: str, listed: bool, answers: Answers) -> None:
    """List the sentences that are not confirmed, act on answers, or ask for them one by one."""
    from ataskaita.render.choices import find_chapter

    console = Console(highlight=False, soft_wrap=True)
    sources = [find_chapter(project, chapter)] if chapter else list(project.sources)
    tables = _tables(project, console, needed=bool(answers.expect))
    if answers.given:
        _act(project, console, sources, answers, tables)
    left = unconfirmed(project, sources, tables)
    if left and not listed and not answers.given and sys.stdin.isatty():
        _walk(project, console, sources, tables)
        left = unconfirmed(project, sources, tables)
    elif left and not answers.given:
        show_list(console, project, left)
    if left:
        raise UnconfirmedErrors(
            ngettext(
                "{count} sentence is not confirmed for {year}.",
                "{count} sentences are not confirmed for {year}.",
                len(left),
            ).format(count=len(left), year=project.year),
            _what_to_do(left),
        )
    if chapter:
        message = _("Every sentence of {chapter} is confirmed for {year}.")
    else:
        message = _("Every sentence is confirmed for {year}.")
    name = project.relative(sources[0])
    console.print(f"[green]✓[/] {escape(message.format(chapter=name, year=project.year))}")


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
    return f"{fix} {more.format(count=new)}"


def show_list(console: Console, project: Project, left: Iterable[Unconfirmed]) -> None:
    """Print sentences under the chapter each is in, with the id by which it can be confirmed."""
    for chapter, group in groupby(left, key=lambda one: one.chapter):
        found = list(group)
        console.print(f"[bold]{escape(chapter)}[/] ({len(found)})")
        for one in found:
            shown = escape(as_read(one.text, project.variables))
            console.print(f"  [cyan]{one.sentence.id}[/] {_place(one)}: {shown}")
            for said in (_as_confirmed(project, one), why_asked(one)):
                if said:
                    console.print(f"         [dim]{escape(said)}[/]")


def _as_confirmed(project: Project, one: Unconfirmed) -> str:
    """What somebody confirmed, where it reads otherwise now; empty where it does not."""
    before = as_confirmed(one, project.variables)
    if not before:
        return ""
    return _("Confirmed for {year}, it read: {text}").format(year=one.last, text=before)


def _place(one: Unconfirmed) -> str:
    return _("cell {cell}, line {line}").format(cell=escape(one.cell), line=one.line)


def _tables(project: Project, console: Console, *, needed: bool) -> Tables | None:
    """The data; where it is not valid yet, the numbers that sentences rest on are not compared."""
    try:
        return read_snapshot(current_snapshot(project)).tables
    except UserError:
        if needed:
            raise
        if not rests_on_numbers(project):
            return None
        message = _(
            "The data is not valid yet, so numbers that sentences rest on are not compared; "
            "see `ataskaita validate`."
        )
        console.print(f"[yellow]![/] {message}")
        return None


def _act(
    project: Project,
    console: Console,
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
            raise UserError(
                _("No sentence has the id {id}.").format(id=id),
                _("`ataskaita review --list` shows them; an edited sentence has a new one."),
            )
    if always and len(answers.reason.split()) < 2:
        raise UserError(
            _("A sentence is said to be true of every year, but not why."),
            _('Say it in a few words: --reason "…".'),
        )
    if edit and not answers.text.strip():
        raise UserError(
            _("--edit needs the new sentence."),
            _('Write it behind: --edit {id} --text "…".').format(id=edit[0]),
        )
    expect = {call: _number(project, tables, call) for call in answers.expect}
    for ids, ever in ((keep, False), (always, True)):
        for id in ids:
            source, one = known[id]
            confirm(
                project,
                source,
                {one.key},
                always=ever,
                why=answers.reason.strip(),
                expect=expect,
                tables=tables,
            )
    for id in edit:
        edit_and_confirm(project, *known[id], answers.text, tables)
    for id in drop:
        source, one = known[id]
        # Another answer may have moved it.
        place = next(other for other in sentences_of(project, source) if other.id == one.id)
        drop_sentence(project, source, place)
    count = len({*keep, *always, *edit, *drop})
    if answers.accept_new:
        count += accept_new(project, sources)
    if len({*keep, *always}) > MANY:
        message = _(
            "{count} sentences are confirmed at once. Has somebody read each of them? They are "
            "printed as facts of {year}."
        )
        said = message.format(count=len({*keep, *always}), year=project.year)
        console.print(f"[yellow]![/] {said}")
    message = ngettext("{count} sentence settled.", "{count} sentences settled.", count)
    console.print(f"[green]✓[/] {message.format(count=count)}")


def _ids(given: Iterable[str]) -> list[str]:
    """The ids, also where several are given at once."""
    return [id for text in given for id in text.replace(",", " ").split()]


def _number(project: Project, tables: Tables | None, call: str) -> Decimal:
    assert tables is not None
    found = number_now(tables, project.year, call)
    if found is None:
        raise UserError(
            _("{call} can't be computed from the data.").format(call=call),
            _("`ataskaita indicators` lists what can."),
        )
    return found


def edit_and_confirm(
    project: Project, source: Path, sentence: Sentence, text: str, tables: Tables | None
) -> Path:
    """Write a sentence in another's place and confirm it; where the old chapter was copied to.

    Raises
    ------
    LintErrors
        The new sentence holds what the lint refuses; the chapter is as it was.
    """
    text = normalised(text)
    wrong = faults_of(project, source, sentence, text)
    if wrong:
        raise LintErrors(wrong)
    known = read_confirmed(project, source).get(sentence.key)
    copy = replace_sentence(project, source, sentence, text)
    end = sentence.start + len(text)
    written = {
        one.key
        for one in sentences_of(project, source)
        if one.number == sentence.number and sentence.start <= one.start < end
    }
    # What the sentence rested on, the one in its place rests on.
    confirm(project, source, written, expect=known.expect if known else None, tables=tables)
    return copy


def _walk(
    project: Project, console: Console, sources: Sequence[Path], tables: Tables | None
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
        source = next(path for path in sources if project.relative(path) == one.chapter)
        number = done + len(skipped) + 1
        total = done + len({other.sentence.id for other in left})
        _show_one(console, project, one, number, total)
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
    console: Console, project: Project, one: Unconfirmed, number: int, total: int
) -> None:
    progress = _("{number} of {total}").format(number=number, total=total)
    console.print()
    console.rule(f"{progress} · {escape(one.chapter)} · {_place(one)}", align="left")
    if one.sentence.section:
        console.print(f"[dim]{escape(as_read(one.sentence.section, project.variables))}[/]")
    shown = Padding(escape(as_read(one.text, project.variables)), (1, 2))
    # Broken between words.
    console.print(shown, soft_wrap=False)
    if before := _as_confirmed(project, one):
        console.print(Padding(f"[dim]{escape(before)}[/]", (0, 2, 1, 2)), soft_wrap=False)
    console.print(f"[yellow]{escape(why_asked(one))}[/]")


def _choices(
    project: Project, console: Console, source: Path, one: Unconfirmed, tables: Tables | None
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
        confirm(project, source, {one.sentence.key}, always=True, why=why)
        return True

    def edit() -> bool:
        from ataskaita.cli.answering import ask_text

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
        introduction = introduction_left(source, one.sentence)
        _tell_copy(console, project, drop_sentence(project, source, one.sentence))
        if introduction:
            message = _("This introduces nothing any more, so drop or edit it in Jupyter: {text}")
            shown = as_read(introduction, project.variables)
            console.print(f"[yellow]![/] {escape(message.format(text=shown))}")
        return True

    return {
        _("[k]eep"): keep,
        _("[e]dit"): edit,
        _("[d]rop"): drop,
        _("[a]lways true"): always,
        _("[s]kip"): lambda: False,
        _("[q]uit"): lambda: None,
    }


def _tell_copy(console: Console, project: Project, copy: Path) -> None:
    message = _("Written. The chapter as it was: {file}").format(file=project.relative(copy))
    console.print(f"[dim]{escape(message)}[/]")

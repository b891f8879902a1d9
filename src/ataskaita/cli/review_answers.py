"""What is said of sentences on the command line of `ataskaita review`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ataskaita.cli.terminal import Terminal
from ataskaita.data.tables import Tables
from ataskaita.errors import UserError
from ataskaita.project import Project
from ataskaita.review.editing import drop_sentence, edit_and_confirm
from ataskaita.review.grounds import number_now
from ataskaita.review.sentences import sentences_of
from ataskaita.review.unconfirmed import accept_new, confirm
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
        ("--expect", answers.expect, keep, "--keep"),
        ("--text", answers.text, edit, "--edit"),
    ):
        if said and not sentence:
            message = _("{option} does not say of which sentence.").format(option=option)
            fix = _("Name it: {option} ID; `ataskaita review --list` shows the ids.")
            raise UserError(message, fix.format(option=beside))
    if edit and not answers.text.strip():
        fix = _('Write it behind: --edit {id} --text "…".').format(id=edit[0])
        raise UserError(_("--edit needs the new sentence."), fix)
    expect = {call: _number(project, tables, call) for call in answers.expect}
    why = answers.reason.strip()
    for id in (*keep, *always):
        source, one = known[id]
        ever = id in always
        confirm(project, source, {one.key}, always=ever, why=why, expect=expect, tables=tables)
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
        console.warn(message.format(count=len({*keep, *always}), year=project.year))
    console.done(ngettext("{count} sentence settled.", "{count} sentences settled.", count))


def _ids(given: Iterable[str]) -> list[str]:
    """The ids, also where several are given at once."""
    return [id for text in given for id in text.replace(",", " ").split()]


def _number(project: Project, tables: Tables | None, call: str) -> Decimal:
    assert tables is not None
    found = number_now(tables, project.year, call)
    if found is None:
        message = _("{call} can't be computed from the data.").format(call=call)
        raise UserError(message, _("`ataskaita indicators` lists what can."))
    return found

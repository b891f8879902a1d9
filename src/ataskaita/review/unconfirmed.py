"""Which sentences nobody has confirmed for the report year, and confirming them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from ataskaita.data.findings import Finding
from ataskaita.data.tables import Tables
from ataskaita.errors import DataErrors, gathering
from ataskaita.project import Project
from ataskaita.review.grounds import Ground, changed_grounds, grounds_in, number_now, unknown_in
from ataskaita.review.sentences import Sentence, sentences_of
from ataskaita.review.store import Confirmation, read_confirmed, write_confirmed


@dataclass(frozen=True)
class Unconfirmed:
    """A sentence that may no longer be true.

    Parameters
    ----------
    sentence : Sentence
        The sentence and its place.
    last : int or None
        The year it was last confirmed for; None where it is new, or true of every year.
    new : bool
        Whether nothing is known of it: it was written or edited since.
    grounds : tuple of Ground
        The numbers it rests on that have changed.
    """

    sentence: Sentence
    last: int | None
    new: bool
    grounds: tuple[Ground, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as its author wrote it."""
        return self.sentence.text

    @property
    def unknown(self) -> list[str]:
        """The numbers in it that nobody knows: it can't be shown, and so not be kept."""
        return [one.call for one in self.grounds if one.now is one.expected]


def unconfirmed(
    project: Project, sources: Sequence[Path] | None = None, tables: Tables | None = None
) -> list[Unconfirmed]:
    """The sentences that nobody has confirmed for the report year, in the order of the book.

    Parameters
    ----------
    project : Project
        The project.
    sources : sequence of Path, optional
        The chapters; all of them when left out.
    tables : Tables, optional
        The data; when left out, the numbers that sentences rest on are not compared.

    Raises
    ------
    DataErrors
        Files of confirmed sentences are not as they should be; carries the faults of all.
    """
    found: list[Unconfirmed] = []
    wrong: list[Finding] = []
    for source in sources or project.sources:
        if not source.is_file():
            continue
        with gathering(wrong):
            known = read_confirmed(project, source)
            for sentence in sentences_of(project, source):
                one = _judged(project, sentence, known.get(sentence.key), tables)
                if one:
                    found.append(one)
    if wrong:
        raise DataErrors(wrong)
    return found


def confirm(
    project: Project,
    source: Path,
    keys: Collection[str],
    *,
    always: bool = False,
    why: str = "",
    expect: Mapping[str, Decimal] | None = None,
    tables: Tables | None = None,
) -> None:
    """Confirm sentences of a chapter, and forget those that it no longer holds.

    Parameters
    ----------
    project, source
        The project and the chapter.
    keys : collection of str
        What the sentences are recognised by.
    always : bool
        They are true of every year; `why` says why.
    why : str
        A remark; what was remarked before stays when left out.
    expect : mapping, optional
        The numbers they rest on from now on.
    tables : Tables, optional
        The data: the numbers of a sentence that gives a reason are noted as what it rests on;
        those noted before that have changed are put right, and those that the data does not hold
        any more are forgotten.
    """
    known = read_confirmed(project, source)
    kept: dict[str, Confirmation] = {}
    # What is known of cells that only other years have is asked of those again.
    for sentence in sentences_of(project, source, of_other_years=True):
        one = known.get(sentence.key)
        if sentence.key in keys:
            one = one or Confirmation(sentence.text, project.year)
            shown = grounds_in(tables, project.year, sentence.text) if tables else {}
            if always:
                # What is true of every year rests on no number, but was it read with a 0?
                shown = {call: number for call, number in shown.items() if not number}
            one = replace(
                one,
                year=None if always else project.year,
                why=why or (one.why if one.year or always else ""),
                expect=_current(project, {**shown, **one.expect, **(expect or {})}, tables),
            )
        if one and sentence.key not in kept:
            kept[sentence.key] = replace(one, text=sentence.text)
    write_confirmed(source, kept.values())


def accept_new(
    project: Project, sources: Sequence[Path] | None = None, tables: Tables | None = None
) -> int:
    """Confirm all sentences of which nothing is known, as `confirm` does; how many they are."""
    count = 0
    for source in sources or project.sources:
        new = [one for one in unconfirmed(project, [source]) if one.new]
        if new:
            confirm(project, source, {one.sentence.key for one in new}, tables=tables)
        count += len(new)
    return count


def _judged(
    project: Project, sentence: Sentence, known: Confirmation | None, tables: Tables | None
) -> Unconfirmed | None:
    """The sentence with what is wrong with it; None where it is confirmed."""
    if known is None and not sentence.computed:
        return Unconfirmed(sentence, None, new=True)
    year, grounds = known and known.year, ()
    if tables:
        grounds += tuple(unknown_in(tables, project.year, sentence.text))
    if tables and not sentence.computed:
        grounds += tuple(changed_grounds(tables, project.year, known.expect))
    if tables and (sentence.computed or year is None):
        grounds += tuple(_noughts(project, sentence, known, tables))
    elif tables and year == project.year:
        # Confirmed while the data was not valid, or something else.
        shown = grounds_in(tables, project.year, sentence.text)
        missing = shown.keys() - known.expect.keys()
        grounds += tuple(Ground(call, None, shown[call]) for call in sorted(missing))
    if (sentence.computed or known.holds(project.year)) and not grounds:
        return None
    return Unconfirmed(sentence, year, new=False, grounds=grounds)


def _noughts(
    project: Project, sentence: Sentence, known: Confirmation | None, tables: Tables
) -> Iterator[Ground]:
    """What a sentence counts 0 of, but where somebody has read it so, and it was 0 ever since."""
    for call, number in grounds_in(tables, project.year, sentence.text).items():
        before = number_now(tables, project.year - 1, call)
        lasts = known and (before == 0 or known.year in (None, project.year))
        if not (number or (lasts and known.expect.get(call) == 0)):
            yield Ground(call, before, number)


def _current(
    project: Project, expect: Mapping[str, Decimal], tables: Tables | None
) -> dict[str, Decimal]:
    if tables is None:
        return dict(expect)
    changed = {ground.call: ground.now for ground in changed_grounds(tables, project.year, expect)}
    # A number that the data does not hold any more is no ground.
    current = {call: changed.get(call, number) for call, number in expect.items()}
    return {call: number for call, number in current.items() if number is not None}

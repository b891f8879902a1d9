"""Which sentences nobody has confirmed for the report year, and confirming them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from ataskaita.checks.values import value
from ataskaita.data.findings import Finding
from ataskaita.data.tables import Tables
from ataskaita.errors import DataErrors, UserError, gathering
from ataskaita.indicators import LIBRARY, REGISTRY, Scope
from ataskaita.indicators.formulas import call_of, calls, evaluate, is_call
from ataskaita.inline import EXPRESSION
from ataskaita.lithuanian.numbers import round_half_up
from ataskaita.project import Project
from ataskaita.review.rules import call_in, gives_a_reason
from ataskaita.review.sentences import Sentence, sentences_of
from ataskaita.review.store import Confirmation, read_confirmed, write_confirmed

#: Helpers that print what they count.
_COUNTING = {"v", "counted", "how_often"}

#: Helpers that speak of the change since last year.
_OF_CHANGE = {"change", "changed", "diff", "percent_change", "rose", "rose_by", "more", "word"}


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


@dataclass(frozen=True)
class Ground:
    """A number that has changed.

    Parameters
    ----------
    call : str
        The indicator, as `ataskaita.indicators.formulas` reads it.
    expected : Decimal or None
        The number the sentence rests on; None where it was not known when it was confirmed.
    now : Decimal or None
        What it is now; None where the data does not hold it any more.
    """

    call: str
    expected: Decimal | None
    now: Decimal | None

    @property
    def is_outgrown(self) -> bool:
        """Whether a reason may have changed: 0 of something, or an unknown number, is none."""
        return self.now != self.expected and not (self.now == 0 and is_call(self.call))


def changed_grounds(tables: Tables, year: int, expect: Mapping[str, Decimal]) -> Iterator[Ground]:
    """Compare numbers with the data, as exactly as they are written."""
    for call, expected in expect.items():
        now = number_now(tables, year, call, places=max(0, -expected.as_tuple().exponent))
        if now != expected:
            yield Ground(call, expected, now)


def number_now(
    tables: Tables, year: int, call: str, *, places: int | None = None
) -> Decimal | None:
    """What a call stands for, rounded; None where the data does not hold it.

    Parameters
    ----------
    tables, year
        The data and the report year.
    call : str
        Such as ``north:visits.total`` or ``visits.total - last:visits.total``.
    places : int, optional
        Decimal places; those the indicator is printed with when left out.
    """
    scope = Scope(tables, year, LIBRARY)
    try:
        if places is None:
            places = value(scope, calls(call)[0]).places
        amount = evaluate(call, lambda one: value(scope, one).amount)
        # Adding 0 takes the sign from a nought.
        return round_half_up(amount.number, places) + 0
    except (UserError, ArithmeticError, LookupError, ValueError):
        return None


def grounds_in(tables: Tables, year: int, sentence: str) -> dict[str, Decimal]:
    """The numbers that a sentence itself shows: all where it gives a reason or is marked as typed.

    Of other sentences those that are 0: a list of what there was not may stand beside.

    Returns
    -------
    dict
        Call of an indicator -> its number now.
    """
    reason = gives_a_reason(sentence)
    return {
        call: number
        for helper, call, number in _numbers(tables, year, sentence)
        if number is not None and (reason or (helper in _COUNTING and not number))
    }


def unknown_in(tables: Tables, year: int, sentence: str) -> list[Ground]:
    """The numbers that a sentence asks for and that nobody knows: it can't be shown."""
    return [
        Ground(call, None, None)
        for helper, call, number in _numbers(tables, year, sentence)
        if number is None and helper in _COUNTING | _OF_CHANGE
    ]


def _numbers(tables: Tables, year: int, sentence: str) -> Iterator[tuple[str, str, Decimal | None]]:
    """The helpers in a sentence, what each speaks of, and the number now."""
    for helper in filter(None, map(call_in, EXPRESSION.findall(sentence))):
        if named := _call(helper, tables.units.known_ids()):
            yield helper.func.id, named, number_now(tables, year, named)


def _call(helper: ast.Call, units: Collection[str]) -> str:
    """The number a helper speaks of, as checks write it; empty where it is not certain."""
    given = {word.arg: getattr(word.value, "value", None) for word in helper.keywords}
    key, *others = [getattr(one, "value", None) for one in helper.args] or [None]
    if key not in REGISTRY or "year" in given:
        return ""
    dimensions = {name: given.get(name) for name in REGISTRY[key].dimensions}
    if not all(isinstance(category, str) for category in dimensions.values()):
        return ""
    unit = next((one for one in (*others, given.get("unit")) if one in units), "")
    named = f"{unit}:" * bool(unit) + call_of(key, dimensions)
    return f"{named} - last:{named}" if helper.func.id in _OF_CHANGE else named

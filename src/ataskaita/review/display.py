"""A sentence as its reader will read it, as far as the data holds what it shows."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from ataskaita.chapter.session import session
from ataskaita.data.snapshot import current_snapshot
from ataskaita.data.suspicion import YEAR
from ataskaita.errors import UserError
from ataskaita.execution.marks import unmarked
from ataskaita.indicators import REGISTRY
from ataskaita.indicators.formulas import calls, split_call
from ataskaita.inline import EXPRESSION, fill_variables
from ataskaita.lithuanian.numbers import format_short
from ataskaita.project import Project
from ataskaita.review.rules import typed_texts
from ataskaita.review.unconfirmed import Unconfirmed
from ataskaita.translation import _

_REFERENCE = re.compile(r"\[?-?@((?:tbl|fig|sec)-[\w-]+)\]?")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)")

#: Gives what a piece of code prints.
Say = Callable[[str], str]


@contextmanager
def saying(project: Project, *, sound: bool) -> Iterator[Say]:
    """What a piece of code prints on this year's page; where it can't yet, what it may print.

    Parameters
    ----------
    project : Project
        Its vocabulary is what the code calls.
    sound : bool
        Whether its data is.
    """
    if not sound:
        yield may_say
        return
    names: dict[str, object] = {}

    def say(code: str) -> str:
        # Whatever fails here fails in a render as well, and is told there.
        with contextlib.suppress(Exception):
            return str(eval(code.strip(), names))
        return may_say(code)

    with _as_in_a_chapter(project):
        exec("from ataskaita.chapter import *", names)
        yield say


@contextmanager
def _as_in_a_chapter(project: Project) -> Iterator[None]:
    """Have this process speak of a project's data, as the kernel of a chapter does."""
    before = dict(os.environ)
    os.environ["ATASKAITA_PROJECT"] = str(project.root)
    os.environ["ATASKAITA_SNAPSHOT"] = str(current_snapshot(project))
    session.cache_clear()
    try:
        yield
    finally:
        session.cache_clear()
        os.environ.clear()
        os.environ.update(before)


def as_read(text: str, variables: Mapping[str, object], say: Say | None = None) -> str:
    """Fill in the variables and values, and leave out what is markup.

    Parameters
    ----------
    text : str
        The sentence as its author wrote it.
    variables : mapping
        The settings that it may quote.
    say : callable, optional
        Gives what a piece of code in it prints; see `saying`. When left out, there stands between ‹
        and › what it speaks of, and the words it has for it.

    Examples
    --------
    >>> as_read("In {{< var year >}} there were `{python} v('visits.total')`.", {"year": 2000})
    'In 2000 there were ‹visits.total›.'
    """
    # What is not defined is shown as it stands; a render says so.
    with contextlib.suppress(UserError):
        text = fill_variables(text, variables, "")
    text = unmarked(text)
    text = EXPRESSION.sub(lambda found: (say or may_say)(found[1]), text)
    text = _REFERENCE.sub("…", text)
    text = _SPAN.sub(r"\1", text)
    return _EMPHASIS.sub("", text).replace("\\", "")


def how_it_read(one: Unconfirmed, variables: Mapping[str, object]) -> str:
    """How a sentence read in the year it was last confirmed for; empty where it reads the same.

    Parameters
    ----------
    one : Unconfirmed
        The sentence.
    variables : mapping
        The settings that it may quote. Of another year only the years are known; all others are
        taken as they are now.
    """
    if one.last is None:
        return ""
    earlier = {**variables, "year": one.last, "previous": one.last - 1}
    before, now = (as_read(one.text, of_year, lambda _: "…") for of_year in (earlier, variables))
    if before == now:
        return ""
    return _("Confirmed for {year}, it read: {text}").format(year=one.last, text=before)


def why_asked(one: Unconfirmed) -> str:
    """Why a sentence has to be looked at, in words."""
    if one.new:
        return _("new or edited, never confirmed")
    changed = _("a number it rests on has changed: {call} was {before}, is {now}")
    nought = _(
        "it counts 0: {call}; what there was not is better said in words, or left out with what "
        "stands beside"
    )
    reasons = []
    if one.unknown:
        unknown = _(
            "a number that nobody knows stands in it: {calls}; it can't be shown: drop or edit it"
        )
        names = dict.fromkeys(map(name_of, one.unknown))
        reasons.append(unknown.format(calls=", ".join(names)))
    for ground in (ground for ground in one.grounds if ground.call not in one.unknown):
        numbers = (ground.expected, ground.now)
        before, now = (_("unknown") if n is None else format_short(n) for n in numbers)
        named = f"{name_of(ground.call)} ({ground.call})"
        said = changed if ground.is_outgrown else nought
        reasons.append(said.format(call=named, before=before, now=now))
    reasons = reasons or [_("last confirmed for {year}").format(year=one.last)]
    # What was to come then, or was of that very year, may be over.
    years = dict.fromkeys(YEAR.findall(EXPRESSION.sub("", one.text)))
    if typed := [year for year in years if one.last and int(year) >= one.last]:
        reasons.append(_("a year is typed in it: {years}").format(years=", ".join(typed)))
    return "; ".join(reasons)


def name_of(formula: str) -> str:
    """What the first indicator of a formula is called; the formula where that is not known."""
    key = next((split_call(call)[1] for call in calls(formula)), "")
    return REGISTRY[key].name if key in REGISTRY else formula


def may_say(code: str) -> str:
    """What a piece of code speaks of, and the words that it has for it, between ‹ and ›."""
    texts = list(typed_texts([code]))
    if not texts:
        return f"‹{code.strip()}›"
    named, words = name_of(texts[0]), " / ".join(dict.fromkeys(filter(None, texts[1:])))
    return f"‹{named}: {words}›" if words else f"‹{named}›"

"""A sentence as its reader would read it, as far as that is known without computing anything."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Mapping

from ataskaita.errors import UserError
from ataskaita.execution.marks import unmarked
from ataskaita.inline import EXPRESSION, fill_variables
from ataskaita.lint.cells import is_text
from ataskaita.review.rules import call_in
from ataskaita.review.unconfirmed import Unconfirmed
from ataskaita.translation import _

_REFERENCE = re.compile(r"\[?-?@((?:tbl|fig|sec)-[\w-]+)\]?")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)")

_NAME = re.compile(r"[a-z0-9_]*")

#: A call with so many words, or texts, chooses one of them.
_FORMS, _ALTERNATIVES = 3, 2


def as_read(text: str, variables: Mapping[str, object]) -> str:
    """Fill in the variables and leave out what is markup.

    Parameters
    ----------
    text : str
        The sentence as its author wrote it. What code will print stands between ‹ and ›: the
        words it chooses from, or the indicator.
    variables : mapping
        The settings that it may quote.

    Examples
    --------
    >>> as_read("In {{< var year >}} there were `{python} v('visits.total')`.", {"year": 2000})
    'In 2000 there were ‹visits.total›.'
    """
    # What is not defined is shown as it stands; a render says so.
    with contextlib.suppress(UserError):
        text = fill_variables(text, variables, "")
    text = unmarked(text)
    text = EXPRESSION.sub(lambda found: _printed(found[1]), text)
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
    before = as_read(one.text, {**variables, "year": one.last, "previous": one.last - 1})
    if before == as_read(one.text, variables):
        return ""
    return _("Confirmed for {year}, it read: {text}").format(year=one.last, text=before)


def why_asked(one: Unconfirmed) -> str:
    """Why a sentence has to be looked at, in words."""
    if one.new:
        return _("new or edited, never confirmed")
    changed = _("a number it rests on has changed: {call} was {before}, is {now}")
    reasons = []
    for ground in one.grounds:
        now = _("unknown") if ground.now is None else ground.now
        reasons.append(changed.format(call=ground.call, before=ground.expected, now=now))
    return "; ".join(reasons) or _("last confirmed for {year}").format(year=one.last)


def _printed(code: str) -> str:
    """What a piece of code may print, between ‹ and ›."""
    call = call_in(code)
    if call is None:
        return f"‹{code.strip()}›"
    first, *others = [node.value for node in call.args if is_text(node)] or [call.func.id]
    given = {word.arg: word.value for word in call.keywords}
    words = others + [
        node.value for node in ast.walk(given.pop("forms", ast.Tuple(elts=[]))) if is_text(node)
    ]
    # The others are names of units.
    readable = [word for word in words if not _NAME.fullmatch(word)]
    if len(words) < _FORMS and len(readable) < _ALTERNATIVES:
        inside = others + [node.value for node in given.values() if is_text(node)]
        return f"‹{first}({', '.join(inside)})›" if inside else f"‹{first}›"
    if call.func.id == "counted":
        return f"‹{first}› {(readable or words)[-1]}"
    return f"‹{' / '.join(dict.fromkeys(filter(None, readable or words)))}›"

"""Code in a chapter: what a helper or builder is given must be ids and words, never statistics."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ataskaita.execution.marks import Mark
from ataskaita.lint import words
from ataskaita.lint.assembled import hidden, put_together
from ataskaita.lint.cells import is_text, span
from ataskaita.lint.direction import message_of
from ataskaita.lint.findings import Hit
from ataskaita.lint.marks import check_mark
from ataskaita.lint.markup import read
from ataskaita.lint.number_words import number_words
from ataskaita.lint.numbers import typed_numbers
from ataskaita.lint.seen import seen
from ataskaita.translation import _

#: Helpers that choose among words by direction: the places of the words for up and down.
_CHOOSING = {"word": (1, 2), "compare": (3, 4), "by_sign": (1, 2), "streak": (1, 2)}

#: Arguments that are no text and no statistic, whatever they hold.
_SETTINGS = {
    "digits", "year", "target", "height", "width", "since", "years", "encoding", "figsize", "dpi",
}  # fmt: skip

#: Functions whose first argument is a target's number, and those that take a number of things.
_OF_TARGET = {"target", "outcome"}
_NUMBERED = {"leaders": 1}

#: Where builders take what readers see: by the place among the arguments, and by name.
_SHOWN_PLACE = {"col": 1, "row": 1, "change_col": 1, "under": 0, "listing": 0, "other_row": 0}
_SHOWN = {"title", "stub", "heading", "name", "caption", "counted", "listed"}

_PRINTING = {"print", "display", "Markdown", "HTML", "Latex", "Pretty", "SVG"}

_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*")

#: What stands right behind a number.
_COUNTED_NEXT = re.compile(r"[ \u00a0]?(?:%|proc\.|Eur\b|vnt\.|tūkst\.)")

#: A file, an address, a colour, a format: nothing that is read.
_PATH = re.compile(
    r"#[0-9a-fA-F]{3,8}|[\x21-\x7e]*[A-Za-z][\x21-\x7e]*/[\x21-\x7e]*"
    r"|[\x21-\x7e]*[A-Za-z_-][\x21-\x7e]*\.[a-z]{2,5}"
)
_SCOPES = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_REASON = re.compile(r"#\s*typed:\s*\S+\s+\S+")
_SHORT_REASON = re.compile(r"#\s*typed:(?!.*\S[^\S\n]+\S).*")


@dataclass
class Code:
    """A piece of code, parsed.

    Parameters
    ----------
    source : str
        Its text.
    tree : ast.AST
        What it says.
    inline : bool
        Whether it stands in a sentence, where only a call of a helper makes sense.
    """

    source: str
    tree: ast.AST
    inline: bool

    def hit(self, node: ast.AST, rule: str, message: str) -> Hit:
        """Complain of a part of the code."""
        return Hit(*span(self.source, node), rule, message)

    def excused(self, node: ast.AST) -> bool:
        """Whether the line of a part ends in ``# typed: why``."""
        return not self.inline and any(
            _REASON.search(line)
            for line in self.source.splitlines()[node.lineno - 1 : node.end_lineno]
        )


def number_hits(text: str) -> Iterator[Hit]:
    """Complain of the numbers typed in a text, as it is seen."""
    for found in typed_numbers(text):
        yield Hit(*found, "typed-number", _("A number is typed by hand."))
    for found in number_words(text, words.one_of()):
        yield Hit(*found, "number-word", _("A number is typed in words."))


def check_code(source: str, *, inline: bool, names: dict[str, Any] | None = None) -> Iterator[Hit]:
    """Check an inline expression, the Python of a code cell, or a module.

    Parameters
    ----------
    source : str
        The code.
    inline : bool
        Whether it is an inline expression.
    names : dict, optional
        What the code before it has given names to; what this one does is added.
    """
    try:
        code = Code(source, ast.parse(source, mode="eval" if inline else "exec"), inline)
    except SyntaxError:
        return
    if inline and not isinstance(code.tree.body, ast.Call | ast.Name):
        said = _("An inline expression is no call of a helper, so its text counts as typed.")
        yield Hit(0, len(source), "typed-in-code", said)
        return
    parents = {child: node for node in ast.walk(code.tree) for child in ast.iter_child_nodes(node)}
    # A text that a function or class begins with describes it, and nothing prints it.
    firsts = (node.body[0] for node in ast.walk(code.tree) if isinstance(node, _SCOPES))
    unread = {id(first.value) for first in firsts if isinstance(first, ast.Expr)}
    for short in _SHORT_REASON.finditer("" if inline else source):
        said = _("A typed text is marked without a reason of two words.")
        yield Hit(*short.span(), "typed-in-code", said)
    for node in hidden(code.tree):
        if not code.excused(node):
            yield code.hit(node, "assembled", _("This is decoded or counted in the code."))
    for node, said in put_together(code.tree, {} if names is None else names):
        if not code.excused(node):
            yield from _put_together(code, node, said)
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Call):
            yield from _order(code, node)
        if isinstance(node, ast.JoinedStr) and not code.excused(node):
            yield from _inserted(code, node)
        if not isinstance(node, ast.Constant) or id(node) in unread or code.excused(node):
            continue
        if isinstance(node.value, str):
            yield from _text(code, node, parents)
        elif isinstance(node.value, int | float) and not isinstance(node.value, bool):
            yield from _number(code, node, parents)


def _put_together(code: Code, node: ast.AST, said: str) -> Iterator[Hit]:
    """Complain of a text that is a statistic or a claim once it is put together."""
    shown = seen(read(said, {}).text).text
    lowered = shown.lower()
    numbers = any(h.rule == "number-word" or not _is_unread(said) for h in number_hits(shown))
    claims = any(pattern.search(lowered) for _rule, pattern in _claims())
    if numbers or (claims and not words.IDIOM.search(lowered)):
        message = _("Put together, this reads “{text}”.")
        yield code.hit(node, "assembled", message.format(text=" ".join(said.split())[:60]))


def _inserted(code: Code, node: ast.JoinedStr) -> Iterator[Hit]:
    """Complain of a number in a text that no helper has computed."""
    for part, following in pairwise(node.values):
        if not isinstance(part, ast.FormattedValue) or isinstance(part.value, ast.Call):
            continue
        said = following.value if is_text(following) else ""
        if _COUNTED_NEXT.match(said) or words.counted().match(said.lower().strip()):
            message = _("A number is put into a text, and no helper computes it.")
            yield code.hit(node, "typed-in-code", message)


def _is_unread(text: str) -> bool:
    return bool(_ID.fullmatch(text) or _PATH.fullmatch(text))


def _number(code: Code, node: ast.Constant, parents: dict) -> Iterator[Hit]:
    parent = parents[node]
    if _is_setting(parents[parent] if isinstance(parent, ast.Tuple) else parent):
        return
    if _argument(parent, _NUMBERED.get(_name(parent))) is node:
        return
    if not isinstance(parent, ast.Subscript | ast.Slice):
        yield code.hit(node, "typed-in-code", _("A number is typed into the code."))


def _is_setting(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg in _SETTINGS


def _text(code: Code, node: ast.Constant, parents: dict) -> Iterator[Hit]:
    text, (start, end) = node.value, span(code.source, node)
    parent = parents[node]
    if _is_setting(parent):
        return
    if _name(parent) in _OF_TARGET and _argument(parent, 0) is node:
        return
    read_as = seen(read(text, {}).text)
    shown = read_as.text
    inner = code.source[start:end].find(text) if text else -1

    def place(a: int, b: int) -> tuple[int, int]:
        """Where a piece of the text stands; where it is written in another way, all of it."""
        first, last = read_as.place(a, b)
        return (start + inner + first, start + inner + last) if inner >= 0 else (start, end)

    unread = _is_unread(text) and not _is_shown(node, parent)
    for hit in number_hits(shown):
        if hit.rule == "number-word" or not unread:
            yield Hit(*place(hit.start, hit.end), hit.rule, hit.message)
    if _name(parent) == "says" and (test := _argument(parent, None, "test")):
        # The test of a headline must prove what its words say.
        said = ast.get_source_segment(code.source, test) or ""
        mark = Mark("claim", node.value, said, "", start, end, node.lineno)
        yield from check_mark(mark, caption=False)
        return
    lowered = shown.lower()
    if words.IDIOM.search(lowered):
        return
    computed = _chosen(node, parents)
    labelled = computed or _labelled(node, parents, lowered)
    known = {"direction": labelled, "quantity": computed, "superlative": False}
    for rule, pattern in _claims():
        for found in () if known[rule] else pattern.finditer(lowered):
            yield Hit(*place(*found.span()), rule, message_of(rule))


def _is_shown(node: ast.Constant, parent: ast.AST) -> bool:
    """Whether a builder shows the text to readers, though it looks like an id."""
    if isinstance(parent, ast.keyword):
        return parent.arg in _SHOWN
    name = _name(parent)
    return name in _PRINTING or _argument(parent, _SHOWN_PLACE.get(name)) is node


def _claims() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words that claim something wherever they stand, and the rules against them."""
    directions = (("direction", pattern) for pattern in (words.PLAIN, words.NATURAL))
    return ("superlative", words.SUPERLATIVE), *directions, ("quantity", words.quantity())


def _order(code: Code, call: ast.Call) -> Iterator[Hit]:
    """Complain where the word for up says down, or the word for zero says the opposite."""
    name, forms = _name(call), _argument(call, None, "forms")
    texts: list[ast.expr | None] = forms.elts[:2] if isinstance(forms, ast.Tuple) else []
    if name in _CHOOSING:
        first, second = _CHOOSING[name]
        texts = [_argument(call, first, "up", "above"), _argument(call, second, "down", "below")]
    sides = (words.UP, words.DOWN), (words.DOWN, words.UP)
    for node, (right, wrong) in zip(texts, sides, strict=False):
        said = words.polarity(node.value) if is_text(node) else set()
        if wrong in said and right not in said:
            message = _("The word for {right} says {wrong}.")
            named = message.format(right=words.way(right), wrong=words.way(wrong))
            yield code.hit(node, "reversed", named)
    if name == "if_zero":
        zero, otherwise = _argument(call, 1, "zero"), _argument(call, 2, "otherwise")
        if is_text(zero) and is_text(otherwise) and _denies(zero.value, otherwise.value):
            message = _("The word for zero denies what the other one says.")
            yield code.hit(zero, "reversed", message)


def _denies(text: str, other: str) -> bool:
    """Whether a text is another one with "ne" before it."""

    def plain(said: str) -> str:
        return re.sub(r"\bne\s*", "", said.lower()).strip()

    return text != other and plain(text) == plain(other) and len(text) > len(other)


def _chosen(node: ast.AST, parents: dict) -> bool:
    """Whether the text is one of those that a helper chooses from."""
    while node in parents:
        child, node = node, parents[node]
        if isinstance(node, ast.Call):
            forms = isinstance(child, ast.keyword) and child.arg == "forms"
            return forms or _name(node) in (*_CHOOSING, "if_zero", "changed")
    return False


def _labelled(node: ast.AST, parents: dict, text: str) -> bool:
    """Whether the same call names a category such as ``visits.rising``."""
    call = parents.get(node)
    ids = " ".join(a.value for a in call.args if is_text(a)) if isinstance(call, ast.Call) else ""
    sides = {side for name, side in words.CATEGORIES.items() if f".{name}" in ids}
    return bool(sides) and words.polarity(text) <= sides


def _argument(call: ast.AST, place: int | None, *names: str) -> ast.expr | None:
    """What a call is given by one of the names, or else at the place; None of anything else."""
    if not isinstance(call, ast.Call):
        return None
    by_name = next((keyword.value for keyword in call.keywords if keyword.arg in names), None)
    at_place = call.args[place:][:1] if place is not None else []
    return by_name or next(iter(at_place), None)


def _name(call: ast.AST) -> str:
    """The function that is called by its name; empty of anything else."""
    return call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""

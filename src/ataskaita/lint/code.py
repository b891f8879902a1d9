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
_SETTINGS = {"digits", "year", "target", "height", "width", "since", "years", "encoding"}

#: Functions whose first argument is a target's number, and those that take a number of things.
_OF_TARGET = {"target", "outcome", "outcome_word"}
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
_REASON = re.compile(r"#\s*typed:\s*\S+\s+\S+")


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

    def place(self, node: ast.AST) -> tuple[int, int]:
        """Where a part of the code stands in its text."""
        return self._offset(node.lineno, node.col_offset), self._offset(
            node.end_lineno, node.end_col_offset
        )

    def excused(self, node: ast.AST) -> bool:
        """Whether the line of a part ends in ``# typed: why``."""
        return not self.inline and any(
            _REASON.search(line)
            for line in self.source.splitlines()[node.lineno - 1 : node.end_lineno]
        )

    def _offset(self, line: int, column: int) -> int:
        lines = self.source.splitlines(keepends=True)
        before = sum(map(len, lines[: line - 1]))
        # The parser counts bytes, the text letters.
        return before + len(lines[line - 1].encode()[:column].decode())


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
        yield Hit(
            0,
            len(source),
            "typed-in-code",
            _("An inline expression is no call of a helper, so its text counts as typed."),
        )
        return
    parents = {child: node for node in ast.walk(code.tree) for child in ast.iter_child_nodes(node)}
    unread = {id(node) for node in _docstrings(code.tree)}
    for node in hidden(code.tree):
        if not code.excused(node):
            yield Hit(*code.place(node), "assembled", _("This is decoded or counted in the code."))
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


def _docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts that describe functions and classes, which nothing prints."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            first = node.body[0]
            if isinstance(first, ast.Expr) and _is_text(first.value):
                yield first.value


def _put_together(code: Code, node: ast.AST, said: str) -> Iterator[Hit]:
    """Complain of a text that is a statistic or a claim once it is put together."""
    shown = seen(read(said, {}).text).text
    lowered = shown.lower()
    message = _("Put together, this reads “{text}”.").format(text=" ".join(said.split())[:60])
    if (
        (typed_numbers(shown) and not _is_unread(said))
        or number_words(shown, words.one_of())
        or (
            any(pattern.search(lowered) for _rule, pattern, _message in _words())
            and not words.IDIOM.search(lowered)
        )
    ):
        yield Hit(*code.place(node), "assembled", message)


def _inserted(code: Code, node: ast.JoinedStr) -> Iterator[Hit]:
    """Complain of a number in a text that no helper has computed."""
    for part, following in pairwise(node.values):
        if not isinstance(part, ast.FormattedValue) or isinstance(part.value, ast.Call):
            continue
        said = following.value if _is_text(following) else ""
        if _COUNTED_NEXT.match(said) or words.counted().match(said.lower().strip()):
            message = _("A number is put into a text, and no helper computes it.")
            yield Hit(*code.place(node), "typed-in-code", message)


def _is_unread(text: str) -> bool:
    return bool(_ID.fullmatch(text) or _PATH.fullmatch(text))


def _number(code: Code, node: ast.Constant, parents: dict) -> Iterator[Hit]:
    parent = parents[node]
    if isinstance(parent, ast.keyword) and parent.arg in _SETTINGS:
        return
    if (
        isinstance(parent, ast.Call)
        and _name(parent) in _NUMBERED
        and (parent.args.index(node) == _NUMBERED[_name(parent)])
    ):
        return
    if not isinstance(parent, ast.Subscript | ast.Slice):
        yield Hit(*code.place(node), "typed-in-code", _("A number is typed into the code."))


def _text(code: Code, node: ast.Constant, parents: dict) -> Iterator[Hit]:
    text, (start, end) = node.value, code.place(node)
    parent = parents[node]
    if isinstance(parent, ast.keyword) and parent.arg in _SETTINGS:
        return
    if isinstance(parent, ast.Call) and _name(parent) in _OF_TARGET and parent.args[:1] == [node]:
        return
    read_as = seen(read(text, {}).text)
    shown = read_as.text
    inner = code.source[start:end].find(text) if text else -1

    def place(a: int, b: int) -> tuple[int, int]:
        """Where a piece of the text stands; where it is written in another way, all of it."""
        first, last = read_as.place(a, b)
        return (start + inner + first, start + inner + last) if inner >= 0 else (start, end)

    unread = _is_unread(text) and not _is_shown(node, parent)
    for a, b in () if unread else typed_numbers(shown):
        yield Hit(*place(a, b), "typed-number", _("A number is typed by hand."))
    for a, b in number_words(shown, words.one_of()):
        yield Hit(*place(a, b), "number-word", _("A number is typed in words."))
    if test := _test_of_headline(parent):
        yield from _tested(code, node, test)
        return
    lowered = shown.lower()
    computed = _chosen(node, parents)
    for rule, pattern, message in _words():
        if rule == "direction" and (computed or _labelled(node, parents, lowered)):
            continue
        if rule == "quantity" and computed:
            continue
        for found in pattern.finditer(lowered):
            if not words.IDIOM.search(lowered):
                yield Hit(*place(*found.span()), rule, message)


def _test_of_headline(call: ast.AST) -> ast.expr | None:
    if isinstance(call, ast.Call) and _name(call) == "says":
        return next((k.value for k in call.keywords if k.arg == "test"), None)
    return None


def _tested(code: Code, node: ast.Constant, test: ast.AST) -> Iterator[Hit]:
    """Complain where the test of a headline can't prove what its words say."""
    said = ast.get_source_segment(code.source, test) or ""
    mark = Mark("claim", node.value, said, "", *code.place(node), node.lineno)
    yield from check_mark(mark, caption=False)


def _is_shown(node: ast.Constant, parent: ast.AST) -> bool:
    """Whether a builder shows the text to readers, though it looks like an id."""
    if isinstance(parent, ast.keyword):
        return parent.arg in _SHOWN
    if isinstance(parent, ast.Call) and _name(parent) in _PRINTING:
        return True
    if isinstance(parent, ast.Call) and (place := _SHOWN_PLACE.get(_name(parent))) is not None:
        return node in parent.args and parent.args.index(node) == place
    return False


def _words() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return (
        ("superlative", words.SUPERLATIVE, _("An extreme is typed into the code.")),
        *(
            ("direction", pattern, _("A word of direction is typed where nothing computes it."))
            for pattern in (words.PLAIN, words.NATURAL)
        ),
        ("quantity", words.quantity(), _("How large a part is meant is typed into the code.")),
    )


def _order(code: Code, call: ast.Call) -> Iterator[Hit]:
    """Complain where the word for up says down, or the word for zero says the opposite."""
    name = _name(call)
    texts: list[ast.expr | None] = []
    if name in _CHOOSING:
        first, second = _CHOOSING[name]
        texts = [
            _argument(call, first, ("up", "above")),
            _argument(call, second, ("down", "below")),
        ]
    elif forms := next((k.value for k in call.keywords if k.arg == "forms"), None):
        texts = list(forms.elts[:2]) if isinstance(forms, ast.Tuple) else []
    for node, wrong, right in zip(
        texts, (words.DOWN, words.UP), (words.UP, words.DOWN), strict=False
    ):
        sides = words.polarity(node.value) if _is_text(node) else set()
        if wrong in sides and right not in sides:
            yield Hit(
                *code.place(node),
                "reversed",
                _("The word for {right} says {wrong}.").format(
                    right=_way(right), wrong=_way(wrong)
                ),
            )
    if name == "if_zero":
        zero, otherwise = _argument(call, 1, ("zero",)), _argument(call, 2, ("otherwise",))
        if _is_text(zero) and _is_text(otherwise) and _denies(zero.value, otherwise.value):
            yield Hit(
                *code.place(zero),
                "reversed",
                _("The word for zero denies what the other one says."),
            )


def _way(side: str) -> str:
    return {words.UP: _("up"), words.DOWN: _("down")}[side]


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
            return forms or _name(node) in (*_CHOOSING, "if_zero", "outcome_word", "changed")
    return False


def _labelled(node: ast.AST, parents: dict, text: str) -> bool:
    """Whether the same call names a category such as ``visits.rising``."""
    call = parents.get(node)
    ids = " ".join(a.value for a in call.args if _is_text(a)) if isinstance(call, ast.Call) else ""
    sides = {side for name, side in _CATEGORIES.items() if f".{name}" in ids}
    return bool(sides) and words.polarity(text) <= sides


_CATEGORIES = {"rising": words.UP, "falling": words.DOWN, "stable": words.SAME}


def _argument(call: ast.Call, place: int, names: tuple[str, ...]) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg in names:
            return keyword.value
    return call.args[place] if len(call.args) > place else None


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_text(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)

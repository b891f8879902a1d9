"""Marks: a claim needs a test that can prove it, a typed text a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ataskaita.execution.marks import Mark
from ataskaita.inline import EXPRESSION
from ataskaita.lint import words
from ataskaita.lint.findings import Hit
from ataskaita.translation import _

#: The predicates of `ataskaita.chapter.claims` and the direction each can prove; empty for any.
PREDICATES = {
    "largest": words.UP, "smallest": words.DOWN, "exceeds": words.UP, "rising": words.UP,
    "falling": words.DOWN, "unchanged": words.SAME, "record": words.UP, "record_low": words.DOWN,
    "first_time": "", "share": "", "every": "", "none": "", "times": "",
}  # fmt: skip

#: A mark with more words than this answers for things nobody looked at.
LONGEST = 12


def check_mark(mark: Mark, *, caption: bool) -> Iterator[Hit]:
    """Check one mark.

    Parameters
    ----------
    mark : Mark
        The mark.
    caption : bool
        Whether it stands in a caption, where no test is run.
    """

    def hit(rule: str, message: str) -> Hit:
        return Hit(mark.start, mark.end, rule, message)

    if mark.kind == "claim":
        if caption:
            yield hit("claim-test", _("A caption is not tested, so it can't claim anything."))
        elif problem := _problem(mark.test):
            yield hit("claim-test", problem)
        elif side := _contradicted(mark):
            said = _("The test proves {side}, the words say the opposite.")
            yield hit("reversed", said.format(side=words.way(side)))
        return
    if len(mark.reason.split()) < 2:
        yield hit("mark-reason", _("A typed text is marked without a reason of two words."))
    if len(mark.text.split()) > LONGEST or EXPRESSION.search(mark.text):
        yield hit("mark-reason", _("A mark covers more than the words that need it."))


def _problem(test: str) -> str:
    """What keeps a test from proving anything; empty where nothing does."""
    if not test:
        return _("A claim has no test.")
    try:
        tree = ast.parse(test, mode="eval")
    except SyntaxError:
        return _("The test of a claim is no Python expression.")
    if not _predicates(tree):
        return _("The test of a claim calls no predicate.")
    return ""


def _contradicted(mark: Mark) -> str:
    """The direction a test proves where the words say the other one; empty where they agree."""
    tree = ast.parse(mark.test, mode="eval")
    if any(isinstance(node, ast.Not | ast.BoolOp) for node in ast.walk(tree)):
        return ""
    proved = {PREDICATES[name] for name in _predicates(tree)} - {""}
    # "A exceeds B" may be told from the side of B.
    told_of_other = "exceeds" in _predicates(tree)
    said = words.polarity(mark.text)
    if len(proved) == 1 and said and not proved & said and not told_of_other:
        return proved.pop()
    return ""


def _predicates(tree: ast.AST) -> list[str]:
    return [
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in PREDICATES
    ]

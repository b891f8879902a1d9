"""What the lint complains of: where it stands, which rule it breaks and what to do."""

from __future__ import annotations

from dataclasses import dataclass

_MARK_IT = 'If it is none, mark it: [{text}]{{.typed reason="…"}}.'
_PROVE = (
    "Let a helper choose the word (change, rose, more, compare …), or prove it: "
    '[{text}]{{.claim test="…"}}.'
)

#: What to do about each rule's findings; `docs/lint.md` says more.
FIXES = {
    "typed-number": 'Write the statistic as `{{python}} v("…")`. ' + _MARK_IT,
    "number-word": 'Write the statistic as `{{python}} counted("…", …)`. ' + _MARK_IT,
    "typed-in-code": "Call a helper with an indicator's id, or end the line of code with "
    "`# typed: why`.",
    "direction": _PROVE,
    "quantity": 'Prove it: [{text}]{{.claim test="share(…)"}} (or every, none), let if_zero '
    'choose the word, or say whose opinion it is: [{text}]{{.typed reason="…"}}.',
    "superlative": 'Prove it: [{text}]{{.claim test="largest(…)"}} (or smallest, record, '
    'first_time), or say whose opinion it is: [{text}]{{.typed reason="…"}}.',
    "outcome": 'Let the stated rule say it: `{{python}} outcome("4.1")` or outcome_word(…).',
    "threshold": "Write “ne mažiau kaip” before what a target aims at.",
    "reversed": "Give the words in the order up, down, unchanged; the word must agree with what "
    "is computed.",
    "claim-test": "Write [text]{{.claim test=\"largest('visits.total', 'north')\"}}; `docs/"
    "lint.md` lists the predicates.",
    "mark-reason": 'Write [text]{{.typed reason="why this is no statistic of the report"}}, '
    "around no more than the words that need it.",
    "mark-syntax": 'A mark is [text]{{.claim test="…"}} or [text]{{.typed reason="…"}}, '
    "without brackets in the text and with straight double quotation marks.",
}


@dataclass(frozen=True)
class LintFinding:
    """One place in the narrative that breaks a rule.

    Parameters
    ----------
    file, cell : str
        The chapter, from the project's root, and the cell's label (or its number).
    line : int
        The line inside the cell, counted from 1.
    text : str
        The words complained of.
    rule : str
        The id of the rule.
    message : str
        What is wrong, one sentence.
    """

    file: str
    cell: str
    line: int
    text: str
    rule: str
    message: str

    @property
    def fix(self) -> str:
        """What to do about it."""
        return FIXES[self.rule].format(text=self.text)

    def __str__(self) -> str:
        return (
            f"{self.file}, cell {self.cell}, line {self.line}: {self.message} [{self.rule}] "
            f"{self.fix}"
        )


@dataclass(frozen=True)
class Hit:
    """A finding before it is known which file and cell it stands in.

    Parameters
    ----------
    start, end : int
        Where the words stand in the text that was looked at.
    rule, message : str
        As in `LintFinding`.
    """

    start: int
    end: int
    rule: str
    message: str

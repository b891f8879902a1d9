"""What the lint complains of: where it stands, which rule it breaks and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ataskaita.translation import _


def fixes() -> dict[str, str]:
    """What to do about each rule's findings; `docs/lint.md` says more."""
    mark_it = " " + _('If it is none, mark it: [{text}]{{.typed reason="…"}}.')
    return {
        "typed-number": _('Write the statistic as `{{python}} v("…")`.') + mark_it,
        "number-word": _('Write the statistic as `{{python}} counted("…", …)`.') + mark_it,
        "typed-in-code": _(
            "Call a helper with an indicator's id, or end the line of code with `# typed: why`."
        ),
        "assembled": _(
            "Write the words as they are read, or call a helper with an indicator's id; if it is "
            "no statistic, end the line of code with `# typed: why`."
        ),
        "direction": _(
            "Let a helper choose the word (change, rose, more, compare …), or prove it: "
            '[{text}]{{.claim test="…"}}; in the headline of a chart: says(…, test=…).'
        ),
        "quantity": _(
            'Prove it: [{text}]{{.claim test="share(…)"}} (or every, none), let if_zero choose the '
            'word, or say whose opinion it is: [{text}]{{.typed reason="…"}}.'
        ),
        "superlative": _(
            'Prove it: [{text}]{{.claim test="largest(…)"}} (or smallest, record, first_time), or '
            'say whose opinion it is: [{text}]{{.typed reason="…"}}.'
        ),
        "outcome": _('Let the stated rule say it: `{{python}} outcome("4.1")` or outcome_word(…).'),
        "threshold": _("Write “ne mažiau kaip” before what a target aims at."),
        "reversed": _(
            "Give the words in the order up, down, unchanged; the word must agree with what is "
            "computed."
        ),
        "claim-test": _(
            "Write [text]{{.claim test=\"largest('visits.total', 'north')\"}}; `docs/lint.md` "
            "lists the predicates."
        ),
        "mark-reason": _(
            'Write [text]{{.typed reason="why this is no statistic of the report"}}, around no '
            "more than the words that need it."
        ),
        "mark-syntax": _(
            'A mark is [text]{{.claim test="…"}} or [text]{{.typed reason="…"}}, without brackets '
            "in the text and with straight double quotation marks."
        ),
    }


@dataclass(frozen=True)
class LintFinding:
    """One place in the narrative that breaks a rule.

    Parameters
    ----------
    file, cell : str
        The file, from the project's root, and the cell's label (or its number); empty in a file
        that has no cells.
    line : int
        The line inside the cell, or in the file, counted from 1.
    text : str
        The words complained of.
    rule : str
        The id of the rule.
    message : str
        What is wrong, one sentence.
    fix : str
        What to do about it.
    """

    file: str
    cell: str
    line: int
    text: str
    rule: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.message} [{self.rule}] {self.fix}"

    @property
    def place(self) -> str:
        """The cell and the line in it, or the line of a file that has no cells."""
        if not self.cell:
            return _("line {line}").format(line=self.line)
        return _("cell {cell}, line {line}").format(cell=self.cell, line=self.line)


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

    def moved(self, by: int) -> Hit:
        """The same where the text begins so much later."""
        return replace(self, start=self.start + by, end=self.end + by)

"""What the lint complains of: where it stands, which rule it breaks and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ataskaita.translation import _


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

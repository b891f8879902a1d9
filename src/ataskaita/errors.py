"""Errors a person can make, each with what to do about it.

Whatever is raised as `UserError` reaches the terminal as a message, never as a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ataskaita.translation import _, ngettext

if TYPE_CHECKING:
    from ataskaita.data.findings import Finding
    from ataskaita.lint.findings import LintFinding


class UserError(Exception):
    """A mistake that the user can put right.

    Parameters
    ----------
    message : str
        What is wrong and where, one sentence.
    fix : str
        What to do about it, one sentence; may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, fix: str = "") -> None:
        # A kernel hands over only this text, so it has to say what to do as well.
        super().__init__(f"{message} {fix}".strip())
        self.message = message
        self.fix = fix


class DataErrors(UserError):
    """The raw data broke rules; carries every finding, not only the first.

    Parameters
    ----------
    findings : sequence of Finding
        All that was found, in the order of the files.
    """

    exit_code = 2

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        super().__init__(
            ngettext(
                "The raw data has {number} problem.", "The raw data has {number} problems.", count
            ),
            _("Correct the files named above and run the command again; nothing was changed."),
        )

    def __str__(self) -> str:
        return "\n".join([*map(str, self.findings), super().__str__()])


@contextmanager
def gathering(found: list[Finding]) -> Iterator[None]:
    """Add what is wrong with data to a list rather than stop at it, so that all is told at once."""
    try:
        yield
    except DataErrors as error:
        found.extend(error.findings)


class ChapterError(UserError):
    """A cell of a chapter failed.

    Parameters
    ----------
    chapter, cell : str
        The notebook's file name and the cell's label (or its number).
    line : int or None
        The line inside the cell, counted from 1, where it is known.
    cause : str
        The error's own message.
    fix : str
        What to do about it.
    """

    exit_code = 3

    def __init__(
        self, chapter: str, cell: str, line: int | None, cause: str, fix: str = ""
    ) -> None:
        where = _("{chapter}, cell {cell}").format(chapter=chapter, cell=cell)
        if line:
            where += ", " + _("line {line}").format(line=line)
        super().__init__(f"{where}: {cause}", fix)
        self.where, self.cause = where, cause
        self.chapter, self.cell, self.line = chapter, cell, line


class ChapterErrors(UserError):
    """Several chapters failed; carries the error of each, those of one cause once.

    Parameters
    ----------
    errors : sequence of UserError
        Why each failed, in the order of the book.
    """

    exit_code = 3

    def __init__(self, errors: Sequence[UserError]) -> None:
        alike: dict[str, list[UserError]] = {}
        # Of a chapter of which several cells can't be read, each is told.
        self.each = [one for error in errors for one in getattr(error, "each", [error])]
        for error in self.each:
            alike.setdefault(getattr(error, "cause", error.message), []).append(error)
        self.errors = tuple(_as_one(*group) for group in alike.values())
        count = len({getattr(error, "chapter", error) for error in self.each})
        super().__init__(
            ngettext("{number} chapter failed.", "{number} chapters failed.", count),
            _("Correct what is named above and run the command again; nothing was rendered."),
        )

    def __str__(self) -> str:
        return "\n".join([*map(str, self.errors), super().__str__()])


def _as_one(first: UserError, *others: UserError) -> UserError:
    """An error that says where else the same is wrong."""
    if places := [one.where for one in others if isinstance(one, ChapterError)]:
        also = _("The same in: {places}.").format(places="; ".join(places))
        return UserError(f"{first.message} {also}", first.fix)
    return first


def raise_all(errors: Sequence[UserError]) -> None:
    """Raise what is wrong with chapters: the one error there is, or all of them together."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ChapterErrors(errors)


class RenderError(UserError):
    """A rendering engine refused its input."""

    exit_code = 4


class LintErrors(UserError):
    """The narrative holds typed statistics or unproved claims; carries every finding.

    Parameters
    ----------
    findings : sequence of LintFinding
        All that was found, in the order of the chapters.
    """

    exit_code = 5

    def __init__(self, findings: Sequence[LintFinding]) -> None:
        self.findings = tuple(dict.fromkeys(findings))
        count = len(self.findings)
        super().__init__(
            ngettext(
                "The narrative has {number} problem.", "The narrative has {number} problems.", count
            ),
            _(
                "Correct the sentences named above (docs/lint.md explains the rules); nothing was "
                "rendered."
            ),
        )


class CheckErrors(UserError):
    """The report's numbers contradict each other, or explain a change that is not there.

    Parameters
    ----------
    checks : sequence of str
        The ids of the checks that failed.
    outdated : int
        How many explanations no longer fit.
    """

    exit_code = 6

    def __init__(self, checks: Sequence[str], outdated: int = 0) -> None:
        self.checks, self.outdated = tuple(checks), outdated
        parts = []
        if checks:
            parts.append(_("consistency checks failed: {checks}").format(checks=", ".join(checks)))
        if outdated:
            parts.append(
                ngettext(
                    "{number} explanation fits the data no longer",
                    "{number} explanations fit the data no longer",
                    outdated,
                )
            )
        super().__init__(
            _("The report contradicts itself: {what}.").format(what="; ".join(parts)),
            _("Correct the data or the notes named above; docs/checks.md explains how."),
        )


class UnconfirmedErrors(UserError):
    """Sentences of the narrative are not confirmed for the report year."""

    exit_code = 9


class PublishError(UserError):
    """An edition may not be published yet."""

    exit_code = 8

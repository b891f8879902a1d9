"""One thing wrong in one place, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from ataskaita.translation import _

#: How many lines of a list are shown; the rest are counted.
SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """Something wrong with the received data.

    Parameters
    ----------
    file : str
        The file, from the project's root, with slashes.
    line : int or None
        The line in the file, the header being line 1; None where the file as a whole is meant.
    column, value : str
        The column and what stands there; empty where no single cell is meant.
    rule : str
        The id of the rule that is broken.
    message, fix : str
        What is wrong, and what to do about it: a sentence each.
    """

    file: str
    line: int | None
    column: str
    value: str
    rule: str
    message: str
    fix: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        cell = f" {self.column}" if self.column else ""
        value = f" = {self.value!r}" if self.value else ""
        return f"{where}{cell}{value} [{self.rule}] {self.message} {self.fix}"


def in_file_order(findings: Iterable[Finding], files: Iterable[str]) -> tuple[Finding, ...]:
    """Sort findings by file, in the order of `files`, then by line; what is equal stays once.

    Parameters
    ----------
    findings : iterable of Finding
    files : iterable of str
        Files in the order in which they are read; any others come last, by name.
    """
    order = {file: number for number, file in enumerate(files)}

    def key(finding: Finding) -> tuple[int, str, int]:
        return (order.get(finding.file, len(order)), finding.file, finding.line or 0)

    return tuple(sorted(dict.fromkeys(findings), key=key))


def as_typed(value: object) -> str:
    """A cell as a person would type it: no `.0` behind a whole number, nothing for a gap.

    Examples
    --------
    >>> as_typed(12.0), as_typed(float("nan"))
    ('12', '')
    """
    if value is None or value != value:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def few(names: Iterable[str], most: int) -> str:
    """Names in a sentence: the first few, and how many there are beside.

    Examples
    --------
    >>> few(["a", "b"], 2)
    'a, b'
    """
    names = list(names)
    shown, more = ", ".join(names[:most]), len(names) - most
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def few_lines(names: Collection[str]) -> tuple[str, ...]:
    """Names below each other: the first few, and how many more there are."""
    found = list(names)
    more = len(found) - SHOWN
    return (*found[:SHOWN], _("and {count} more").format(count=more)) if more > 0 else (*found,)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; empty where none is near.

    Examples
    --------
    >>> nearest("velue", ["value", "note"])
    'value'
    """
    lower = {choice.lower(): choice for choice in known}
    near = get_close_matches(word.strip().lower(), lower, n=1, cutoff=0.6)
    return lower[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest what was meant: a sentence that ends in the nearest known word, or all of them.

    Examples
    --------
    >>> did_you_mean("lona", ["loan", "event"])
    'Did you mean `loan`?'
    """
    choices = list(known)
    if meant := nearest(word, choices):
        return _("Did you mean `{word}`?").format(word=meant)
    if not choices:
        return ""
    words = few([f"`{choice}`" for choice in choices], 12)
    return _("Write one of {words}.").format(words=words)

"""How errors and findings look on the terminal."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from itertools import groupby

from rich.console import Console
from rich.markup import escape

from ataskaita.cli.terminal import Terminal
from ataskaita.data.findings import Finding
from ataskaita.errors import ChapterErrors, DataErrors, LintErrors, UserError
from ataskaita.lint.findings import LintFinding
from ataskaita.translation import _, ngettext

#: Findings of one rule in one file that are shown; one mistake may be in every line.
SHOWN = 100


def as_text(error: UserError) -> str:
    """An error as `show_error` prints it, without colours."""
    console = Terminal(file=io.StringIO(), color_system=None)
    show_error(error, console)
    return console.file.getvalue().rstrip("\n")


def show_error(error: UserError, console: Console | None = None) -> None:
    """Print an error: what is wrong, then what to do; on the terminal, or elsewhere."""
    console = console or Terminal(stderr=True)
    if isinstance(error, DataErrors):
        show_findings(console, error.findings)
    if isinstance(error, LintErrors):
        show_lint(console, error.findings)
    if isinstance(error, ChapterErrors):
        for one in error.errors:
            console.print(f"[red]{escape(one.message)}[/]")
            if one.fix:
                console.print(f"  {escape(one.fix)}")
    heading = _("Error:")
    console.print(f"[bold red]{heading}[/] {escape(error.message)}")
    if error.fix:
        console.print(f"  {escape(error.fix)}")


def show_findings(console: Console, findings: tuple[Finding, ...]) -> None:
    """Print findings under the file each is in; what is said of several lines is said once."""
    for file, group in groupby(findings, key=lambda finding: finding.file):
        alike: dict[Finding, list[int | None]] = {}
        for finding in group:
            alike.setdefault(replace(finding, line=None), []).append(finding.line)
        _show(console, file, [(one, _place(one, lines)) for one, lines in alike.items()])


def show_lint(console: Console, findings: tuple[LintFinding, ...]) -> None:
    """Print the lint's findings under the chapter each is in."""
    quoted = _("“{text}”")
    for file, group in groupby(findings, key=lambda finding: finding.file):
        places = [(one, f"{one.place}: {quoted.format(text=one.text)} ") for one in group]
        _show(console, file, places)


def _show(console: Console, file: str, found: list[tuple[Finding | LintFinding, str]]) -> None:
    """Print what was found in a file, each with its place; of each rule the first ones."""
    console.print(f"[bold]{escape(file)}[/]")
    shown: Counter[str] = Counter()
    for finding, place in found:
        shown[finding.rule] += 1
        if shown[finding.rule] <= SHOWN:
            said = f"[red]{escape(finding.message)}[/] [dim]({escape(finding.rule)})[/]"
            console.print(f"  {escape(place)}{said}")
            if finding.fix:
                console.print(f"      {escape(finding.fix)}")
    for rule, number in shown.items():
        if (left := number - SHOWN) > 0:
            message = ngettext(
                "… and {number} more finding like these", "… and {number} more findings like these",
                left,
            )  # fmt: skip
            console.print(f"  {message} [dim]({escape(rule)})[/]")


def _place(finding: Finding, lines: list[int | None]) -> str:
    """Lines, column and value, as far as there are any."""
    numbers = sorted(line for line in lines if line)
    parts = []
    if numbers:
        # The numbers that follow are names, not a count: also 21 lines are several.
        message = _("lines {lines}") if len(numbers) > 1 else _("line {lines}")
        parts.append(message.format(lines=_ranges(numbers)))
    if finding.column:
        parts.append(_("column {column}").format(column=finding.column))
    if finding.value:
        # Quoted as Python does it, which shows what can't be seen otherwise.
        parts.append(_("value '{value}'").format(value=repr(finding.value)[1:-1]))
    return f"{', '.join(parts)}: " if parts else ""


def _ranges(numbers: list[int]) -> str:
    """Numbers in order, those that follow each other as one: ``2–5, 8``."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in found)

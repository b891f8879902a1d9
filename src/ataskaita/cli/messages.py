"""How errors and findings look on the terminal."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.markup import escape

from ataskaita.data.findings import Finding
from ataskaita.errors import DataErrors, LintErrors, UserError
from ataskaita.lint.findings import LintFinding
from ataskaita.translation import _


def report_console() -> Console:
    """A console for tables: a file or pipe has no width of its own, so it gets a large one."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=200)


def show_error(error: UserError) -> None:
    """Print an error: what is wrong, then what to do."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if isinstance(error, DataErrors):
        show_findings(console, error.findings)
    if isinstance(error, LintErrors):
        show_lint(console, error.findings)
    heading = _("Error:")
    console.print(f"[bold red]{heading}[/] {escape(error.message)}")
    if error.fix:
        console.print(f"  {escape(error.fix)}")


def show_findings(console: Console, findings: tuple[Finding, ...]) -> None:
    """Print findings under the file each is in."""
    for file, group in groupby(findings, key=lambda finding: finding.file):
        console.print(f"[bold]{escape(file)}[/]")
        for finding in group:
            console.print(
                f"  {_place(finding)}[red]{escape(finding.message)}[/] "
                f"[dim]({escape(finding.rule)})[/]"
            )
            if finding.fix:
                console.print(f"      {escape(finding.fix)}")


def show_lint(console: Console, findings: tuple[LintFinding, ...]) -> None:
    """Print the lint's findings under the chapter each is in."""
    for file, group in groupby(findings, key=lambda finding: finding.file):
        console.print(f"[bold]{escape(file)}[/]")
        for finding in group:
            console.print(
                f"  cell {escape(finding.cell)}, line {finding.line}: "
                f"{escape(f'“{finding.text}”')} [red]{escape(finding.message)}[/] "
                f"[dim]({escape(finding.rule)})[/]"
            )
            console.print(f"      {escape(finding.fix)}")


def _place(finding: Finding) -> str:
    parts = []
    if finding.line:
        parts.append(_("line {line}").format(line=finding.line))
    if finding.column:
        parts.append(_("column {column}").format(column=escape(finding.column)))
    if finding.value:
        parts.append(_("value {value}").format(value=escape(repr(finding.value))))
    return f"{', '.join(parts)}: " if parts else ""

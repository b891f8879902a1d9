"""How findings are told on the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from ataskaita.cli.messages import show_findings
from ataskaita.data.findings import Finding
from ataskaita.translation import VARIABLE


def told(*findings: Finding) -> list[str]:
    console = Console(file=io.StringIO(), width=200, highlight=False)
    show_findings(console, findings)
    return console.file.getvalue().splitlines()


def empty(line: int, column: str = "value") -> Finding:
    return Finding("a.csv", line, column, "", "CELL-01", "The cell is empty.", "Fill it in.")


def test_what_is_said_of_several_lines_is_said_once():
    assert told(empty(9), empty(2), empty(3), empty(4)) == [
        "a.csv",
        "  lines 2–4, 9, column value: The cell is empty. (CELL-01)",
        "      Fill it in.",
    ]


@pytest.mark.parametrize("count", [2, 10, 21])
def test_several_lines_are_named_in_the_plural_however_many_there_are(monkeypatch, count):
    monkeypatch.setenv(VARIABLE, "lt")
    shown = told(*(empty(line) for line in range(2, 2 + count)))
    assert shown[1].startswith(f"  eilutės 2–{1 + count}, ")


def test_another_column_is_another_finding():
    shown = told(empty(2), empty(2, "hours"))
    assert shown[1].startswith("  line 2, column value:")
    assert shown[3].startswith("  line 2, column hours:")

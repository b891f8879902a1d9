"""The growth as a Markdown table, put into the documentation between two marks."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.table import conditions

BEGIN = "<!-- scale: begin (made by `make bench-scale`) -->"
END = "<!-- scale: end -->"


def markdown(results: dict[str, Any]) -> str:
    """One row for each step and size, with what one more of them costs.

    Parameters
    ----------
    results : dict
        What `benchmarks.scale.__main__` has measured.
    """
    lines = ["| what grows | step | seconds | memory | one more costs |", "|---|---|--:|--:|--:|"]
    for what, found in results["measured"].items():
        ordered = sorted(found, key=lambda row: row["step"])
        steps = {step: list(rows) for step, rows in groupby(ordered, key=lambda row: row["step"])}
        for step in dict.fromkeys(row["step"] for row in found):
            before = None
            for row in steps[step]:
                lines.append(
                    f"| {row['count']:,} {what} | {step} | {row['seconds']:.1f} "
                    f"| {row['memory_mb']} MB | {_slope(before, row)} |".replace(",", " ")
                )
                before = row
    return "\n".join([*lines, "", *conditions(results)])


def write(path: Path, results: dict[str, Any]) -> None:
    """Put the table into a document, in the place of an older one."""
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    path.write_text(f"{before}{BEGIN}\n\n{markdown(results)}\n\n{END}{after}", encoding="utf-8")


def _slope(before: dict[str, Any] | None, row: dict[str, Any]) -> str:
    """Seconds and memory for each library or chapter more than the row above."""
    if before is None:
        return ""
    more = row["count"] - before["count"]
    seconds = (row["seconds"] - before["seconds"]) / more
    memory = (row["memory_mb"] - before["memory_mb"]) / more
    return f"{seconds:.2f} s and {memory:.1f} MB"

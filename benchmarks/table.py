"""The results as Markdown, put into the documentation between two marks."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

BEGIN, END = "<!-- results: begin (made by `make bench`) -->", "<!-- results: end -->"


def markdown(results: dict[str, Any]) -> str:
    """Write the results as tables.

    Parameters
    ----------
    results : dict
        What `benchmarks.__main__` has measured.
    """
    lines = [
        "| what | median | fastest – slowest | compared with our whole render |",
        "|---|--:|--:|--:|",
    ]
    cold = next(row["seconds"] for row in results["measured"] if row["id"] == "cold")
    for row in results["measured"]:
        if not row["seconds"]:
            continue
        name = row["what"] if row["other"] else f"**{row['what']}**"
        seconds = row["seconds"]
        lines.append(
            f"| {name} | {median(seconds):.2f} s | {min(seconds):.2f} – {max(seconds):.2f} s "
            f"| {_ratio(seconds, cold, row['id'])} |"
        )
    skipped = [f"{row['what']} ({row['missing']})" for row in results["measured"] if row["missing"]]
    if skipped:
        lines += ["", f"Not measured: {'; '.join(skipped)}."]
    lines += [
        "",
        f"{results['chapters']} chapters, {results['rounds']} rounds. All processes of a whole "
        f"render together had at most {results['peak_memory_mb']:.0f} MB at one time.",
        "",
        *conditions(results),
    ]
    return "\n".join(lines)


def write(path: Path, results: dict[str, Any]) -> None:
    """Put the tables into a document, in the place of older ones."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    made = f"{before}{BEGIN}\n\n{markdown(results)}\n\n{END}{after}"
    path.write_text(made, encoding="utf-8")


def _ratio(seconds: list[float], cold: list[float], name: str) -> str:
    """The median of the ratios round by round: a machine that slows down slows both down."""
    if name == "cold" or not cold:
        return ""
    ratio = median(one / ours for one, ours in zip(seconds, cold, strict=False))
    if ratio >= 1:
        return f"{ratio:.1f} ×"
    return f"1/{1 / ratio:.0f}" if ratio < 0.1 else f"1/{1 / ratio:.1f}"


def conditions(results: dict[str, Any]) -> list[str]:
    """The date, the machine and the versions.

    Parameters
    ----------
    results : dict
        With ``date`` and ``machine``.
    """
    machine = results["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    load = f"; load before the run {machine['load']}" if machine["load"] is not None else ""
    return [
        f"Measured on {results['date']}. {machine['system']}, {machine['cores']} cores, "
        f"{machine['memory_gb']} GB{load}.",
        "",
        f"Versions: {versions}.",
    ]

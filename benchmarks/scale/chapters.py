"""A book of many chapters: copies of the real ones, each with labels of its own."""

from __future__ import annotations

import json
import re

from benchmarks.scale.additions import add_notebook, list_chapters
from benchmarks.workplace import Workplace

#: Chapters of ordinary length with text, tables and charts.
COPIED = ("02-collection", "05-service", "06-events", "08-staff", "10-finances")

_DEFINED = re.compile(r"#\| label: ([a-z]+-[a-z0-9-]+)|\{#([a-z]+-[a-z0-9-]+)")


def lengthen(place: Workplace, wanted: int) -> None:
    """Add copies until the book has so many chapters.

    Parameters
    ----------
    place : Workplace
        A copy of the project.
    wanted : int
        How many, counting the landing page.
    """
    have = len(place.chapters) + 1
    names = []
    for number in range(wanted - have):
        source = place.root / "notebooks" / f"{COPIED[number % len(COPIED)]}.ipynb"
        names.append(f"{source.stem}-{number}")
        cells = json.loads(source.read_text(encoding="utf-8"))["cells"]
        add_notebook(place, names[-1], relabelled(cells, str(number)))
    list_chapters(place, names)


def relabelled(cells: list[dict], suffix: str) -> list[dict]:
    """Give labels and references to them an end; references to other chapters stay."""
    text = "".join("".join(cell["source"]) + "\n" for cell in cells)
    labels = sorted({a or b for a, b in _DEFINED.findall(text)}, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, labels)) + r")(?![\w-])")
    return [
        cell | {"source": [pattern.sub(rf"\1-{suffix}", line) for line in cell["source"]]}
        for cell in cells
    ]

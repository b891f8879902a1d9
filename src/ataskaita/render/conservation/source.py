"""What readers should see of an executed chapter: its words, cell by cell.

Markup is taken out of the author's own text by what it looks like, and is not read by pandoc: what
pandoc, or a filter, passes over in silence has to be found here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ataskaita.drawn_chart import MIME as CHART
from ataskaita.drawn_chart import DrawnChart
from ataskaita.execution.source import cell_name, options
from ataskaita.render.conservation.markup import of_markdown, plain, written_notes
from ataskaita.render.conservation.page import output_words
from ataskaita.render.conservation.words import words, words_and_stops
from ataskaita.supported.outputs import PICTURES, float_kind, form_of, text_of
from ataskaita.tables import MIME as TABLE
from ataskaita.translation import _

#: A word of fewer letters is looked for as a whole.
SHORT = 4


@dataclass(frozen=True)
class Passage:
    """The words that a cell of a chapter gives readers.

    Parameters
    ----------
    cell : str
        The cell: its label or its number.
    words : list of str
        What stands where the cell stands.
    notes : list of str
        What its footnotes say; they stand at the end of the page.
    """

    cell: str
    words: list[str]
    notes: list[str]


def texts_of(notebook: Any) -> tuple[tuple[str, str], ...]:
    """What the cells of a chapter say and give, each with its name."""
    given = (json.dumps(cell.get("outputs", []), ensure_ascii=False) for cell in notebook.cells)
    return tuple(
        (cell_name(cell, number), f"{cell.source} {outputs}")
        for number, (cell, outputs) in enumerate(zip(notebook.cells, given, strict=True), start=1)
    )


def cell_with(text: str, cells: Sequence[tuple[str, str]]) -> str:
    """The first cell, if any, in which a text stands, or its letters, or its longest word."""
    letters = "".join(words(text))

    def has(said: str) -> bool:
        found = words(said)
        return letters in (found if len(letters) < SHORT else "".join(found))

    named = [name for name, said in cells if letters and has(said)]
    named = named or [name for name, said in cells if text and text in said]
    longest = max(words(text), key=len, default="")
    if not named and longest not in ("", text):
        # In tables and drawings there are marks between words.
        return cell_with(longest, cells)
    return next(iter(named), "")


def named(stem: str, text: str, cells: Sequence[tuple[str, str]]) -> str:
    """The chapter, and the cell in which a text stands, as messages call them."""
    cell = cell_with(text, cells)
    return stem + (_(", cell {cell}").format(cell=cell) if cell else "")


def passages(notebook: Any) -> list[Passage]:
    """The passages of an executed chapter, in order.

    Parameters
    ----------
    notebook : Node
        The executed copy.
    """
    found = []
    notes: dict[str, str] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            notes |= written_notes(cell.source)
    for number, cell in enumerate(notebook.cells, start=1):
        name = cell_name(cell, number)
        if cell.cell_type == "markdown":
            found.append(Passage(name, *of_markdown(cell.source, notes)))
        elif cell.cell_type == "code":
            found.append(_of_outputs(cell, name))
    return found


def in_order(found: list[Passage]) -> list[tuple[str, str]]:
    """The words of all passages as they stand on the page, each with its cell: notes at the end."""
    text = [(word, passage.cell) for passage in found for word in passage.words]
    return text + [(word, passage.cell) for passage in found for word in passage.notes]


def _of_outputs(cell: Any, name: str) -> Passage:
    chosen = options(cell.source)
    caption = words_and_stops(plain(str(chosen.get("tbl-cap") or chosen.get("fig-cap") or "")))
    forms = [form_of(output) for output in cell.outputs]
    said = [_said(output, form) for output, form in zip(cell.outputs, forms, strict=True)]
    parts = [own for own, _ in said]
    if parts and caption:
        parts.insert(_place_of_caption(float_kind(chosen), forms), caption)
    return Passage(name, list(chain(*parts)), [word for _, below in said for word in below])


def _said(output: Any, form: str) -> tuple[list[str], list[str]]:
    """The words of an output, and those of its footnotes."""
    if form == "text/plain":
        return words_and_stops(text_of(output)), []
    if form == "text/markdown":
        return of_markdown(output.data[form])
    if form == "image/svg+xml" and CHART in output.data:
        return _of_chart(DrawnChart(**output.data[CHART]))
    if form == "image/svg+xml":
        return output_words(output.data[form]), []
    return [] if form in PICTURES else output_words(output.data["text/html"]), []


def _of_chart(chart: DrawnChart) -> tuple[list[str], list[str]]:
    """The words of a chart of ours as they follow on its page, and those of its footnotes."""
    above, notes = of_markdown(f"{chart.headline}\n\n{chart.subtitle}")
    drawn = output_words(chart.wide) + output_words(chart.narrow)
    below, _ = of_markdown("\n\n".join(chart.notes))
    return above + drawn + below, notes


def _place_of_caption(kind: str, forms: list[str]) -> int:
    """Above the first table, or below the last picture."""
    if kind == "tbl":
        return next((n for n, form in enumerate(forms) if form in (TABLE, "text/html")), 0)
    found = [n for n, form in enumerate(forms) if form in PICTURES]
    return found[-1] + 1 if found else len(forms)

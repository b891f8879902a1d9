"""The kinds of edits after which a render is measured: each changes another sort of input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.workplace import Workplace


def sentence(place: Workplace, number: int) -> None:
    """Add a sentence without values to a chapter."""

    def change(cell: dict[str, Any]) -> None:
        cell["source"] += ["\n", "\n", f"Pakeistas sakinys ({'i' * number})."]

    _change_cell(place.chapters[1], lambda cell: cell["cell_type"] == "markdown", change)


def caption(place: Workplace, number: int) -> None:
    """Change the caption of a table, an option of a code cell."""

    def change(cell: dict[str, Any]) -> None:
        line = next(n for n, text in enumerate(cell["source"]) if "-cap: " in text)
        cell["source"][line] = cell["source"][line].rstrip("\n") + "i\n"

    _change_cell(place.chapters[4], lambda cell: any("-cap: " in t for t in cell["source"]), change)


def code(place: Workplace, number: int) -> None:
    """Change the code of a cell that makes a table or a chart."""

    def change(cell: dict[str, Any]) -> None:
        line = next(n for n, text in enumerate(cell["source"]) if not text.startswith("#|"))
        cell["source"].insert(line, f'edited = "{"i" * (number + 1)}"\n')

    _change_cell(place.chapters[5], lambda cell: any("-cap: " in t for t in cell["source"]), change)


def raw_number(place: Workplace, number: int) -> None:
    """Change one raw number that no other table has to agree with."""
    _change_row(place, "online.csv", "web_posts,", str(413 + number))


def charted_number(place: Workplace, number: int) -> None:
    """Change one raw number that stands in charts of several chapters."""
    _change_row(place, "enquiries.csv", "rural,received,", str(1122 + number))


def title(place: Workplace, number: int) -> None:
    """Change the title of the book."""
    path = place.root / "_quarto.yml"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("  title: "))
    longer = f'{line.rstrip(chr(34))} {"i" * (number + 1)}"'
    path.write_text(text.replace(line, longer, 1), encoding="utf-8")


def _change_row(place: Workplace, table: str, start: str, value: str) -> None:
    path = place.root / "data" / "raw" / "2023" / table
    lines = path.read_text(encoding="utf-8").splitlines()
    row = next(n for n, line in enumerate(lines) if line.startswith(start))
    lines[row] = f"{start}{value},reported"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _append(*parts: str, mark: str) -> Callable[[Workplace, int], None]:
    def change(place: Workplace, number: int) -> None:
        path = place.root.joinpath(*parts)
        end = " */" if mark == "/*" else ""
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n{mark} {number}{end}\n", encoding="utf-8")

    return change


_CODE = ("src", "ataskaita")
_LAYOUT = (*_CODE, "render", "embedded", "templates")

#: Id, what is changed, how.
EDITS = (
    ("sentence", "a sentence", sentence),
    ("caption", "the caption of a table", caption),
    ("code", "the code of a table or chart", code),
    ("cell", "a raw number", raw_number),
    ("charted", "a raw number in charts of two chapters", charted_number),
    ("sidecar", "a comment in a sidecar",
     _append("data", "raw", "2023", "online.meta.yml", mark="#")),
    ("schema", "a schema", _append("schemas", "online.py", mark="#")),
    ("module", "a module that every chapter uses",
     _append(*_CODE, "indicators", "scope.py", mark="#")),
    ("style", "a style sheet of the site", _append(*_LAYOUT, "assets", "layout.css", mark="/*")),
    ("template", "the template of the PDF", _append(*_LAYOUT, "report.typ", mark="//")),
    ("title", "the title of the book", title),
)  # fmt: skip


def _change_cell(
    chapter: Path, which: Callable[[dict[str, Any]], bool], change: Callable[[dict[str, Any]], None]
) -> None:
    notebook = json.loads(chapter.read_text(encoding="utf-8"))
    change(next(cell for cell in notebook["cells"] if which(cell)))
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    chapter.write_text(f"{text}\n", encoding="utf-8")

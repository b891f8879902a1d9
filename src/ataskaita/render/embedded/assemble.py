"""One Markdown document out of all executed chapters, for pandoc to read.

Each chapter is a ``Div`` of class ``chapter``; a labelled table or chart is a ``Div`` of class
``float`` with its caption. What the numbers and references become is the filters' business.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.execution.source import options
from ataskaita.kept import write_whole
from ataskaita.render.embedded.tables import source
from ataskaita.tables import MIME

#: Longer than any fence an author writes, so that the chapter's own fences nest inside.
_CHAPTER_FENCE = ":" * 12
_FLOAT_FENCE = ":" * 8

_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """An executed chapter and its place in the book.

    Parameters
    ----------
    stem : str
        The name of its page.
    notebook : NotebookNode
        The executed copy.
    appendix : bool
        It counts in letters instead of numbers.
    """

    stem: str
    notebook: Any
    appendix: bool = False


def assemble(parts: Sequence[Part], figures: Path, folder: Path) -> str:
    """Write the Markdown of the whole report and its charts as files.

    Parameters
    ----------
    parts : sequence of Part
        The chapters in order.
    figures : Path
        The folder for the charts, as the text names it: relative to `folder`.
    folder : Path
        The folder the text's paths are relative to.

    Returns
    -------
    str
        Pandoc's Markdown.
    """
    (folder / figures).mkdir(parents=True, exist_ok=True)
    blocks = []
    for part in parts:
        attributes = f'.chapter data-stem="{part.stem}" data-appendix="{int(part.appendix)}"'
        blocks.append(f"{_CHAPTER_FENCE} {{{attributes}}}\n")
        blocks.extend(_chapter(part, figures, folder))
        blocks.append(f"{_CHAPTER_FENCE}\n")
    return "\n\n".join(blocks)


def _chapter(part: Part, figures: Path, folder: Path) -> Iterator[str]:
    for number, cell in enumerate(part.notebook.cells, start=1):
        if cell.cell_type == "markdown":
            yield cell.source
        elif cell.cell_type == "code":
            chosen = options(cell.source)
            if chosen.get("include") is False or chosen.get("output") is False:
                continue
            label = str(chosen.get("label", ""))
            stem = label or f"{part.stem}-{number}"
            outputs = (_output(output, stem, figures, folder) for output in cell.outputs)
            if shown := [text for text in outputs if text]:
                yield _float(label, chosen, "\n\n".join(shown))


def _output(output: Any, stem: str, figures: Path, folder: Path) -> str:
    """What a reader sees of an output: the richest form that all formats can show."""
    data = output.get("data", {})
    if "image/svg+xml" in data:
        drawn = data["image/svg+xml"]
        # The name changes with the picture: what was made of an older one is not found again.
        path = figures / f"{stem}-{hashlib.sha256(drawn.encode()).hexdigest()[:12]}.svg"
        _write(folder / path, drawn)
        return f"![]({path.as_posix()})"
    if MIME in data:
        return f"````{{=html}}\n{source(data)}\n````"
    if "text/markdown" in data:
        return data["text/markdown"]
    if "text/html" in data:
        # The report has style sheets of its own; pandoc reads the rest faster without this one.
        return f"````{{=html}}\n{_STYLE.sub('', data['text/html'])}\n````"
    return ""


def _write(path: Path, drawn: str) -> None:
    """Write a picture that its name stands for; another render may be reading it."""
    if not path.is_file():
        write_whole(path, drawn)


def _float(label: str, chosen: dict[str, Any], content: str) -> str:
    caption = chosen.get("tbl-cap") or chosen.get("fig-cap") or ""
    if not label or not caption:
        return content
    attributes = [f"#{label}", ".float", f"caption={json.dumps(caption, ensure_ascii=False)}"]
    if alternative := chosen.get("fig-alt"):
        attributes.append(f"alt={json.dumps(alternative, ensure_ascii=False)}")
    return f"{_FLOAT_FENCE} {{{' '.join(attributes)}}}\n\n{content}\n\n{_FLOAT_FENCE}"

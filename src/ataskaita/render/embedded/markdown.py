"""One Markdown text out of an executed chapter, for pandoc to read.

A labelled table or chart is a ``Div`` of class ``float`` with its caption. What the numbers and
references become is the filters' business.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from ataskaita.cache import ensure
from ataskaita.execution.source import options
from ataskaita.tables import MIME, Table, to_plain_html

#: Where the charts lie in the folder that the text's paths are relative to.
FIGURES = "figures"

#: Longer than any fence an author writes.
_FLOAT_FENCE = ":" * 8

_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)


def to_markdown(notebook: Any, stem: str, folder: Path) -> tuple[str, dict[str, Table]]:
    """Write the Markdown of a chapter, and its charts as files.

    Parameters
    ----------
    notebook : Node
        The executed copy.
    stem : str
        The name of its page.
    folder : Path
        The folder the text's paths are relative to.

    Returns
    -------
    str
        The text, in which tables are plain HTML.
    dict
        The tables that the chapter has built, by that HTML.
    """
    blocks, tables = [], {}
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            blocks.append(cell.source)
        elif cell.cell_type == "code":
            chosen = options(cell.source)
            if chosen.get("include") is False or chosen.get("output") is False:
                continue
            label = str(chosen.get("label", ""))
            name = label or f"{stem}-{number}"
            shown = []
            for output in cell.outputs:
                data = output.get("data", {})
                if MIME in data:
                    table = Table.from_json(data[MIME])
                    html = to_plain_html(table)
                    tables[html] = table
                    shown.append(_raw(html))
                else:
                    shown.append(_output(data, name, folder))
            if shown := [text for text in shown if text]:
                blocks.append(_float(label, chosen, "\n\n".join(shown)))
    return "\n\n".join(blocks) + "\n", tables


def _output(data: dict[str, str], name: str, folder: Path) -> str:
    """What a reader sees of an output: the richest form that all formats can show."""
    if "image/svg+xml" in data:
        drawn = data["image/svg+xml"]
        # The name changes with the picture: what was made of an older one is not found again.
        path = f"{FIGURES}/{name}-{hashlib.sha256(drawn.encode()).hexdigest()[:12]}.svg"
        ensure(folder / path, drawn.encode())
        return f"![]({path})"
    if "text/markdown" in data:
        return data["text/markdown"]
    if "text/html" in data:
        # The report has style sheets of its own; pandoc reads the rest faster without this one.
        return _raw(_STYLE.sub("", data["text/html"]))
    return ""


def _raw(html: str) -> str:
    return f"````{{=html}}\n{html}\n````"


def _float(label: str, chosen: dict[str, Any], content: str) -> str:
    caption = chosen.get("tbl-cap") or chosen.get("fig-cap") or ""
    if not label or not caption:
        return content
    attributes = [f"#{label}", ".float", f"caption={json.dumps(caption, ensure_ascii=False)}"]
    if alternative := chosen.get("fig-alt"):
        attributes.append(f"alt={json.dumps(alternative, ensure_ascii=False)}")
    return f"{_FLOAT_FENCE} {{{' '.join(attributes)}}}\n\n{content}\n\n{_FLOAT_FENCE}"

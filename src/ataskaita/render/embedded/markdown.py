"""One Markdown text out of an executed chapter, for pandoc to read.

A cell's tables and pictures with a caption are in a ``Div`` of class ``float`` with all else that
the cell shows. What the numbers and references become is the filters' business.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from ataskaita.cache import ensure
from ataskaita.drawn_chart import MIME as CHART
from ataskaita.drawn_chart import DrawnChart
from ataskaita.execution.source import options
from ataskaita.supported.outputs import PICTURES, alternative, float_kind, form_of, text_of
from ataskaita.supported.pictures import ATTACHED, attached, body_of
from ataskaita.tables import MIME, Table, to_plain_html

#: Where the charts lie in the folder that the text's paths are relative to.
FIGURES = "figures"

#: Longer than any fence an author writes.
_FLOAT_FENCE = ":" * 8
_CHART_FENCE = ":" * 6

_NOT_SHOWN = re.compile(r"<style.*?</style>|<!--.*?-->", re.DOTALL)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ATTACHMENT = re.compile(rf"<({ATTACHED}[^<>\n]+)>|{ATTACHED}[^\s()\"'<>]+")

#: A line, text, and a line again: rules around a text, nothing that speaks to a program.
_RULED = re.compile(r"(?:(?<=\n\n)|\A)(---[ \t]*\n)(\S(?:.*\n)*?)(---|\.\.\.)[ \t]*(?=\n|\Z)")

_ENDINGS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


def to_markdown(notebook: Any, stem: str, folder: Path) -> tuple[str, dict[str, Table]]:
    """Write the Markdown of a chapter, and its pictures as files.

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
    blocks: list[str] = []
    tables: dict[str, Table] = {}
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            blocks.append(with_rules_apart(_with_attachments(cell, folder)))
        elif cell.cell_type == "code":
            chosen = options(cell.source)
            name = str(chosen.get("label") or f"{stem}-{number}")
            shown, pictures = [], 0
            for output in cell.outputs:
                form = form_of(output)
                if form == MIME:
                    table = Table.from_json(output.data[MIME])
                    html = to_plain_html(table)
                    tables[html] = table
                    shown.append(raw_html(html))
                elif form in PICTURES:
                    alt = alternative(output, chosen, pictures)
                    shown.append(_picture(output, form, name, alt, folder))
                    pictures += 1
                else:
                    shown.append(_text(output, form))
            if shown := [text for text in shown if text]:
                blocks.append(_float(chosen, "\n\n".join(shown)))
    return "\n\n".join(blocks) + "\n", tables


def with_rules_apart(text: str) -> str:
    """A text in which what stands between two rules speaks to readers, not to a program."""
    return _RULED.sub(r"\1\n\2\n\3", text)


def drawn_charts(notebook: Any) -> dict[str, tuple[dict[str, Any], str]]:
    """The charts that a chapter draws: label -> its numbers as a table, and one picture of it."""
    found = {}
    for cell in notebook.cells:
        label = str(options(cell.source).get("label", ""))
        for output in cell.get("outputs", ()):
            if label.startswith("fig-") and CHART in output.get("data", {}):
                form = "image/svg+xml"
                found[label] = output.metadata[form]["table"], output.data[form]
    return found


def save_picture(body: bytes, name: str, ending: str, folder: Path) -> str:
    """Write a picture as a file, unless it is there; gives its path from the folder.

    Its name changes with the picture: what was made of an older one is not found again.
    """
    path = f"{FIGURES}/{name}-{hashlib.sha256(body).hexdigest()[:12]}.{ending}"
    ensure(folder / path, body)
    return path


def _picture(output: Any, form: str, name: str, alt: str, folder: Path) -> str:
    if drawn := output.data.get(CHART):
        return _chart(DrawnChart(**drawn), name, alt, folder)
    given = output.data[form]
    body = given.encode() if form == "image/svg+xml" else base64.b64decode(given)
    path = save_picture(body, name, _ENDINGS[form], folder)
    attributes = [f"fig-alt={_quoted(alt)}"]
    own = output.get("metadata", {}).get(form, {})
    if isinstance(own, dict) and own.get("width") and form != "image/svg+xml":
        # A picture for sharp screens says how wide it is in the usual dots.
        attributes.append(f"width={int(own['width'])}px")
    return f"![]({path}){{{' '.join(attributes)}}}"


def _chart(drawn: DrawnChart, name: str, alt: str, folder: Path) -> str:
    """A chart of ours: its texts are text, its drawing for phones lies beside the wide one."""
    wide = save_picture(drawn.wide.encode(), name, "svg", folder)
    narrow = save_picture(drawn.narrow.encode(), f"{name}-narrow", "svg", folder)
    blocks = [
        block("chart-headline", drawn.headline),
        block("chart-subtitle", drawn.subtitle),
        f"![]({wide}){{fig-alt={_quoted(alt)} narrow={_quoted(narrow)}}}",
        block("chart-notes", "\n\n".join(drawn.notes)),
    ]
    return block("chart-float", "\n\n".join(block for block in blocks if block), _CHART_FENCE)


def block(kind: str, content: str, fence: str = ":::") -> str:
    """A division of a class around what it holds; nothing around nothing."""
    return f"{fence} {{.{kind}}}\n\n{content}\n\n{fence}" if content else ""


def _text(output: Any, form: str) -> str:
    """An output that is text, or HTML that others have written."""
    if form == "text/markdown":
        return output.data[form]
    if form == "text/html":
        # The report has style sheets of its own; of the rest only the tables are left.
        tables = _TABLE.findall(_NOT_SHOWN.sub("", output.data[form]))
        return "\n\n".join(map(raw_html, tables))
    text = text_of(output).strip("\n")
    ticks = "`" * max(4, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{ticks}\n{text}\n{ticks}" if text.strip() else ""


def raw_html(html: str) -> str:
    """HTML for pandoc to take as it is."""
    return f"````{{=html}}\n{html}\n````"


def _with_attachments(cell: Any, folder: Path) -> str:
    """The text of a cell, in which pictures that it holds itself are files."""

    def file(found: re.Match[str]) -> str:
        address = found[1] or found[0]
        held = attached(cell, address)
        if held is None:
            return found[0]
        name, _, ending = address.removeprefix(ATTACHED).rpartition(".")
        safe = re.sub(r"[^\w-]+", "-", name)
        return save_picture(body_of(held), safe, ending, folder)

    return _ATTACHMENT.sub(file, cell.source) if "attachments" in cell else cell.source


def _float(chosen: dict[str, Any], content: str) -> str:
    kind = float_kind(chosen)
    caption = chosen.get("tbl-cap") or chosen.get("fig-cap") or ""
    if not kind or not caption:
        return content
    label = str(chosen.get("label", ""))
    attributes = [f"#{label}"] if label.startswith(f"{kind}-") else []
    attributes += [".float", f'kind="{kind}"', f"caption={_quoted(str(caption))}"]
    return f"{_FLOAT_FENCE} {{{' '.join(attributes)}}}\n\n{content}\n\n{_FLOAT_FENCE}"


def _quoted(text: str) -> str:
    # An attribute has no lines: pandoc would read a break as a letter behind a backslash.
    return json.dumps(re.sub(r"\s*\n\s*", " ", text.strip()), ensure_ascii=False)

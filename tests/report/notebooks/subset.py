"""The part of Quarto's language that chapters may use: both engines render it alike.

Cells
    Options ``label``, ``tbl-cap``, ``fig-cap``, ``fig-alt``, ``echo``, ``include``, ``output``.
    A table has a label ``tbl-…`` and ``tbl-cap``, a chart ``fig-…`` and ``fig-cap``.
Shortcodes
    ``{{< var … >}}``, ``{{< meta … >}}``; ``{{< embed … >}}`` only in report.qmd.
Callouts
    ``.callout-note`` and ``.callout-tip``; a warning with a label stops Typst under ``lang: lt``.
Fenced divs and spans
    Of the classes the style sheets know. Claims and reasons for the lint are gone before an
    engine sees the text.
Markdown
    Headings, paragraphs, lists, emphasis, links, footnotes, pipe tables. No raw HTML or LaTeX,
    no mathematics, no images: a chart is drawn from the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ataskaita.execution.marks import unmarked
from ataskaita.execution.source import options

OPTIONS = {"label", "tbl-cap", "fig-cap", "fig-alt", "echo", "include", "output"}
SHORTCODES = {"var", "meta"}
CALLOUTS = {"callout-note", "callout-tip"}
CLASSES = {
    "lead", "key-figures", "key-figure", "unnumbered", "outcome", "reached", "nearly", "partly",
    "missed", "unknown", "columns", "note", "typed", "claim",
}  # fmt: skip

_SHORTCODE = re.compile(r"\{\{<\s*([\w-]+)")
_ATTRIBUTES = re.compile(r"(?:^:{3,}\s*|\]|^#.*)\{([^}`]*)\}", re.MULTILINE)
_FORBIDDEN = {
    "raw HTML": re.compile(r"<(?!https?:|mailto:)/?[A-Za-z][^>]*>"),
    "raw LaTeX": re.compile(r"\\[a-zA-Z]{2,}"),
    "mathematics": re.compile(r"(?<!\\)\$[^\s$]"),
    "an image": re.compile(r"!\["),
    "a raw block": re.compile(r"^`{3,}\s*\{=", re.MULTILINE),
    "a conditional block": re.compile(r"\bcontent-(visible|hidden)\b"),
}
_INLINE_CODE = re.compile(r"`[^`]*`")


def outside(notebook: Any) -> Iterator[str]:
    """What a chapter uses beyond the subset, a sentence each."""
    for number, cell in enumerate(notebook.cells, start=1):
        where = f"cell {number}"
        if cell.cell_type == "code":
            try:
                found = options(cell.source)
            except yaml.YAMLError:
                yield f"{where}: options that are no YAML"
                continue
            yield from (f"{where}: option {name}" for name in found if name not in OPTIONS)
            label = str(found.get("label", ""))
            kind = label.split("-")[0]
            if label and (kind not in ("tbl", "fig") or f"{kind}-cap" not in found):
                yield f"{where}: label {label} without a caption of its kind"
            if ("tbl-cap" in found or "fig-cap" in found) and not label:
                yield f"{where}: a caption without a label"
        elif cell.cell_type == "markdown":
            yield from (f"{where}: {text}" for text in _in_text(unmarked(cell.source)))
        else:
            yield f"{where}: a cell of type {cell.cell_type}"


def _in_text(markdown: str) -> Iterator[str]:
    for name in _SHORTCODE.findall(markdown):
        if name not in SHORTCODES:
            yield f"shortcode {name}"
    plain = _INLINE_CODE.sub("", markdown)
    for attributes in _ATTRIBUTES.findall(plain):
        for name in re.findall(r"\.([\w-]+)", attributes):
            if name not in CLASSES | CALLOUTS:
                yield f"class {name}"
    for what, pattern in _FORBIDDEN.items():
        if found := pattern.search(plain):
            yield f"{what}: {found[0]}"


def references(notebook: Any) -> set[str]:
    """The labels that a chapter's text refers to."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return set(re.findall(r"@((?:tbl|fig|sec)-[\w-]+)", text))


def labels(notebook: Any) -> list[str]:
    """The labels of a chapter's tables and charts."""
    found = (options(cell.source) for cell in notebook.cells if cell.cell_type == "code")
    return [str(chosen["label"]) for chosen in found if "label" in chosen]


def chapters(root: Path) -> list[Path]:
    """The landing page and all notebooks."""
    return [root / "index.qmd", *sorted((root / "notebooks").glob("*.ipynb"))]

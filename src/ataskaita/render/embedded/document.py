"""The parsed report: pandoc's document with numbers and references settled, and its outline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.errors import RenderError
from ataskaita.render.embedded.assemble import Part, assemble
from ataskaita.render.embedded.pandoc import MARKDOWN, pandoc


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 for the chapter's own), anchor, number and text."""

    level: int
    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Page:
    """A chapter in the outline of the report."""

    stem: str
    number: str
    appendix: bool
    title: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Document:
    """The report, ready for a writer.

    Parameters
    ----------
    json : str
        Pandoc's JSON.
    pages : tuple of Page
        The outline.
    """

    json: str
    pages: tuple[Page, ...]


def parse(
    parts: Sequence[Part], figures: Path, folder: Path, *, strict: bool = True
) -> Document:
    """Parse executed chapters and settle numbers and references.

    Parameters
    ----------
    parts : sequence of Part
        The chapters in order.
    figures : Path
        Where the charts are written.
    folder : Path
        The folder that paths in the text are relative to.
    strict : bool
        Refuse references that lead nowhere.

    Raises
    ------
    RenderError
        A reference leads nowhere, or two things have the same label.
    """
    markdown = assemble(parts, figures, folder)
    text = pandoc(markdown, "--from", MARKDOWN, "--to", "json",
                  filters=["floats.lua", "typography.lua", "crossref.lua"], folder=folder)
    meta = json.loads(text)["meta"]
    _refuse(_plain(meta["unresolved"]) if strict else [], parts, "refers to {} but nothing has that label",
            "Correct the label after @, or label the table, chart or heading it means.")
    _refuse(_plain(meta["duplicates"]), parts, "{}: two things have this label",
            "Give one of them another label.")
    return Document(text, tuple(_page(page) for page in _plain(meta["outline"])))


def _refuse(labels: list[str], parts: Sequence[Part], what: str, fix: str) -> None:
    if not labels:
        return
    sentences = []
    for label in dict.fromkeys(labels):
        bare = label.split(" ")[0]
        where = [p.stem for p in parts
                 if any(f"@{bare}" in c.source for c in p.notebook.cells)] or ["the report"]
        sentences.append(f"{', '.join(where)} {what.format('@' + label)}")
    raise RenderError("; ".join(sentences) + ".", fix)


def _page(page: dict[str, Any]) -> Page:
    headings = tuple(
        Heading(int(h["level"]), h["id"], h["number"], h["title"]) for h in page["headers"]
    )
    return Page(page["stem"], page["number"], page["appendix"], page["title"], headings)


def _plain(meta: dict[str, Any]) -> Any:
    """Pandoc's metadata as ordinary lists, dictionaries, texts and truth values."""
    content = meta["c"]
    if meta["t"] == "MetaList":
        return [_plain(item) for item in content]
    if meta["t"] == "MetaMap":
        return {key: _plain(item) for key, item in content.items()}
    return content

"""The DOCX, for those who must comment in Word: plain structure, Word's own styles."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ataskaita.programs import MARKDOWN, pandoc
from ataskaita.render.book import Book
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.convert import metadata
from ataskaita.render.embedded.references import Labels
from ataskaita.render.embedded.resources import FILTERS
from ataskaita.render.embedded.word import LANGUAGE, finish

_NUMBERING = ("html_inlines.lua", "floats.lua", "typography.lua", "number.lua")


def write_docx(
    chapters: Sequence[Chapter], labels: Labels, book: Book, path: Path, *, work: Path
) -> None:
    """Write the DOCX.

    Parameters
    ----------
    chapters : sequence of Chapter
        In the order of the book.
    labels : mapping
        What references mean.
    book : Book
        Its title and the like.
    path : Path
        The file to write.
    work : Path
        The folder that chart paths are relative to.
    """
    documents = [_parse(chapter, work) for chapter in chapters]
    blocks = [{"t": "Div", "c": [["", ["chapter"], []], made["blocks"]]} for made in documents]
    depth = book.contents["docx"]
    pandoc(
        json.dumps(documents[0] | {"blocks": blocks, "meta": _meta(labels)}),
        "--from=json",
        "--to=docx",
        *(("--toc", f"--toc-depth={depth}") if depth else ()),
        f"--metadata=title:{book.title}",
        f"--metadata=subtitle:{book.subtitle if book.subtitle != book.author else ''}",
        f"--metadata=author:{book.author}",
        f"--metadata=lang:{LANGUAGE}",
        "--metadata=toc-title:Turinys",
        f"--output={path.resolve()}",
        f"--lua-filter={FILTERS / 'docx.lua'}",
        folder=work,
    )
    finish(path, work)


def _parse(chapter: Chapter, work: Path) -> dict[str, Any]:
    """A chapter as pandoc's own document, numbered; references are yet to be filled in."""
    options = [f"--metadata={name}:{value}" for name, value in metadata(chapter).items()]
    options += [f"--lua-filter={FILTERS / name}" for name in _NUMBERING]
    options += [f"--from={MARKDOWN}", "--to=json"]
    document = json.loads(pandoc(chapter.markdown, *options, folder=work))
    _find_pictures(document["blocks"], chapter.pictures)
    return document


def _find_pictures(node: Any, files: Mapping[str, str]) -> None:
    """Lead the author's pictures to their files."""
    if isinstance(node, dict) and node.get("t") == "Image":
        target = node["c"][2]
        target[0] = files.get(target[0], target[0])
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            _find_pictures(child, files)


def _meta(labels: Labels) -> dict[str, Any]:
    """What references may lead to, as ``filters/docx.lua`` reads it."""

    def text(value: str) -> dict[str, Any]:
        return {"t": "MetaString", "c": value}

    entries = {
        label: {"t": "MetaMap", "c": {name: text(known[name]) for name in ("number", "kind")}}
        for label, known in sorted(labels.items())
    }
    return {"targets": {"t": "MetaMap", "c": entries}}

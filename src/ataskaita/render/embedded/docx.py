"""The DOCX, for those who must comment in Word: plain structure, Word's own styles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ataskaita.render.book import Book
from ataskaita.render.embedded.convert import to_ast
from ataskaita.render.embedded.document import Document
from ataskaita.render.embedded.pandoc import pandoc


def write_docx(document: Document, book: Book, path: Path, *, work: Path) -> None:
    """Write the DOCX.

    Parameters
    ----------
    document : Document
        The parsed report.
    book : Book
        Its title and the like.
    path : Path
        The file to write.
    work : Path
        The folder that chart paths are relative to.
    """
    asts = [to_ast(chapter, work) for chapter in document.chapters]
    blocks = [block for ast in asts for block in ast["blocks"]]
    whole = asts[0] | {"blocks": blocks, "meta": _meta(document.targets)}
    pandoc(
        json.dumps(whole),
        "--from",
        "json",
        "--to",
        "docx",
        "--toc",
        "--toc-depth=2",
        f"--metadata=title:{book.title}",
        f"--metadata=subtitle:{book.subtitle}",
        f"--metadata=author:{book.author}",
        "--metadata=lang:lt",
        f"--output={path.resolve()}",
        filters=["refs.lua", "docx.lua"],
        folder=work,
    )


def _meta(targets: dict[str, dict[str, str]]) -> dict[str, Any]:
    """What references may lead to, as ``filters/refs.lua`` reads it."""

    def text(value: str) -> dict[str, Any]:
        return {"t": "MetaString", "c": value}

    entries = {
        label: {"t": "MetaMap", "c": {name: text(target[name]) for name in ("number", "kind")}}
        for label, target in sorted(targets.items())
    }
    return {"targets": {"t": "MetaMap", "c": entries}}

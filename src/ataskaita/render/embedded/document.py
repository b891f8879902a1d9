"""The parsed report: chapter by chapter, with numbers settled and references checked.

Each chapter is parsed by itself, so that an edited one is the only one parsed again, and several
are parsed at a time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ataskaita.errors import RenderError
from ataskaita.render.embedded.assemble import Part, assemble
from ataskaita.render.embedded.outline import Chapter, Heading, Page, chapter_numbers, plain
from ataskaita.render.embedded.pandoc import MARKDOWN, pandoc
from ataskaita.render.embedded.store import Store


@dataclass(frozen=True)
class Document:
    """The report, ready for a writer.

    Parameters
    ----------
    chapters : tuple of Chapter
        In the order of the book.
    store : Store
        Where what writers make is kept.
    folder : Path
        The folder that paths in the text are relative to.
    """

    chapters: tuple[Chapter, ...]
    store: Store
    folder: Path

    @property
    def pages(self) -> tuple[Page, ...]:
        """The outline."""
        return tuple(chapter.page for chapter in self.chapters)

    @cached_property
    def targets(self) -> dict[str, dict[str, str]]:
        """All labels of the report: number, kind and page of each."""
        return {
            label: target | {"page": chapter.page.stem}
            for chapter in self.chapters
            for label, target in chapter.targets.items()
        }

    @property
    def json(self) -> str:
        """The whole report as one document of pandoc's."""
        blocks = [block for chapter in self.chapters for block in chapter.ast["blocks"]]
        whole = self.chapters[0].ast | {"blocks": blocks, "meta": _meta(self.targets)}
        return pandoc(json.dumps(whole), "--from", "json", "--to", "json", filters=["refs.lua"])

    def write(self, to: str, *filters: str) -> dict[str, str]:
        """Write each chapter in a format, several at a time.

        Parameters
        ----------
        to : str
            Pandoc's name of the format.
        *filters : str
            Filters to apply after references have become links.

        Returns
        -------
        dict
            The text of each chapter by its stem.
        """
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            texts = pool.map(lambda chapter: self._write(chapter, to, filters), self.chapters)
        return {chapter.page.stem: text for chapter, text in zip(self.chapters, texts, strict=True)}

    def _write(self, chapter: Chapter, to: str, filters: tuple[str, ...]) -> str:
        wanted = set(chapter.references)
        known = {
            label: target
            for label, target in self.targets.items()
            if label in wanted or label.startswith("ind-")
        }
        source = json.dumps(chapter.ast | {"meta": _meta(known)})

        def make() -> str:
            return pandoc(
                source,
                "--from",
                "json",
                "--to",
                to,
                "--wrap=none",
                "--section-divs",
                filters=["refs.lua", *filters],
                folder=self.folder,
            )

        return self.store.get(make, source, to, *filters)


def parse(parts: Sequence[Part], figures: Path, folder: Path, *, strict: bool = True) -> Document:
    """Parse executed chapters and settle numbers and references.

    Parameters
    ----------
    parts : sequence of Part
        The chapters in order.
    figures : Path
        Where the charts are written, relative to `folder`.
    folder : Path
        The folder that paths in the text are relative to.
    strict : bool
        Refuse references that lead nowhere.

    Raises
    ------
    RenderError
        A reference leads nowhere, or two things have the same label.
    """
    store = Store(folder / "store")
    numbers = chapter_numbers(parts)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        chapters = tuple(
            pool.map(lambda part: _parse(part, numbers[part.stem], figures, folder, store), parts)
        )
    document = Document(chapters, store, folder)
    _refuse_duplicates(chapters)
    if strict:
        _refuse_unresolved(document)
    return document


def _parse(part: Part, number: str, figures: Path, folder: Path, store: Store) -> Chapter:
    markdown = assemble([part], figures, folder)
    place = [
        f"--metadata=number:{number}",
        f"--metadata=stem:{part.stem}",
        f"--metadata=appendix:{int(part.appendix)}",
    ]

    def make() -> str:
        return pandoc(
            markdown,
            "--from",
            MARKDOWN,
            "--to",
            "json",
            *place,
            filters=["floats.lua", "typography.lua", "number.lua"],
            folder=folder,
        )

    ast = json.loads(store.get(make, markdown, *place))
    meta = {key: plain(value) for key, value in ast["meta"].items()}
    headings = tuple(
        Heading(int(h["level"]), h["id"], h["number"], h["title"])
        for h in meta["outline"]["headers"]
    )
    page = Page(part.stem, number, part.appendix, meta["outline"]["title"], headings)
    return Chapter(page, ast, meta["targets"], meta["references"], meta["duplicates"])


def _refuse_duplicates(chapters: Sequence[Chapter]) -> None:
    places: dict[str, list[str]] = {}
    for chapter in chapters:
        for label in (*chapter.targets, *chapter.duplicates):
            places.setdefault(label, []).append(chapter.page.stem)
    twice = [
        f"{' and '.join(dict.fromkeys(found))}: two things have the label @{label}"
        for label, found in places.items()
        if len(found) > 1
    ]
    if twice:
        raise RenderError("; ".join(twice) + ".", "Give one of them another label.")


def _refuse_unresolved(document: Document) -> None:
    missing = [
        f"{chapter.page.stem} refers to @{label} but nothing has that label"
        for chapter in document.chapters
        for label in chapter.references
        if label not in document.targets
    ]
    if missing:
        raise RenderError(
            "; ".join(missing) + ".",
            "Correct the label after @, or label the table, chart or heading it means.",
        )


def _meta(targets: dict[str, dict[str, str]]) -> dict[str, Any]:
    def text(value: str) -> dict[str, Any]:
        return {"t": "MetaString", "c": value}

    entries = {
        label: {"t": "MetaMap", "c": {k: text(v) for k, v in target.items()}}
        for label, target in sorted(targets.items())
    }
    return {"targets": {"t": "MetaMap", "c": entries}}

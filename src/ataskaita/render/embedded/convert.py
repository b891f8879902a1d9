"""One chapter for pandoc: numbered, and written for the site and the PDF in one go.

It is converted section by section, so that after a change only the changed one is converted again.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from ataskaita.execution.notebook import Node
from ataskaita.render.embedded.assemble import Part, assemble
from ataskaita.render.embedded.cuts import cut
from ataskaita.render.embedded.links import Targets, fill_references
from ataskaita.render.embedded.outline import Heading, Page
from ataskaita.render.embedded.pandoc import MARKDOWN, pandoc
from ataskaita.render.embedded.pandocs import Pandocs
from ataskaita.render.embedded.pieces import join
from ataskaita.render.embedded.store import Store
from ataskaita.render.embedded.tables import dress

#: Signs of Markdown from which another pandoc is worth its start.
_BATCH = 50_000

#: What `typst.lua` leaves where a section begins.
_SECTION = "\ue009"

#: Signs of Typst from which a text is worth a document of its own.
_TOGETHER = 4_000

#: Columns from one stop of the tabulator to the next.
_TAB = 4

#: The script of Lua that writes pieces.
WRITER = "chapter.lua"

_NUMBERING = ("floats.lua", "typography.lua", "number.lua")


@dataclass(frozen=True)
class Chapter:
    """A chapter in the formats of the site and of the PDF.

    Parameters
    ----------
    page : Page
        Its place in the outline.
    html : str
        Its text; references still wait for the numbers of other chapters.
    typst : tuple of str
        The same for the PDF, in pieces that begin on a new page each.
    labels : dict
        What can be referred to: label -> number and kind.
    references, duplicates : list of str
        The labels it refers to, in the order its text counts them, and those it gives twice.
    markdown : str
        What it was made of.
    """

    page: Page
    html: str
    typst: tuple[str, ...]
    labels: dict[str, dict[str, str]]
    references: list[str]
    duplicates: list[str]
    markdown: str

    def printed(self, targets: Targets) -> tuple[str, ...]:
        """Its text for the PDF with the numbers of what it refers to."""
        return tuple(fill_references(text, self.references, targets) for text in self.typst)


def convert(
    part: Part, number: str, figures: Path, folder: Path, store: Store, pandocs: Pandocs
) -> Chapter:
    """Convert an executed chapter; what has not changed is found in the store.

    Parameters
    ----------
    part : Part
        The chapter.
    number : str
        Its number in the book; empty where it has none.
    figures : Path
        Where its charts are written, relative to `folder`.
    folder : Path
        The folder that paths in the text are relative to.
    store : Store
        Where results are kept.
    pandocs : Pandocs
        Those that run `WRITER`, in `folder`.

    Raises
    ------
    RenderError
        Pandoc refused it.
    """
    markdown = assemble([part], figures, folder)
    place = place_of(part.stem, number, appendix=part.appendix)

    def made(texts: list[str]) -> dict[str, Any] | None:
        return join(_pieces(texts, place, store, pandocs))

    whole = made(cut(markdown)) or made([markdown])
    headings = tuple(
        Heading(int(h["level"]), h["id"], h["number"], h["title"]) for h in whole["headers"]
    )
    return Chapter(
        Page(part.stem, number, part.appendix, whole["title"], headings),
        whole["html"],
        _pages(whole["typst"], part.notebook),
        whole["labels"],
        whole["references"],
        whole["duplicates"],
        markdown,
    )


def _pages(typst: str, notebook: Node) -> tuple[str, ...]:
    """Take a chapter apart whose sections begin on new pages, but for the first.

    What follows a short one goes on below it: a page with three lines on it helps nobody.
    The notebook's metadata says ``"ataskaita": {"sections": "pages"}``.
    """
    opening, *sections = typst.split(_SECTION)
    if notebook.metadata.get("ataskaita", {}).get("sections") != "pages":
        return (opening + "".join(sections),)
    texts = [opening + "".join(sections[:1])]
    for section in sections[1:]:
        if len(texts[-1]) < _TOGETHER:
            texts[-1] += section
        else:
            texts.append(section)
    return tuple(texts)


def _pieces(texts: list[str], place: dict[str, str], store: Store, pandocs: Pandocs) -> list[str]:
    """What becomes of each piece of a chapter, as JSON; only those not kept are converted."""
    kept = {text: store.find(text, *place.values()) for text in texts}
    missing = [text for text, found in kept.items() if found is None]
    with ThreadPoolExecutor() as pool:
        for made in pool.map(lambda batch: _convert(batch, place, pandocs), _batches(missing)):
            for text, piece in made.items():
                store.keep(piece, text, *place.values())
            kept |= made
    return [kept[text] for text in texts]


def _batches(texts: list[str]) -> list[list[str]]:
    """Share out what is much among a pandoc each, one after another where it is little."""
    size = sum(map(len, texts))
    count = max(1, min(os.cpu_count() or 1, size // _BATCH))
    batches: list[list[str]] = [[] for _ in range(count)]
    done = 0
    for text in texts:
        batches[min(done * count // size, count - 1)].append(text)
        done += len(text)
    return [batch for batch in batches if batch]


def _convert(texts: list[str], place: dict[str, str], pandocs: Pandocs) -> dict[str, str]:
    # Pandoc takes spaces for tabs when it opens a file.
    pieces = [text.expandtabs(_TAB) for text in texts]
    given = {"format": MARKDOWN, "metadata": place | {"piece": "1"}, "pieces": pieces}
    made = orjson.loads(pandocs.ask(orjson.dumps(given).decode()))
    for piece in made:
        piece["html"], piece["typst"] = dress(piece["html"], piece["typst"])
    return dict(zip(texts, (orjson.dumps(p).decode() for p in made), strict=True))


def place_of(stem: str, number: str, *, appendix: bool) -> dict[str, str]:
    """What the filters must know of a chapter's place in the book."""
    return {"number": number, "stem": stem, "appendix": str(int(appendix))}


def to_ast(chapter: Chapter, folder: Path) -> dict[str, Any]:
    """A chapter as pandoc's own document, numbered; references still wait.

    Parameters
    ----------
    chapter : Chapter
        The chapter.
    folder : Path
        The folder that paths in the text are relative to.
    """
    page = chapter.page
    place = place_of(page.stem, page.number, appendix=page.appendix)
    metadata = [f"--metadata={name}:{value}" for name, value in place.items()]
    arguments = ("--from", MARKDOWN, "--to", "json", *metadata)
    return json.loads(pandoc(chapter.markdown, *arguments, filters=_NUMBERING, folder=folder))

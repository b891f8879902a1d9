"""One chapter for pandoc: numbered, and written for the site and the PDF in one go."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.render.embedded.assemble import Part, assemble
from ataskaita.render.embedded.outline import Heading, Page
from ataskaita.render.embedded.pandoc import FILTERS, MARKDOWN, pandoc
from ataskaita.render.embedded.store import Store
from ataskaita.render.embedded.tables import dress

_NUMBERING = ("floats.lua", "typography.lua", "number.lua")


@dataclass(frozen=True)
class Chapter:
    """A chapter in the formats of the site and of the PDF.

    Parameters
    ----------
    page : Page
        Its place in the outline.
    html, typst : str
        Its text; references still wait for the numbers of other chapters.
    labels : dict
        What can be referred to: label -> number and kind.
    references, duplicates : list of str
        The labels it refers to, in the order its text counts them, and those it gives twice.
    markdown : str
        What it was made of.
    """

    page: Page
    html: str
    typst: str
    labels: dict[str, dict[str, str]]
    references: list[str]
    duplicates: list[str]
    markdown: str


def convert(part: Part, number: str, figures: Path, folder: Path, store: Store) -> Chapter:
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

    Raises
    ------
    RenderError
        Pandoc refused it.
    """
    markdown = assemble([part], figures, folder)
    place = metadata(part.stem, number, appendix=part.appendix)

    def make() -> str:
        written = pandoc(
            markdown,
            "--from",
            MARKDOWN,
            "--to",
            str(FILTERS / "chapter.lua"),
            *place,
            filters=_NUMBERING,
            folder=folder,
        )
        made = json.loads(written)
        made["html"], made["typst"] = dress(made["html"], made["typst"])
        return json.dumps(made, ensure_ascii=False)

    made = json.loads(store.get(make, markdown, *place))
    meta = made["meta"]
    headings = tuple(
        Heading(int(h["level"]), h["id"], h["number"], h["title"])
        for h in meta["outline"]["headers"]
    )
    page = Page(part.stem, number, part.appendix, meta["outline"]["title"], headings)
    return Chapter(
        page,
        made["html"],
        made["typst"],
        meta["labels"],
        meta["references"],
        meta["duplicates"],
        markdown,
    )


def metadata(stem: str, number: str, *, appendix: bool) -> list[str]:
    """What the filters must know of a chapter's place in the book."""
    return [
        f"--metadata=number:{number}",
        f"--metadata=stem:{stem}",
        f"--metadata=appendix:{int(appendix)}",
    ]


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
    place = metadata(page.stem, page.number, appendix=page.appendix)
    arguments = ("--from", MARKDOWN, "--to", "json", *place)
    return json.loads(pandoc(chapter.markdown, *arguments, filters=_NUMBERING, folder=folder))

"""One chapter for pandoc: numbered, and written for the site and the PDF in one call."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ataskaita.cache import Cache
from ataskaita.fingerprint import code, fingerprint
from ataskaita.render.book import Place
from ataskaita.render.embedded.markdown import to_markdown
from ataskaita.render.embedded.tools import FILTERS, MARKDOWN, pandoc
from ataskaita.tables import Table, to_html, to_typst
from ataskaita.tables.foreign import from_html

#: Columns from one stop of the tabulator to the next; pandoc takes spaces when it opens a file.
_TAB = 4


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 for the chapter's own), anchor, number and text."""

    level: int
    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Chapter(Place):
    """A chapter in the formats of the site and of the PDF.

    Parameters
    ----------
    title : str
        Its title.
    headings : tuple of Heading
        Its outline.
    html : str
        Its text; references are yet to be filled in.
    typst : str
        The same for the PDF.
    labels : dict
        What can be referred to: label -> number, kind, and the section it stands in.
    references, duplicates : list of str
        The labels it refers to, and those it gives twice.
    markdown : str
        What it was made of.
    """

    title: str = ""
    headings: tuple[Heading, ...] = ()
    html: str = ""
    typst: str = ""
    labels: dict[str, dict[str, str]] | None = None
    references: list[str] | None = None
    duplicates: list[str] | None = None
    markdown: str = ""


def convert(notebook: Any, place: Place, folder: Path, cache: Cache) -> Chapter:
    """Convert an executed chapter; one that has not changed is found in the cache.

    Parameters
    ----------
    notebook : Node
        The executed copy.
    place : Place
        Its place in the book.
    folder : Path
        The folder that paths in the text are relative to; the charts are written there.
    cache : Cache
        Where results are kept.

    Raises
    ------
    RenderError
        Pandoc refused it.
    """
    markdown, tables = to_markdown(notebook, place.stem, folder)
    markdown = markdown.expandtabs(_TAB)
    models = [table.to_json() for table in tables.values()]
    ingredients = (code("render", "lithuanian", "tables"), asdict(place), markdown, models)
    made = cache.get("converted", *ingredients)
    if made is None:
        made = _convert(markdown, tables, place, folder)
        cache.put(made, "converted", *ingredients)
    headings = tuple(
        Heading(int(h["level"]), h["id"], h["number"], h["title"]) for h in made["headings"]
    )
    return Chapter(**asdict(place), **made | {"headings": headings}, markdown=markdown)


def _convert(markdown: str, built: dict[str, Table], place: Place, folder: Path) -> dict[str, Any]:
    # Stands where a table will; a text that holds its own checksum can't be written.
    mark = f"table-{fingerprint(markdown)}"
    given = {
        "text": markdown,
        "format": MARKDOWN,
        "metadata": metadata(place) | {"mark": mark},
    }
    made = json.loads(pandoc(json.dumps(given), "lua", FILTERS / "chapter.lua", folder=folder))
    known = made["known"]
    # Those of Markdown and of other libraries are only known as HTML.
    tables = [built.get(source) or from_html(source) for source in known["tables"]]

    def html_table(found: re.Match[str]) -> str:
        number, label, caption = found.groups()
        return _captioned(to_html(tables[int(number) - 1]), label, caption)

    def typst_table(found: re.Match[str]) -> str:
        return to_typst(tables[int(found[1]) - 1])

    in_html = re.compile(rf"{mark}\((\d+),(.*?)\)\s*(.*?)\s*{mark}end", re.DOTALL)
    names = ("title", "headings", "references", "duplicates")
    return {
        "html": in_html.sub(html_table, made["html"]),
        "typst": re.sub(rf"{mark}\((\d+)\)", typst_table, made["typst"]),
        "labels": dict(known["labels"]),
        **{name: known[name] for name in names},
    }


def _captioned(html: str, label: str, caption: str) -> str:
    """Give a table for the site its label and its caption."""
    named = f' id="{label}"' if label else ""
    shown = f'\n<caption><span class="caption-text">{caption}</span></caption>' if caption else ""
    return re.sub("<table([^>]*)>", lambda tag: f"<table{named}{tag[1]}>{shown}", html, count=1)


def metadata(place: Place) -> dict[str, str]:
    """What the filters must know of a chapter's place in the book."""
    return {"number": place.number, "stem": place.stem, "appendix": str(int(place.appendix))}

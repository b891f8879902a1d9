"""The raw tables on the site: each as the file that was received, and as a page of its lines.

The way from a number to where it comes from ends here, at a line of a file: the page's lines have
the ids ``L2``, ``L3`` … as the file counts them, and the one that an address names is marked by the
browser itself, without a script.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ataskaita.cache import ensure
from ataskaita.data.addresses import raw_page
from ataskaita.data.reading import read_csv
from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Table
from ataskaita.project import Project
from ataskaita.render.book import Book
from ataskaita.render.downloads.links import RAW_TABLES
from ataskaita.render.downloads.pages import write_page

#: Lines of a table that its page shows; of a longer one the file has the others.
LINES = 5000

#: What of a sidecar readers are told, and how it is called.
ABOUT = {
    "producer": "Parengė",
    "source": "Šaltinis",
    "period": "Laikotarpis",
    "received": "Gauta",
    "notes": "Pastabos",
}

#: What sidecars write as code: readers of a page see no Markdown.
_CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True)
class RawTable:
    """A raw table as readers find it.

    Parameters
    ----------
    file : str
        The file, from the project's root.
    title : str
        What it is, in words.
    year : int or None
        The year it speaks of.
    rows : int
        How many rows it has.
    sha256 : str
        The checksum of the file.
    about : dict
        What its sidecar says, by what that is called.
    """

    file: str
    title: str
    year: int | None
    rows: int
    sha256: str
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """Its title with the year, which some titles name themselves."""
        of_year = f"{self.year} m."
        return self.title if not self.year or of_year in self.title else f"{self.title}, {of_year}"

    @property
    def page(self) -> str:
        """Its page, from the folder of the site."""
        return raw_page(self.file)

    @property
    def copy(self) -> str:
        """Its file, from the folder of the site."""
        return self.page.removesuffix(".html") + ".csv"


def raw_tables(snapshot: Snapshot) -> list[RawTable]:
    """The raw tables, as readers find them."""
    return [_raw_table(table) for table in snapshot.tables]


def write_raw_tables(project: Project, snapshot: Snapshot, book: Book, folder: Path) -> list[str]:
    """Write the files, their pages, and a page that lists them; gives the names of all.

    Parameters
    ----------
    project : Project
        The project.
    snapshot : Snapshot
        The validated data.
    book : Book
        Its title and the like.
    folder : Path
        The folder of the site.
    """
    by_year: dict[int | None, list[RawTable]] = defaultdict(list)
    for table in snapshot.tables:
        raw = _raw_table(table)
        body = (project.root / table.path).read_bytes()
        ensure(folder / raw.copy, body)
        shown = {"raw": raw, "copy": posixpath.basename(raw.copy), "size": len(body)}
        shown |= _contents(project, table, snapshot)
        write_page(folder / raw.page, "raw_table.html.j2", book, folder, **shown)
        by_year[raw.year].append(raw)
    write_page(folder / RAW_TABLES, "raw_tables.html.j2", book, folder, years=by_year.items())
    tables = [raw for of in by_year.values() for raw in of]
    return [RAW_TABLES, *(raw.page for raw in tables), *(raw.copy for raw in tables)]


def _raw_table(table: Table) -> RawTable:
    told = {word: str(table.meta[name]) for name, word in ABOUT.items() if table.meta.get(name)}
    about = {
        word: _CODE.sub(r"„\1“", text.replace("/", " – ") if word == ABOUT["period"] else text)
        for word, text in told.items()
    }
    title = str(table.meta.get("title") or table.name)
    return RawTable(table.path, title, table.year, len(table.rows), table.sha256, about)


def _contents(project: Project, table: Table, snapshot: Snapshot) -> dict[str, Any]:
    """The columns and lines of a file as it was received, and what its codes stand for."""
    received = read_csv(project.root / table.path, table.path)
    known = {r["column"]: r for r in snapshot.dictionary["columns"] if r["table"] == table.name}
    units = snapshot.tables.units
    words = {column: dict(record.get("values", {})) for column, record in known.items()}
    words["unit"] = words.get("unit", {}) | {id: units.name(id) for id in units.known_ids()}
    columns = [(name, known.get(name, {}).get("title", "")) for name in received.columns]
    corrected = {
        c.line: f"{c.column}: pataisyta į {c.value}. {c.reason}" for c in table.corrections
    }
    cells = [
        [(value, words.get(column, {}).get(value, "")) for value in values[:LINES]]
        for column, values in received.columns.items()
    ]
    rows = zip(received.lines[:LINES], *cells, strict=True)
    lines = [(line, row, corrected.get(line, "")) for line, *row in rows]
    return {"columns": columns, "lines": lines, "more": max(0, len(received.lines) - LINES)}

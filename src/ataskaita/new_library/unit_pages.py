"""Pages of a library's units: one for each group, and one that has the groups beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import v4

from ataskaita.lithuanian.words import capitalized
from ataskaita.new_library.library import Library
from ataskaita.plain_text import as_markdown
from ataskaita.project import MARKER

#: What stands above them in the lists of chapters.
PART = "Padaliniai"

#: Where they are listed: behind the last chapter that is no appendix.
_BEHIND = "notebooks/english.ipynb"
_EMBEDDED = "{{< embed _build/notebooks/english.ipynb >}}\n"

#: They speak of what the chapters print, and are long.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
    "ataskaita": {"after": "chapters", "pdf": "annex"},
}

#: Of a heading that comes first in a notebook Quarto forgets that it is not to be counted.
UNCOUNTED = "<!-- Without a line above its title Quarto would number this page. -->"


def write_unit_pages(root: Path, library: Library) -> None:
    """Write the pages into a project and list them; a library of one group has none."""
    if len(library.groups) < 2:
        return
    pages = dict(_pages(library))
    for stem, (title, label, calls) in pages.items():
        path = root / "notebooks" / f"{stem}.ipynb"
        heading = f"{UNCOUNTED}\n\n# {title} {{.unnumbered #{label}}}"
        path.write_text(_notebook(stem, heading, calls), "utf-8")
    listed = "".join(f"\n        - notebooks/{stem}.ipynb" for stem in pages)
    _add(root / MARKER, _BEHIND, f"\n    - part: {PART}\n      chapters:{listed}")
    embedded = (f"\n{{{{< embed _build/notebooks/{stem}.ipynb >}}}}\n" for stem in pages)
    _add(root / "report.qmd", _EMBEDDED, "".join(embedded))


def _pages(library: Library) -> Iterator[tuple[str, tuple[str, str, list[str]]]]:
    """The name of each page, its title, its label and what it calls."""
    yield "units", ("Padalinių palyginimas", "sec-units-compared", ["units_compared()"])
    for group, name in library.groups.items():
        calls = [f'unit_page("{group}")']
        if sum(unit.group == group for unit in library.units) > 1:
            calls.append(f'unit_sections("{group}")')
        plain = group.replace("_", "-")
        yield f"units-{plain}", (as_markdown(capitalized(name)), f"sec-group-{plain}", calls)


def _notebook(stem: str, title: str, calls: list[str]) -> str:
    setup = v4.new_code_cell("#| include: false\nfrom ataskaita.chapter import *")
    cells = [setup, v4.new_markdown_cell(title), *map(v4.new_code_cell, calls)]
    for number, cell in enumerate(cells):
        cell["id"] = f"{stem}-{number:02d}"
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=_METADATA)) + "\n"


def _add(path: Path, behind: str, text: str) -> None:
    before, place, after = path.read_text(encoding="utf-8").partition(behind)
    path.write_text(before + place + text + after, encoding="utf-8")

"""The check of a report's chapters before anything of them is executed.

Chapters that have not changed are not looked at again; all others are read by one pandoc.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ataskaita.cache import Cache
from ataskaita.errors import UserError, raise_all
from ataskaita.execution.source import (
    cell_name,
    chapter_title,
    front_matter,
    options,
    read_chapter,
)
from ataskaita.fingerprint import code, of_file
from ataskaita.inline import EXPRESSION, fill
from ataskaita.programs import MARKDOWN, pandoc
from ataskaita.project import MARKER, Project
from ataskaita.supported.cells import (
    check_cells,
    check_front_matter,
    check_language,
    check_settings,
)
from ataskaita.supported.findings import Place, Unsupported, UnsupportedErrors, unsupported
from ataskaita.supported.html_tables import table_fault
from ataskaita.supported.markdown import check_texts
from ataskaita.supported.pictures import (
    ATTACHED,
    attached,
    body_of,
    drawing_fault,
    is_sound,
    picture_file,
)
from ataskaita.text_file import read_text
from ataskaita.translation import _

SCRIPT = Path(__file__).with_name("elements.lua")

#: The format of a raw block that says which cell begins behind it.
MARK = "ataskaita-cell"


def require_supported(project: Project, sources: Sequence[Path] | None = None) -> None:
    """Stop unless all that chapters hold can be shown in the site and in the PDF.

    Parameters
    ----------
    project : Project
        The project.
    sources : sequence of Path, optional
        Its chapters; all of them when left out.

    Raises
    ------
    UserError
        Chapters can't be read: all of them are told.
    UnsupportedErrors
        Something can't; the error holds every finding.
    """
    if found := find_unsupported(project, sources or project.sources):
        raise UnsupportedErrors(found)


def find_unsupported(project: Project, sources: Sequence[Path]) -> list[Unsupported]:
    """Find all that can't be shown, in the order of the chapters."""
    cache = Cache(project.build / "cache")
    rules = [code("supported", "execution", "programs.py", "lint", "inline.py"), project.variables]
    digests = {source: of_file(source) for source in sources}
    pictures = {s: cache.get("supported", rules, s.name, digests[s]) for s in sources}
    todo = [
        source
        for source in sources
        if pictures[source] is None
        or any(_changed(project, source, *one) for one in pictures[source])
    ]
    found = [
        *check_language(project.quarto, MARKER),
        *check_settings(project.quarto.get("execute"), MARKER),
    ]
    if not todo:
        return found
    notebooks, texts, unread = {}, [], []
    for source in todo:
        try:
            notebooks[source] = read_chapter(source)
            texts.append(_marked(notebooks[source], project.variables, source.name))
        except UserError as error:
            unread.append(error)
    raise_all(unread)
    given = json.dumps({"texts": texts, "format": MARKDOWN})
    answers = json.loads(pandoc(given, "lua", SCRIPT))
    for source, answer in zip(todo, answers, strict=True):
        own = list(_check_chapter(project, source, notebooks[source], answer))
        found += own
        if not own and of_file(source) == digests[source]:
            files = (picture_file(source, project.root, p["src"]) for p in answer["pictures"])
            seen = [[p["src"], of_file(f) if f else ""] for p, f in zip(
                answer["pictures"], files, strict=True)]  # fmt: skip
            cache.put(seen, "supported", rules, source.name, digests[source])
    return found


def _changed(project: Project, source: Path, address: str, digest: str) -> bool:
    path = picture_file(source, project.root, address)
    return (of_file(path) if path else "") != digest


def _marked(notebook: Any, variables: Mapping[str, object], chapter: str) -> str:
    """The text of a chapter, its variables filled in, with a mark before each cell."""
    blocks = []
    for number, cell in enumerate(notebook.cells, start=1):
        blocks.append(f"```{{={MARK}}}\n{number}\n```")
        if cell.cell_type == "markdown":
            place = _("{chapter}, cell {cell}").format(chapter=chapter, cell=number)
            inline = [found[0] for found in EXPRESSION.finditer(cell.source)]
            blocks.append(fill(cell.source, inline, variables, place))
        elif cell.cell_type == "code":
            chosen = options(cell.source)
            blocks += [str(chosen[name]) for name in ("tbl-cap", "fig-cap") if chosen.get(name)]
    return "\n\n".join(blocks) + "\n"


def _check_chapter(
    project: Project, source: Path, notebook: Any, answer: dict[str, Any]
) -> Iterator[Unsupported]:
    file = project.relative(source)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    title = chapter_title("\n\n".join(texts))
    yield from check_front_matter(_front_matter(source), title, file)
    if not title:
        yield unsupported("no-title", Place(file, "1"), "")
    yield from check_cells(notebook, file)
    yield from check_texts(notebook, file)
    yield from located(answer["findings"], notebook, file)
    for table in answer["tables"]:
        if fault := table_fault(table["html"]):
            place = _place(notebook, table["cell"], file)
            yield unsupported("html-table", place, fault)
    for picture in answer["pictures"]:
        yield from _check_picture(project, source, notebook, picture, file)


def _front_matter(source: Path) -> dict[str, Any]:
    text = read_text(source)
    if source.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        if not cells or cells[0]["cell_type"] != "raw":
            return {}
        text = "".join(cells[0]["source"])
    return front_matter(text)


def located(found: Sequence[dict[str, Any]], notebook: Any, file: str) -> Iterator[Unsupported]:
    """The findings of the script, each with the line of its cell."""
    seen = set()
    for finding in found:
        place = _place(notebook, finding["cell"], file, finding["text"])
        if (place, finding["kind"], finding["text"]) not in seen:
            seen.add((place, finding["kind"], finding["text"]))
            yield unsupported(finding["kind"], place, finding["text"])


def _place(notebook: Any, number: int, file: str, text: str = "") -> Place:
    cell = notebook.cells[number - 1]
    lines = cell.source.splitlines()
    for wanted in (text, text.split(" ")[0]):
        line = next((n for n, line in enumerate(lines, 1) if wanted and wanted in line), 0)
        if line:
            return Place(file, cell_name(cell, number), line)
    return Place(file, cell_name(cell, number))


def _check_picture(
    project: Project, source: Path, notebook: Any, picture: dict[str, Any], file: str
) -> Iterator[Unsupported]:
    address = picture["src"]
    place = _place(notebook, picture["cell"], file, address)
    if address.startswith(ATTACHED):
        held = attached(notebook.cells[picture["cell"] - 1], address)
        name, body = address, None if held is None else body_of(held)
    else:
        path = picture_file(source, project.root, address)
        name, body = address, path.read_bytes() if path else None
    if body is None:
        yield unsupported("picture-missing", place, address)
    elif not is_sound(name, body):
        yield unsupported("picture-broken", place, address)
    elif name.lower().endswith(".svg") and (fault := drawing_fault(body)):
        yield unsupported("drawing", place, fault)

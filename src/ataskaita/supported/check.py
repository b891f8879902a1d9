"""The check of a report's chapters before anything of them is executed.

Chapters that have not changed are not looked at again; all others are read by one pandoc.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ataskaita.cache import Cache
from ataskaita.errors import LintErrors, UserError, raise_all
from ataskaita.execution.source import (
    cell_name,
    cell_place,
    chapter_title,
    front_matter,
    options,
    read_chapter,
)
from ataskaita.fingerprint import code, of_file
from ataskaita.inline import EXPRESSION, fill
from ataskaita.lint.findings import LintFinding
from ataskaita.lint.markup import COMMENT
from ataskaita.lint.run import require_sound
from ataskaita.programs import MARKDOWN, pandoc
from ataskaita.project import MARKER, Project
from ataskaita.supported.cells import check_cells, check_front_matter, check_settings
from ataskaita.supported.findings import Place, UnsupportedErrors, unsupported
from ataskaita.supported.html_tables import table_fault
from ataskaita.supported.kinds import kinds
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

SCRIPT = Path(__file__).with_name("elements.lua")

#: The format of a raw block that says which cell begins behind it.
MARK = "ataskaita-cell"


def require_sound_chapters(
    project: Project, sources: Sequence[Path] | None = None, *, by_quarto: bool = False
) -> None:
    """Stop unless chapters can be shown and their narrative passes; all that is wrong is told.

    Parameters
    ----------
    project, sources, by_quarto
        As for `require_supported`.

    Raises
    ------
    UserError
        Chapters can't be read: all of them are told.
    LintErrors
        The error holds every finding of both.
    """
    with ThreadPoolExecutor(1) as pool:
        # Pandoc is another program.
        supported = pool.submit(require_supported, project, sources, by_quarto=by_quarto)
        try:
            require_sound(project, sources)
        except LintErrors as error:
            other = supported.exception()
            raise LintErrors([*getattr(other, "findings", ()), *error.findings]) from None
        supported.result()


def require_supported(
    project: Project, sources: Sequence[Path] | None = None, *, by_quarto: bool = False
) -> None:
    """Stop unless all that chapters hold can be shown in the site and in the PDF.

    Parameters
    ----------
    project : Project
        The project.
    sources : sequence of Path, optional
        Its chapters; all of them when left out.
    by_quarto : bool
        Look only for mistakes that Quarto passes over: it can show all else.

    Raises
    ------
    UserError
        Chapters can't be read: all of them are told.
    UnsupportedErrors
        Something can't; the error holds every finding.
    """
    found = find_unsupported(project, sources or project.sources)
    if found := [one for one in found if not by_quarto or kinds()[one.rule].get("anywhere")]:
        raise UnsupportedErrors(found)


def find_unsupported(project: Project, sources: Sequence[Path]) -> list[LintFinding]:
    """Find all that can't be shown, in the order of the chapters."""
    cache = Cache(project.build / "cache")
    packages = ("supported", "execution", "lint")
    engine = code(*packages, "data/cell_conditions.py", "programs.py", "inline.py")
    rules = [engine, project.variables]
    digests = {source: of_file(source) for source in sources}
    todo = []
    for source in sources:
        pictures = cache.get("supported", rules, source.name, digests[source])
        if pictures is None or pictures != _digests(project, source, pictures):
            todo.append(source)
    found = list(check_settings(project.quarto, MARKER, read_text(project.root / MARKER)))
    if not todo:
        return found
    notebooks, texts, unread = [], [], []
    for source in todo:
        try:
            notebooks.append(read_chapter(source))
            texts.append(_marked(notebooks[-1], project.variables, source.name))
        except UserError as error:
            unread.append(error)
    raise_all(unread)
    given = json.dumps({"texts": texts, "format": MARKDOWN})
    answers = json.loads(pandoc(given, "lua", SCRIPT))
    for source, notebook, answer in zip(todo, notebooks, answers, strict=True):
        own = list(_check_chapter(project, source, notebook, answer))
        found += own
        if not own and of_file(source) == digests[source]:
            pictures = _digests(project, source, [one["src"] for one in answer["pictures"]])
            cache.put(pictures, "supported", rules, source.name, digests[source])
    return found


def _digests(project: Project, source: Path, addresses: Iterable[str]) -> dict[str, str | None]:
    """The checksums of the pictures that a chapter shows; None for one that is not there."""
    files = {address: picture_file(source, project.root, address) for address in addresses}
    return {address: file and of_file(file) for address, file in files.items()}


def _marked(notebook: Any, variables: Mapping[str, object], chapter: str) -> str:
    """The text of a chapter, its variables filled in, with a mark before each cell."""
    blocks = []
    for number, cell in enumerate(notebook.cells, start=1):
        blocks.append(f"```{{={MARK}}}\n{number}\n```")
        if cell.cell_type == "markdown":
            inline = [found[0] for found in EXPRESSION.finditer(cell.source)]
            place = cell_place(chapter, cell, number)
            blocks.append(fill(cell.source, inline, variables, place))
        elif cell.cell_type == "code":
            chosen = options(cell.source)
            blocks += [str(chosen[name]) for name in ("tbl-cap", "fig-cap") if chosen.get(name)]
    return "\n\n".join(blocks) + "\n"


def _check_chapter(
    project: Project, source: Path, notebook: Any, answer: dict[str, Any]
) -> Iterator[LintFinding]:
    file = project.relative(source)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    title = chapter_title("\n\n".join(texts))
    yield from check_front_matter(_front_matter(source), title, file)
    if not title:
        yield unsupported("no-title", Place(file, "1"), "")
    else:
        yield from _check_beginning(notebook, title, file)
    yield from check_cells(notebook, file)
    yield from check_texts(notebook, file)
    yield from located(answer["findings"], notebook, file)
    for table in answer["tables"]:
        if fault := table_fault(table["html"]):
            yield unsupported("html-table", _place(notebook, table["cell"], file), fault)
    for picture in answer["pictures"]:
        yield from _check_picture(project, source, notebook, picture, file)


def _check_beginning(notebook: Any, title: str, file: str) -> Iterator[LintFinding]:
    """Find text above the title, which would belong to no chapter."""
    for number, cell in enumerate(notebook.cells, start=1):
        line = COMMENT.sub("", cell.source).strip().partition("\n")[0]
        if line and cell.cell_type == "markdown":
            if line not in (title.strip(), f"# {title}".strip()):
                yield unsupported("before-title", Place(file, cell_name(cell, number)), line)
            return


def _front_matter(source: Path) -> dict[str, Any]:
    text = read_text(source)
    if source.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        if not cells or cells[0]["cell_type"] != "raw":
            return {}
        text = "".join(cells[0]["source"])
    return front_matter(text)


def located(found: Sequence[dict[str, Any]], notebook: Any, file: str) -> Iterator[LintFinding]:
    """The findings of the script, each with the line of its cell."""
    for one in found:
        place = _place(notebook, one["cell"], file, one["text"])
        yield unsupported(one["kind"], place, one["text"])


def _place(notebook: Any, number: int, file: str, text: str = "") -> Place:
    cell = notebook.cells[number - 1]
    lines = cell.source.splitlines()
    wanted = filter(None, (text, text.split(" ")[0]))
    found = (n for part in wanted for n, line in enumerate(lines, 1) if part in line)
    return Place(file, cell_name(cell, number), next(found, 1))


def _check_picture(
    project: Project, source: Path, notebook: Any, picture: dict[str, Any], file: str
) -> Iterator[LintFinding]:
    address = picture["src"]
    place = _place(notebook, picture["cell"], file, address)
    if address.startswith(ATTACHED):
        held = attached(notebook.cells[picture["cell"] - 1], address)
        body = None if held is None else body_of(held)
    else:
        path = picture_file(source, project.root, address)
        body = path.read_bytes() if path else None
    if body is None:
        yield unsupported("picture-missing", place, address)
    elif not is_sound(address, body):
        yield unsupported("picture-broken", place, address)
    elif address.lower().endswith(".svg") and (fault := drawing_fault(body)):
        yield unsupported("drawing", place, fault)

"""The lint of a chapter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ataskaita.execution.source import cell_name, options, read_chapter
from ataskaita.lint.beside import files_beside, titles
from ataskaita.lint.cells import sort_out
from ataskaita.lint.code import check_code, number_hits
from ataskaita.lint.direction import check_words
from ataskaita.lint.findings import Hit, LintFinding
from ataskaita.lint.marks import check_mark
from ataskaita.lint.markup import Prose, read
from ataskaita.lint.patterns import patterns
from ataskaita.lint.seen import Seen, seen
from ataskaita.lint.sentences import sentences
from ataskaita.project import MARKER, Project
from ataskaita.text_file import read_text
from ataskaita.translation import _

#: What to do about each rule's findings, in English; `docs/lint.md` says more.
FIXES = patterns("rules.yml")

#: Options of a cell that readers see or hear.
SHOWN = ("cap", "subcap", "alt", "title", "scap")


def check_chapter(project: Project, source: Path) -> list[LintFinding]:
    """Find all that is wrong with a chapter's narrative, or with the titles of the report.

    Parameters
    ----------
    project : Project
        The project; text may quote its variables.
    source : Path
        The chapter, ``report.qmd`` or ``_quarto.yml``.
    """
    found: list[LintFinding] = []
    if source.name != MARKER:
        notebook = read_chapter(source)
        found += check_notebook(notebook, project.relative(source), project.variables)
    found += _check_titles(project, source)
    for path in files_beside(project, source):
        found += _check_file(project, path)
    return found


def _check_file(project: Project, path: Path) -> Iterator[LintFinding]:
    """A file that a chapter includes or imports."""
    file = project.relative(path)
    if path.suffix in (".ipynb", ".qmd"):
        yield from check_notebook(read_chapter(path), file, project.variables)
        return
    text = read_text(path)
    module = path.suffix == ".py"
    hits = check_code(text, inline=False) if module else _text_hits(text, project.variables)
    yield from _located(hits, text, file)


def _check_titles(project: Project, path: Path) -> Iterator[LintFinding]:
    if path.suffix == ".ipynb":
        return
    text = read_text(path)
    for start, said in titles(path):
        place = max(text.find(said, start), start)
        hits = _text_hits(said, project.variables, caption=True)
        yield from _located((h.moved(place) for h in hits), text, project.relative(path))


def _located(hits: Iterable[Hit], text: str, file: str, cell: str = "") -> Iterator[LintFinding]:
    for hit in sorted(set(hits), key=lambda hit: (hit.start, hit.end)):
        line = text.count("\n", 0, hit.start) + 1
        said = " ".join(text[hit.start : hit.end].split())
        fix = _(FIXES[hit.rule]).format(text=said)
        yield LintFinding(file, cell, line, said, hit.rule, hit.message, fix)


def check_notebook(
    notebook: Any, file: str, settings: Mapping[str, object]
) -> Iterator[LintFinding]:
    """Find all that is wrong with a notebook's narrative, in the order of its text.

    Parameters
    ----------
    notebook : NotebookNode
        The chapter.
    file : str
        What messages call it.
    settings : mapping
        The variables that its text may quote.
    """
    names: dict[str, Any] = {}
    for number, cell in enumerate(notebook.cells, start=1):
        text = cell.source
        hits = _code_hits(text, names) if cell.cell_type == "code" else _text_hits(text, settings)
        yield from _located(hits, text, file, cell_name(cell, number))


def _text_hits(
    text: str, settings: Mapping[str, object], *, caption: bool = False
) -> Iterator[Hit]:
    prose = read(text, settings)
    for mark in prose.marks:
        yield from check_mark(mark, caption=caption)
    for start, end in prose.broken:
        yield Hit(start, end, "mark-syntax", _("This looks like a mark but can't be read as one."))
    said = _("The variable quoted here holds a number or a claim.")
    for start, end in prose.variables:
        yield Hit(start, end, "typed-number", said)
    for start, _end, code in prose.expressions:
        place = text.index(code, start)
        yield from (hit.moved(place) for hit in check_code(code, inline=True))
    read_as = seen(prose.text)
    for hit in _wording(read_as, prose):
        yield Hit(*read_as.place(hit.start, hit.end), hit.rule, hit.message)


def _wording(read_as: Seen, prose: Prose) -> Iterator[Hit]:
    """What is wrong with the words themselves, by where readers see them."""
    text = read_as.text
    expressions = [
        (bisect_left(read_as.places, a), bisect_left(read_as.places, b), code)
        for a, b, code in prose.expressions
    ]
    for start, end in sentences(text):
        yield from (hit.moved(start) for hit in number_hits(text[start:end]))
        yield from check_words(text, start, end, expressions)


def _code_hits(text: str, names: dict[str, Any]) -> Iterator[Hit]:
    cell = sort_out(text)
    yield from check_code(cell.python, inline=False, names=names)
    for start, end in cell.texts:
        yield from (hit.moved(start) for hit in _text_hits(text[start:end], {}))
    for name, value in options(text).items():
        if name.rpartition("-")[2] not in SHOWN:
            continue
        for shown in value if isinstance(value, list) else [value]:
            for hit in _text_hits(str(shown), {}, caption=True):
                # Quoting may have changed the text, so a hit is looked up again, or gets the line.
                words_hit = str(shown)[hit.start : hit.end]
                line = text.index(f"{name}:")
                place = text.find(words_hit, line)
                start = place if place >= 0 else line
                yield Hit(start, start + len(words_hit), hit.rule, hit.message)

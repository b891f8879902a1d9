"""The lint of a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ataskaita.execution.source import cell_name, options, read_chapter, require_captions
from ataskaita.lint import words
from ataskaita.lint.code import check_code
from ataskaita.lint.direction import check_words
from ataskaita.lint.findings import Hit, LintFinding
from ataskaita.lint.marks import check_mark
from ataskaita.lint.markup import read
from ataskaita.lint.number_words import number_words
from ataskaita.lint.numbers import typed_numbers
from ataskaita.lint.sentences import blocks, sentences
from ataskaita.project import Project

#: Options of a cell that readers see or hear.
_SHOWN = ("cap", "subcap", "alt", "title", "scap")


def check_chapter(project: Project, source: Path) -> list[LintFinding]:
    """Find all that is wrong with a chapter's narrative.

    Parameters
    ----------
    project : Project
        The project; text may quote its variables.
    source : Path
        The chapter.
    """
    notebook = read_chapter(source)
    require_captions(notebook, source.name)
    return list(check_notebook(notebook, project.relative(source), project.variables))


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
    for number, cell in enumerate(notebook.cells, start=1):
        text = cell.source
        hits = _code_hits(text) if cell.cell_type == "code" else _text_hits(text, settings)
        for hit in sorted(set(hits), key=lambda hit: (hit.start, hit.end)):
            yield LintFinding(
                file,
                cell_name(cell, number),
                text.count("\n", 0, hit.start) + 1,
                " ".join(text[hit.start : hit.end].split()),
                hit.rule,
                hit.message,
            )


def _text_hits(
    text: str, settings: Mapping[str, object], *, caption: bool = False
) -> Iterator[Hit]:
    prose = read(text, settings)
    for mark in prose.marks:
        yield from check_mark(mark, caption=caption)
    for start, end in prose.broken:
        yield Hit(start, end, "mark-syntax", "This looks like a mark but can't be read as one.")
    for start, end in prose.variables:
        yield Hit(start, end, "typed-number", "The variable quoted here holds a number.")
    for start, _, code in prose.expressions:
        place = text.index(code, start)
        yield from (
            Hit(place + hit.start, place + hit.end, hit.rule, hit.message)
            for hit in check_code(code, inline=True)
        )
    for start, end in blocks(prose.text):
        block = prose.text[start:end]
        for a, b in typed_numbers(block):
            yield Hit(start + a, start + b, "typed-number", "A number is typed by hand.")
        for a, b in number_words(block, words.one_of()):
            yield Hit(start + a, start + b, "number-word", "A number is typed in words.")
    for start, end in sentences(prose.text):
        yield from check_words(prose.text, start, end, prose.expressions)


def _code_hits(text: str) -> Iterator[Hit]:
    yield from check_code(text, inline=False)
    for name, value in _options(text).items():
        if name.rpartition("-")[2] not in _SHOWN:
            continue
        for shown in value if isinstance(value, list) else [value]:
            for hit in _text_hits(str(shown), {}, caption=True):
                # Quoting may have changed the text, so a hit is looked up again, or gets the line.
                words_hit = str(shown)[hit.start : hit.end]
                line = text.index(f"{name}:")
                place = text.find(words_hit, line)
                start = place if place >= 0 else line
                yield Hit(start, start + len(words_hit), hit.rule, hit.message)


def _options(text: str) -> dict[str, Any]:
    """The options of a cell, read line by line where they are no YAML."""
    try:
        return options(text)
    except yaml.YAMLError:
        lines = [line[2:] for line in text.splitlines() if line.startswith("#|")]
        return {name.strip(): value for name, _, value in (line.partition(":") for line in lines)}

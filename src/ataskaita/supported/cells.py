"""What the cells of a chapter may be, and which options and tags they may have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from ataskaita.data.cell_conditions import exclude_each_other
from ataskaita.execution.source import cell_name, options, tags
from ataskaita.lint.findings import LintFinding
from ataskaita.supported.findings import Place, unsupported
from ataskaita.supported.kinds import ABOUT_EXECUTING, EXECUTE, OPTIONS, QUARTOS, TAGS
from ataskaita.supported.settings import other_languages

_CAPTIONS = ("tbl-cap", "fig-cap", "fig-alt")
_OPTION = re.compile(r"#\|[ \t]*(\S.*)")
_LABEL = re.compile(r"[\w.:-]+")
#: A comment has a space behind its #; a text for readers with one ends there as well.
_CUT = re.compile(
    r"^[ ]*(?:title|subtitle|author):[ \t]+([^\"'#\s][^#\n]*[ \t]#\S.*)$", re.MULTILINE
)


def check_cells(notebook: Any, file: str) -> Iterator[LintFinding]:
    """Find cells, tags and options that can't be obeyed.

    Parameters
    ----------
    notebook : Node
        The chapter.
    file : str
        What messages call it.
    """
    labels: dict[str, list[int]] = defaultdict(list)
    for number, cell in enumerate(notebook.cells, start=1):
        place = Place(file, cell_name(cell, number))
        yield from _check_places(cell, place)
        if cell.cell_type not in ("markdown", "code"):
            if cell.source.strip():
                yield unsupported("cell-type", place, cell.source)
            continue
        for tag in tags(cell):
            if tag in TAGS:
                yield unsupported("tag", place, tag)
        if cell.cell_type == "code":
            yield from _check_options(cell, place)
            label = str(options(cell.source).get("label", ""))
            for other in labels[label] if label else ():
                if not exclude_each_other(cell, notebook.cells[other - 1]):
                    here = place.at(_line(cell.source, "label"))
                    yield unsupported("label-twice", here, label, near=str(other))
                    break
            labels[label].append(number)


def check_settings(settings: Mapping[str, Any], file: str, text: str = "") -> Iterator[LintFinding]:
    """Find what the settings lack, or what of them can't be obeyed: language, some of all cells.

    Parameters
    ----------
    settings : mapping
        What ``_quarto.yml`` says.
    file : str
        What messages call it.
    text : str
        The settings as they are written.
    """
    for found in _CUT.finditer(text):
        yield unsupported("cut", Place(file, "", 1 + text.count("\n", 0, found.start())), found[1])
    for name, value in other_languages(settings):
        yield unsupported("language", Place(file, name), str(value))
    book = settings.get("book")
    if not str((book.get("title") if isinstance(book, dict) else "") or "").strip():
        yield unsupported("book-title", Place(file, "book: title"), "")
    execute = settings.get("execute")
    for name, value in (execute if isinstance(execute, dict) else {}).items():
        place = Place(file, "execute")
        if name in EXECUTE:
            if value not in OPTIONS[name] and value is not None:
                yield unsupported("option-value", place, f"{name}: {value}")
        elif name not in ABOUT_EXECUTING:
            yield unsupported("option", place, str(name))


def check_front_matter(said: Mapping[str, Any], title: str, file: str) -> Iterator[LintFinding]:
    """Find settings at the head of a chapter that can't be obeyed.

    Parameters
    ----------
    said : mapping
        What stands there.
    title : str
        The chapter's heading of the first level, if it has one.
    file : str
        What messages call it.
    """
    place = Place(file, "1")
    for name, value in said.items():
        if name == "title":
            if title and title.partition("{")[0].strip() != str(value).strip():
                yield unsupported("two-titles", place, str(value))
        elif name != "execute" or not isinstance(value, dict) or set(value) - {"enabled"}:
            yield unsupported("front-matter", place, str(name))


def _check_places(cell: Any, place: Place) -> Iterator[LintFinding]:
    """Find lines of options that nobody obeys where they stand."""
    at_top = cell.cell_type == "code"
    for number, line in enumerate(cell.source.splitlines(), start=1):
        found = _OPTION.match(line)
        at_top = at_top and found is not None
        if found and not at_top and ":" in found[1]:
            yield unsupported("option-late", place.at(number), found[1])


def _check_options(cell: Any, place: Place) -> Iterator[LintFinding]:
    for name, value in options(cell.source).items():
        here = place.at(_line(cell.source, str(name)))
        if name in QUARTOS:
            yield unsupported("option", here, name)
        elif name not in OPTIONS:
            near = get_close_matches(str(name), OPTIONS, 3, 0.5) or list(OPTIONS)
            yield unsupported("unknown-option", here, name, near=", ".join(near))
        elif not _is_allowed(name, value):
            yield unsupported("option-value", here, f"{name}: {value}")
        elif name == "label" and not _LABEL.fullmatch(str(value)):
            yield unsupported("label-sign", here, str(value))
        elif name in _CAPTIONS and "{{<" in str(value):
            yield unsupported("shortcode", here, str(value))
        elif name in _CAPTIONS and "{python}" in str(value):
            yield unsupported("caption-value", here, str(value))
        elif name in _CAPTIONS and re.search(r"\^\[|\[\^", str(value)):
            yield unsupported("table-note", here, str(value))

    chosen = options(cell.source)
    kind = str(chosen.get("label", "")).partition("-")[0]
    shown = all(chosen.get(name) is not False for name in ("include", "eval", "output"))
    if kind in ("tbl", "fig") and shown and not (chosen.get("tbl-cap") or chosen.get("fig-cap")):
        yield unsupported("no-caption", place.at(_line(cell.source, "label")), chosen["label"])


def _is_allowed(name: str, value: Any) -> bool:
    if name == "label":
        return not isinstance(value, list | dict)
    return not OPTIONS[name] or any(value is allowed for allowed in OPTIONS[name])


def _line(source: str, name: str) -> int:
    lines = source.splitlines()
    begins = (n for n, line in enumerate(lines, 1) if line.startswith("#|") and name in line)
    return next(begins, 1)

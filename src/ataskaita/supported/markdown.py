"""What of a Markdown text pandoc would not tell us of: it passes over it, or reads it as text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from ataskaita.execution.source import cell_name
from ataskaita.lint.findings import LintFinding
from ataskaita.supported.findings import Place, unsupported
from ataskaita.supported.kinds import SHORTCODES

_CODE_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_FENCE = re.compile(r"^[ \t>]*(:{3,})[ \t]*(.*?)[ \t]*:*$")
_CELL_IN_TEXT = re.compile(r"^\{(\w+)")
_SHORTCODE = re.compile(r"\{\{<\s*(\S*)(.*?)(?:>\}\}|$)")
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
#: What parts the cells of a row, and the line below the heads of a table.
_CELL = re.compile(r"(?<!\\)\|")
_BELOW_HEADS = re.compile(r"^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$")
_ROW = re.compile(r"^[ \t>]*\|.*\|.*\|[ \t]*$")
#: Where a link leads that is named in brackets, "[name]: address", of which nobody sees anything.
_TARGET = re.compile(r"^ {0,3}\[[^\]^]+\]:[ \t]+(\S+)[ \t]*(?:[\"'(].*)?$")
_ADDRESS = re.compile(r"[/:#]|\.\w+$")
#: The lines of a table that is drawn: "+---+---+", "----- -----".
_DRAWN = re.compile(r"^[ \t>]*(?:\+(?:[-=:]+\+)+|-{2,}(?:[ \t]+-{2,})+)[ \t]*$")
#: What turns the direction of writing, and a mark of byte order in the midst of a text.
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:")


#: A line of prose, code blanked out, with its place.
_Line = tuple[Place, str]


def check_texts(notebook: Any, file: str) -> Iterator[LintFinding]:
    """Find what is not as it must be in the Markdown cells of a chapter.

    Parameters
    ----------
    notebook : Node
        The chapter.
    file : str
        What messages call it.
    """
    prose: list[_Line] = []
    for number, cell in enumerate(notebook.cells, start=1):
        place = Place(file, cell_name(cell, number))
        if cell.cell_type == "markdown":
            lines, faults = _prose(cell.source, place)
            prose += lines
            yield from faults
        yield from _characters(cell.source, place)
    yield from _of_prose(prose)


def check_text(source: str, place: Place, *, plain: bool = False) -> Iterator[LintFinding]:
    """Find the same in a text by itself, such as the output of a cell.

    Parameters
    ----------
    source : str
        The text.
    place : Place
        The cell that gives it.
    plain : bool
        It is shown as it is, whatever signs are in it.
    """
    yield from (unsupported(f.rule, place, f.text) for f in _characters(source, place))
    if plain:
        return
    lines, faults = _prose(source, place)
    yield from faults
    # It comes when all shortcodes have been filled in.
    yield from _of_prose([(place, text) for _line, text in lines], shortcodes=())


def notes_twice(texts: Iterable[tuple[Place, str]]) -> Iterator[LintFinding]:
    """Find names that footnotes of several texts share: those of cells, and what cells give."""
    lines = ((place, line) for place, source in texts for _at, line in _prose(source, place)[0])
    return (found for found in _notes(list(lines)) if found.rule == "note-twice")


def _prose(source: str, place: Place) -> tuple[list[_Line], list[LintFinding]]:
    """The lines of a text without code and comments, and what of these is not closed."""
    lines: list[_Line] = []
    faults: list[LintFinding] = []
    fence: re.Match[str] | None = None
    begun, comment = place, False
    for number, line in enumerate(source.split("\n"), start=1):
        here = place.at(number)
        found = _CODE_FENCE.match(line)
        if fence:
            closes = found and found[1].startswith(fence[1]) and not found[2].strip()
            fence = None if closes else fence
            continue
        if found and not comment and "`" not in found[2]:
            fence, begun = found, here
            if _CELL_IN_TEXT.match(found[2].strip()):
                faults.append(unsupported("code-cell", here, line.strip()))
            continue
        text = _INLINE_CODE.sub(lambda code: " " * len(code[0]), line)
        text, opened = _without_comments(text, inside=comment)
        begun = here if opened and not comment else begun
        comment = opened
        lines.append((here, text))
    if fence:
        faults.append(unsupported("code-open", begun, fence[0]))
    if comment:
        faults.append(unsupported("code-open", begun, "<!--"))
    return lines, faults


def _without_comments(line: str, *, inside: bool) -> tuple[str, bool]:
    shown = ""
    while line:
        before, mark, line = line.partition("-->" if inside else "<!--")
        shown += "" if inside else before
        inside = inside != bool(mark)
    return shown, inside


def _characters(source: str, place: Place) -> Iterator[LintFinding]:
    # Some are written by number or by name: "&#x202E;", "&rlm;".
    for number, line in enumerate(html.unescape(source).split("\n"), start=1):
        for sign in line:
            if sign not in "\t\r" and unicodedata.category(sign) in ("Cc", "Co", "Cn", "Cs"):
                around = line[max(0, line.index(sign) - 15) : line.index(sign)]
                yield unsupported("character", place.at(number), f"{around}U+{ord(sign):04X}")
                break
        if turns := _DIRECTION.search(line):
            before = line[max(0, turns.start() - 15) : turns.start()]
            yield unsupported("direction", place.at(number), f"{before}U+{ord(turns[0]):04X}")
        elif words := _RIGHT_TO_LEFT.search(line):
            yield unsupported("right-to-left", place.at(number), words[0])


def _of_prose(
    prose: list[_Line], shortcodes: tuple[str, ...] = SHORTCODES
) -> Iterator[LintFinding]:
    yield from _fences(prose)
    yield from _notes(prose)
    drawn: set[str] = set()
    columns = 0
    for (place, text), (_place, below) in zip_longest(prose, prose[1:], fillvalue=(None, "")):
        for found in _SHORTCODE.finditer(text):
            # With three braces Quarto shows a shortcode as it is written.
            shown = text[: found.start()].endswith("{")
            if found[1] not in shortcodes or shown or not found[0].endswith(">}}"):
                yield unsupported("shortcode", place, found[0])
        if _BELOW_HEADS.match(text):
            columns = _cells(text)
        columns = columns if "|" in text else 0
        if _ROW.match(text) and not columns and not _BELOW_HEADS.match(below):
            yield unsupported("row-alone", place, text)
        if (target := _TARGET.match(text)) and not _ADDRESS.search(target[1]):
            yield unsupported("link", place, target[1])
        if columns and _cells(text) > columns:
            yield unsupported("table-row", place, text)
        if _DRAWN.match(text) and place.cell not in drawn:
            drawn.add(place.cell)
            yield unsupported("drawn-table", place, text)


def _cells(row: str) -> int:
    return len(_CELL.split(row.strip(" \t>").removeprefix("|").removesuffix("|")))


def _fences(prose: list[_Line]) -> Iterator[LintFinding]:
    opened: list[tuple[Place, str]] = []
    for place, text in prose:
        found = _FENCE.match(text)
        if not found:
            continue
        if found[2]:
            opened.append((place, text.strip()))
        elif opened:
            opened.pop()
        else:
            yield unsupported("fence-closed", place, text)
    for place, text in opened:
        yield unsupported("fence-open", place, text)


def _notes(prose: list[_Line]) -> Iterator[LintFinding]:
    defined: dict[str, Place] = {}
    referred: dict[str, Place] = {}
    for place, text in prose:
        begins = _DEFINED.match(text)
        if begins and begins[1] in defined:
            first = defined[begins[1]]
            yield unsupported("note-twice", place, f"[^{begins[1]}]", near=first.cell)
        elif begins:
            defined[begins[1]] = place
        for found in _NOTE.finditer(text, begins.end() if begins else 0):
            referred.setdefault(found[1], place)
    for name, place in referred.items():
        if name not in defined:
            yield unsupported("note-missing", place, f"[^{name}]")
    for name, place in defined.items():
        if name not in referred:
            yield unsupported("note-unused", place, f"[^{name}]")

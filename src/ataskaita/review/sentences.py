"""The sentences of a chapter that have to be confirmed, each with its place."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ataskaita.data.cell_conditions import Conditions
from ataskaita.execution.source import cell_name, cell_place, options, read_chapter
from ataskaita.inline import EXPRESSION
from ataskaita.lint.cells import is_text, span
from ataskaita.lint.check import SHOWN
from ataskaita.lint.markup import Prose, read
from ataskaita.lint.seen import VALUE
from ataskaita.lint.sentences import blocks, sentences
from ataskaita.project import Project
from ataskaita.review.rules import Names, names_something, states_something

#: What begins a block and is no part of its text.
_OPENING = re.compile(r"[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d{1,2}[.)]\s+|\|)?\s*")

#: What ends a heading or a row and is no part of its text.
_CLOSING = re.compile(r"(?:\s|\{[#.][^{}]*\}|\|)*$")

#: The beginning of a paragraph that serves as its heading.
_BOLD = re.compile(r"\*\*[^*]+\*\*")

#: A letter, or what `ataskaita.lint.markup` puts in its place.
_LETTER = re.compile(r"[^\W\d_]|[\ue000-\ue004]")

_STOP = re.compile(r"[.!?…:;,–][“”\")\]]*$")

#: A paragraph of so few words without a full stop is a label, such as the name of a key figure.
_LABEL = 4

#: A text in code that is a name for the program, not for readers.
_IDENTIFIER = re.compile(r"[a-z0-9_.:()@-]*")

#: A line of code with the reason why something in it is typed.
_TYPED = re.compile(r"^[ \t]*(\S.*# typed:.*?)[ \t]*$", re.MULTILINE)

#: Several words that end as a sentence does, not in a word cut short.
_ENDED = re.compile(r"\s.*\w{4}[.!?…]$", re.DOTALL)

#: What has no word is a code, such as the number of a section.
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class Sentence:
    """A sentence that has to be confirmed: also an item of a list, a caption, a row of a table.

    Parameters
    ----------
    file : str
        The chapter, from the project's root.
    cell : str
        The cell's label, or its number.
    number : int
        The cell's place in the chapter, counted from 0.
    line : int
        The line inside the cell, counted from 1.
    start, end : int
        Where it stands in the cell's source.
    text : str
        The sentence as its author wrote it, on one line.
    code : bool
        Whether it stands in a cell of code: a caption, a text handed to a builder.
    whole : bool
        Whether it is all of its paragraph, item or heading.
    section : str
        The heading above it.
    computed : bool
        Whether it states nothing of its own: it is asked about only where it counts 0.
    """

    file: str
    cell: str
    number: int
    line: int
    start: int
    end: int
    text: str
    code: bool
    whole: bool
    section: str
    computed: bool = False

    @property
    def id(self) -> str:
        """A short name to call it by; the same sentence of a chapter has the same one."""
        return hashlib.sha256(f"{self.file}\0{self.key}".encode()).hexdigest()[:6]

    @property
    def key(self) -> str:
        """What it is recognised by when it is read again."""
        return key_of(self.text)

    @property
    def heading(self) -> bool:
        """Whether it is itself the heading of a section."""
        return self.text == self.section


def sentences_of(project: Project, source: Path, *, of_other_years: bool = False) -> list[Sentence]:
    """The sentences of a chapter that have to be confirmed, in their order.

    Parameters
    ----------
    project, source
        The project and the chapter.
    of_other_years : bool
        Whether also those of cells that the report year leaves out.
    """
    file, cells = project.relative(source), read_chapter(source).cells
    texts = (cell.source for cell in cells if cell.cell_type != "code")
    names = Names.of(project.variables, texts)
    found, section, year = [], "", Conditions(project)
    for number, cell in enumerate(cells):
        code = cell.cell_type == "code"
        if code:
            spans = ((start, end, True, False) for start, end in texts_in_code(cell.source, names))
        else:
            spans = _in_text(project, cell.source, names)
        name = cell_name(cell, number + 1)
        if not (of_other_years or year.applies(cell, cell_place(file, cell, number + 1))):
            continue
        headings = [] if code else list(_headings(cell.source))
        for start, end, whole, computed in spans:
            text = normalised(cell.source[start:end])
            line = cell.source.count("\n", 0, start) + 1
            above = [section, *(title for place, title in headings if place <= start)][-1]
            place = (file, name, number, line, start, end)
            found.append(Sentence(*place, text, code, whole, above, computed))
        section = headings[-1][1] if headings else section
    return found


def normalised(text: str) -> str:
    r"""A sentence on one line: how it is broken into lines says nothing.

    Examples
    --------
    >>> normalised("One\n  sentence. ")
    'One sentence.'
    """
    return " ".join(text.split())


def key_of(text: str) -> str:
    """A sentence without the mark that ends it: an item of a list ends in another when it is last.

    Examples
    --------
    >>> key_of("an item;")
    'an item'
    """
    return text.rstrip(".;,")


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Where headings stand, and what they say."""
    for start, end in blocks(text):
        if text[start:end].lstrip().startswith("#"):
            first, last = _trimmed(text, start, end)
            yield start, normalised(text[first:last])


def _in_text(project: Project, text: str, names: Names) -> Iterator[tuple[int, int, bool, bool]]:
    prose = read(text, project.variables)
    # In the source: where the numbers of a list are blank, its items are one block.
    for start, end in blocks(text):
        first, last = _trimmed(text, start, end)
        block = text[start:first]
        for a, b in sentences(prose.text[:end]):
            if b <= start:
                continue
            a, b = (_before_bracket(text, place) for place in (a, b))
            a, b = max(a, first), min(b, last)
            b = a + len(text[a:b].rstrip())
            states = a < b and _counts(prose, text, a, b, block, names)
            if states or EXPRESSION.search(text, a, b):
                yield a, b, (a, b) == (first, last), not states


def _before_bracket(text: str, place: int) -> int:
    """The bracket of a mark is blank, so it would be left behind by the sentence it begins."""
    return place - 1 if place and text[place - 1] == "[" else place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A block without what marks it as a heading, an item or a row."""
    first = start + len(_OPENING.match(text[start:end])[0])
    opening = text[start:first]
    rest = text[first:end]
    closed = _CLOSING.search(rest).start() if "#" in opening or "|" in opening else len(rest)
    return first, first + len(rest[:closed].rstrip())


def _counts(prose: Prose, text: str, start: int, end: int, opening: str, names: Names) -> bool:
    source, masked = text[start:end], prose.text[start:end]
    if source.startswith(":::") or not _LETTER.search(masked):
        return False
    if "#" in opening or _BOLD.fullmatch(source) or (not opening.strip() and _is_label(masked)):
        return names_something(source, masked, names)
    return states_something(source, masked, names)


def _is_label(masked: str) -> bool:
    short = len(masked.split()) <= _LABEL
    return short and VALUE not in masked and not _STOP.search(masked.strip())


def texts_in_code(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Captions that name something, tables typed row by row, other texts that name something.

    Yields
    ------
    tuple of (int, int)
        Where a text begins and ends.
    """
    nodes = _nodes(text)
    rows = [row for n in nodes if isinstance(n, ast.List) for row in n.elts if _is_typed_row(row)]
    # A row of a table is asked about as a whole, and so is a line that says why it is typed.
    always = {span(text, row) for row in rows} | {line.span(1) for line in _TYPED.finditer(text)}
    whole = always.union(_captions(text))
    texts = {
        (start + 1, end - 1)
        for start, end in (span(text, node) for node in nodes if is_text(node))
        if not any(a <= start and end <= b for a, b in whole)
    }
    for start, end in sorted(whole | texts):
        if (start, end) in always or _is_named(text[start:end], names):
            yield start, end


def _is_named(shown: str, names: Names) -> bool:
    if _IDENTIFIER.fullmatch(shown) or not _WORD.search(shown):
        return False
    return bool(_ENDED.search(shown)) or names_something(shown, read(shown, {}).text, names)


def _captions(text: str) -> Iterator[tuple[int, int]]:
    for name, value in options(text).items():
        if value and name.rpartition("-")[2] in SHOWN:
            line = re.search(rf"^#\|[ \t]?{re.escape(name)}:[ \t]*(.*)$", text, re.MULTILINE)
            if line:
                yield line.span(1)


def _is_typed_row(node: ast.AST) -> bool:
    return isinstance(node, ast.List) and bool(node.elts) and all(map(is_text, node.elts))


def _nodes(text: str) -> list[ast.AST]:
    with suppress(SyntaxError):
        return list(ast.walk(ast.parse(text)))
    return []

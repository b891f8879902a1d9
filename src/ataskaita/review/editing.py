"""Changing one sentence of a chapter, and nothing else of its text."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise
from pathlib import Path

from ataskaita.data.tables import Tables
from ataskaita.errors import LintErrors, UserError
from ataskaita.execution.source import cell_name, read_chapter
from ataskaita.lint.check import check_notebook
from ataskaita.lint.findings import LintFinding
from ataskaita.project import Project
from ataskaita.review.sentences import Sentence, normalised, sentences_of
from ataskaita.review.store import Confirmation, read_confirmed, write_confirmed
from ataskaita.review.unconfirmed import confirm
from ataskaita.text_file import write_whole
from ataskaita.translation import _

#: A box with nothing in it, or a key figure that has lost its number.
_LEFT = r"[^\n]*\}\n\s*|\.key-figure[^\n]*\}\n\s*[^`\s:][^`\n]*\n(?:[^\n]*\n)*?"
_EMPTY_BOX = re.compile(rf"^(:::+) *\{{(?:{_LEFT})\1[ \t]*(?:\n+|\Z)", re.MULTILINE)
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s")
_HEADING = re.compile(r"(#+)\s+(.*?)\s*(?:\{[^{}]*\})?")
_SPEAKS_OF_MORE = re.compile(r"[^.!?]*\b(?:jis|ji|jie|taip pat|be to)\b", re.IGNORECASE)
_LABEL = re.compile(r"\*\*[^*\n]+\*\*[.:]?\s*")


def replace_sentence(project: Project, source: Path, sentence: Sentence, text: str) -> Path:
    """Write another sentence in its place; where the chapter as it was has been copied to.

    Raises
    ------
    UserError
        It stands in code, or the chapter has changed meanwhile; nothing was written.
    """
    return _write(project, source, sentence, _with(_cell(source, sentence), sentence, text))


def faults_of(project: Project, source: Path, sentence: Sentence, text: str) -> list[LintFinding]:
    """What the lint would say of another sentence in its place, and does not say now."""
    cell = _cell(source, sentence)
    chapter = read_chapter(source)

    def findings() -> list[LintFinding]:
        return list(check_notebook(chapter, sentence.file, project.variables))

    known = {(one.cell, one.text, one.rule) for one in findings()}
    chapter.cells[sentence.number].source = _with(cell, sentence, text)
    return [one for one in findings() if (one.cell, one.text, one.rule) not in known]


def _with(cell: str, sentence: Sentence, text: str) -> str:
    return cell[: sentence.start] + normalised(text) + cell[sentence.end :]


def drop_sentence(project: Project, source: Path, sentence: Sentence) -> Path:
    """Take a sentence out, with its paragraph or item where it is all of it but for a bold label.

    Raises
    ------
    UserError
        It is a heading, it stands in code, or the chapter has changed meanwhile; nothing was
        written.
    """
    if sentence.heading:
        raise UserError(
            _("This is the heading of a section, on which other places may rest."),
            _("Take out the whole section in Jupyter, or edit the heading."),
        )
    cell = _cell(source, sentence)
    whole = sentence.whole or _leaves_a_label(cell, sentence.start, sentence.end)
    cut = _without_block if whole else _without
    return _write(project, source, sentence, cut(cell, sentence.start, sentence.end))


def left_alone(source: Path) -> list[tuple[str, str, str]]:
    """What a chapter's Markdown can't be left with: its cell, its text, and what is said of it.

    A heading above nothing, an introduction of no list, the first sentence of a section that speaks
    of what stood before it. By intent there may be some, so compare it with what there was.
    """
    nothing = _("Nothing stands below this heading any more; delete it in Jupyter: {text}")
    introduces = _("This introduces nothing any more, so drop or edit it in Jupyter: {text}")
    refers = _("This begins its section now; edit it if it speaks of what is gone: {text}")
    found: list[tuple[str, str, str]] = []
    heading, depth = ("", ""), 0
    for number, cell in enumerate(read_chapter(source).cells, 1):
        if cell.cell_type == "code":
            depth = 0
            continue
        name = cell_name(cell, number)
        lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
        for line, following in pairwise([*lines, ""]):
            if title := _HEADING.fullmatch(line):
                if 0 < len(title[1]) <= depth:
                    found.append((*heading, nothing))
                heading, depth = (name, title[2]), len(title[1])
                continue
            if depth and _SPEAKS_OF_MORE.match(line):
                found.append((name, line, refers))
            depth = 0
            if line.endswith(":") and line.strip(":") and not _ITEM.match(following):
                found.append((name, line, introduces))
    return [*found, (*heading, nothing)] if depth else found


def edit_and_confirm(
    project: Project, source: Path, sentence: Sentence, text: str, tables: Tables | None
) -> Path:
    """Write a sentence in another's place and confirm it; where the old chapter was copied to.

    Raises
    ------
    LintErrors
        The new sentence holds what the lint refuses; the chapter is as it was.
    """
    text = normalised(text)
    if wrong := faults_of(project, source, sentence, text):
        raise LintErrors(wrong)
    known = read_confirmed(project, source)
    before = known.get(sentence.key)
    expect = before.expect if before else {}
    # First, so that whoever is stopped between the two files finds all as it was, or all done.
    new = Confirmation(text, project.year, expect=expect)
    write_confirmed(source, [*known.values(), new])
    copy = replace_sentence(project, source, sentence, text)
    end = sentence.start + len(text)
    written = {
        one.key
        for one in sentences_of(project, source)
        if one.number == sentence.number and sentence.start <= one.start < end
    }
    # What the sentence rested on, the one in its place rests on.
    confirm(project, source, written, expect=expect, tables=tables)
    return copy


def _cell(source: Path, sentence: Sentence) -> str:
    if sentence.code:
        said = _("This text stands in code: {file}, cell {cell}, line {line}.")
        raise UserError(
            said.format(file=sentence.file, cell=sentence.cell, line=sentence.line),
            _("Change it in Jupyter, save, and run `ataskaita review` again."),
        )
    cells = read_chapter(source).cells
    found = cells[sentence.number].source if sentence.number < len(cells) else ""
    if normalised(found[sentence.start : sentence.end]) != sentence.text:
        raise UserError(
            _("{file} has been changed meanwhile.").format(file=sentence.file),
            _("Run `ataskaita review` again."),
        )
    return found


def _leaves_a_label(cell: str, start: int, end: int) -> bool:
    """Whether nothing but ``**A label.**`` would be left of the item or paragraph.

    A label claims what its sentence said, and alone it is too short to be asked about.
    """
    lines = cell[:start].split("\n")
    item = _ITEM.match(lines[-1])
    begins = item or len(lines) == 1 or not lines[-2].strip()
    rest, _end, following = cell[end:].partition("\n")
    following = following.partition("\n")[0]
    ends = not following.strip() or following.startswith(":::") or _ITEM.match(following)
    label = lines[-1][item.end() if item else 0 :]
    return bool(begins and ends and not rest.strip() and _LABEL.fullmatch(label))


def _without(cell: str, start: int, end: int) -> str:
    before, after = cell[:start].rstrip(" "), cell[end:].lstrip(" ")
    last = before.rpartition("\n")[2]
    if not last or _ITEM.fullmatch(f"{last} "):
        return cell[:start] + after
    ends_line = not after or after.startswith("\n")
    return before + ("" if ends_line else " ") + after


def _without_block(cell: str, start: int, end: int) -> str:
    first = cell.rfind("\n", 0, start) + 1
    last = cell.find("\n", end)
    before, after = cell[:first], "" if last < 0 else cell[last + 1 :]
    item = _ITEM.match(cell[first:start])
    if item and cell[start:end].endswith(".") and not _ITEM.match(after.partition("\n")[0]):
        # The item before is the last one now.
        before = re.sub(r"[;,]\n\Z", ".\n", before)
    if before.endswith("\n\n") or not before:
        after = after.lstrip("\n")
    whole = before + after if after else before.rstrip("\n")
    # It would be drawn all the same.
    return _EMPTY_BOX.sub("", whole).rstrip("\n") if _EMPTY_BOX.search(whole) else whole


def _write(project: Project, source: Path, sentence: Sentence, cell: str) -> Path:
    before = source.read_bytes()
    text = before.decode("utf-8")
    if source.suffix == ".qmd":
        after = _in_page(source, sentence, text, cell)
    else:
        after = _in_notebook(sentence, text, cell)
    now = dt.datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    copy = project.build / "review" / f"{source.stem}.{now}{source.suffix}"
    write_whole(copy, before)
    write_whole(source, after)
    return copy


def _in_page(source: Path, sentence: Sentence, text: str, cell: str) -> str:
    old = read_chapter(source).cells[sentence.number].source
    # Read as text, a page has the ends of lines of this program.
    ends = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    if plain.count(old) != 1:
        raise UserError(
            _("The place in {file} is not certain.").format(file=sentence.file),
            _("Change it in an editor, save, and run `ataskaita review` again."),
        )
    return plain.replace(old, cell).replace("\n", ends)


def _in_notebook(sentence: Sentence, text: str, cell: str) -> str:
    notebook = json.loads(text)
    of_cell = notebook["cells"][sentence.number]
    as_list = isinstance(of_cell["source"], list)
    of_cell["source"] = cell.splitlines(keepends=True) if as_list else cell
    # As Jupyter writes it, and some programs without the last end of a line.
    last = "\n" if text.endswith("\n") else ""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + last

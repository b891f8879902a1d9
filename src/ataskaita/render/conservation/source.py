"""What readers should see of an executed chapter: its words, cell by cell.

Markup is taken out of the author's own text by what it looks like, and is not read by pandoc: what
pandoc, or a filter, passes over in silence has to be found here.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from ataskaita.drawn_chart import MIME as CHART
from ataskaita.drawn_chart import DrawnChart
from ataskaita.execution.source import cell_name, options
from ataskaita.render.conservation.page import page_words
from ataskaita.render.conservation.words import words
from ataskaita.supported.outputs import PICTURES, float_kind, form_of, text_of
from ataskaita.tables import MIME as TABLE


@dataclass(frozen=True)
class Passage:
    """The words that a cell of a chapter gives readers.

    Parameters
    ----------
    cell : str
        The cell: its label or its number.
    words : list of str
        What stands where the cell stands.
    notes : list of str
        What its footnotes say; they stand at the end of the page.
    """

    cell: str
    words: list[str]
    notes: list[str]


#: Takes markup out of a text, one after the other; what is kept stands in the first group.
_MARKUP = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"<!--.*?-->", re.DOTALL),
        (r"<(?:style|script)\b.*?</(?:style|script)>", re.DOTALL | re.IGNORECASE),
        # The line that opens or closes a block, and the attributes of anything.
        (r"^[ \t>]*:{3,}[ \t]*[\w.-]*[ \t]*(?=\{|$)", re.MULTILINE),
        (r"(?<![\w`\\])`\{=\w+\}|^(?:`{3,}|~{3,})[ \t]*\{?=?[\w.+-]*\}?[ \t]*$", re.MULTILINE),
        (r"\{(?=[#.=\w-])(?:[^{}\"]|\"[^\"]*\")*\}", 0),
        (r"!\[[^\]]*\]\([^()]*\)", 0),
        (r"(?<=\])\((?:<[^<>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\)", 0),
        (r"^[ \t]*\[[^\]^]+\]:[ \t]+\S+[ \t]*$", re.MULTILINE),
        (r"<((?:https?|mailto):[^<>\s]+)>", 0),
        (r"</?[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>", 0),
        (r"\[?-?@(?:tbl|fig|sec|app|ind)-[\w.:-]*\w\]?", 0),
        (r"^[ \t>]*(?:\d{1,3}|[a-zA-Z]|[ivxlc]+|[IVXLC]+|#)[.)](?=[ \t])", re.MULTILINE),
    )
)
#: A picture that is a paragraph by itself: its description is its caption.
_ALONE = re.compile(
    r"(?:(?<=\n\n)|\A)[ ]{0,8}!\[([^\]]*)\]\([^()]*\)(?:\{[^{}]*\})?[ \t]*"
    r"(?=\n[ \t]*(?:\n|:::|\Z)|\Z)"
)
_TABLE_LINE = re.compile(r"^[ \t]*(?:\|.*\||[-:|+= \t]*-{3,}[-:|+= \t]*)[ \t]*$", re.MULTILINE)
_SPAN = re.compile(r"\[([^\[\]]*)\]\{([^{}]*\.content-(?:visible|hidden)[^{}]*)\}")
_CONDITION = re.compile(r"(when|unless)-format=[\"']?([\w-]+)")
_READ = re.compile(r"\btitle=\"([^\"]*)\"")
_FENCE = re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE)


def passages(notebook: Any) -> list[Passage]:
    """The passages of an executed chapter, in order.

    Parameters
    ----------
    notebook : Node
        The executed copy.
    """
    found = []
    for number, cell in enumerate(notebook.cells, start=1):
        name = cell_name(cell, number)
        if cell.cell_type == "markdown":
            found.append(Passage(name, *of_markdown(cell.source)))
        elif cell.cell_type == "code":
            found.append(_of_outputs(cell, name))
    return found


def in_order(found: list[Passage]) -> list[tuple[str, str]]:
    """The words of all passages as they stand on the page, each with its cell: notes at the end."""
    text = [(word, passage.cell) for passage in found for word in passage.words]
    return text + [(word, passage.cell) for passage in found for word in passage.notes]


def of_markdown(text: str) -> tuple[list[str], list[str]]:
    """The words of a Markdown text, and those of its footnotes."""
    body, notes = _without_notes(text)
    return words(_plain(body)), [word for note in notes for word in words(_plain(note))]


def _of_outputs(cell: Any, name: str) -> Passage:
    chosen = options(cell.source)
    caption = words(_plain(str(chosen.get("tbl-cap") or chosen.get("fig-cap") or "")))
    parts: list[tuple[str, list[str]]] = []
    notes: list[str] = []
    for output in cell.outputs:
        form = form_of(output)
        if form == "text/plain":
            parts.append((form, words(text_of(output))))
        elif form == "text/markdown":
            own, below = of_markdown(output.data[form])
            parts.append((form, own))
            notes += below
        elif form == "image/svg+xml" and CHART in output.data:
            own, below = _of_chart(DrawnChart.from_json(output.data[CHART]))
            parts.append((form, own))
            notes += below
        elif form == "image/svg+xml":
            parts.append((form, page_words(output.data[form])))
        elif form not in PICTURES:
            parts.append((form, page_words(output.data["text/html"])))
        else:
            parts.append((form, []))
    if parts and caption:
        parts.insert(
            _place_of_caption(float_kind(chosen), [form for form, _ in parts]), ("", caption)
        )
    return Passage(name, [word for _, own in parts for word in own], notes)


def _of_chart(chart: DrawnChart) -> tuple[list[str], list[str]]:
    """The words of a chart of ours as they follow on its page, and those of its footnotes."""
    above, notes = of_markdown(f"{chart.headline}\n\n{chart.subtitle}")
    drawn = page_words(chart.wide) + page_words(chart.narrow)
    below, _ = of_markdown("\n\n".join(chart.notes))
    return above + drawn + below, notes


def _place_of_caption(kind: str, forms: list[str]) -> int:
    """Above the first table, or below the last picture."""
    if kind == "tbl":
        found = [n for n, form in enumerate(forms) if form in (TABLE, "text/html")]
        return found[0] if found else 0
    found = [n for n, form in enumerate(forms) if form in PICTURES]
    return found[-1] + 1 if found else len(forms)


def _plain(text: str) -> str:
    text = _captions_first(_ALONE.sub(r"\1", _on_pages(text)))
    text = _FENCE.sub(lambda found: " ".join(_READ.findall(found[0])), text)
    for pattern in _MARKUP:
        text = pattern.sub(lambda found: f" {found[1]} " if found.lastindex else " ", text)
    return html.unescape(text)


def _captions_first(text: str) -> str:
    """A text in which the captions of tables stand above them, as on pages, not below."""
    blocks = re.split(r"\n[ \t]*\n", text)
    for place in range(1, len(blocks)):
        caption = re.match(r" {0,3}(?:[Tt]able)?:[ \t]+", blocks[place])
        if caption and _TABLE_LINE.search(blocks[place - 1]):
            said = blocks[place][caption.end() :]
            blocks[place - 1], blocks[place] = said, blocks[place - 1]
    return "\n\n".join(blocks)


def _on_pages(text: str) -> str:
    """A text without the parts that the pages of the site do not show."""
    text = _SPAN.sub(lambda span: span[1] if _is_on_pages(span[2]) else "", text)
    lines, hidden = [], []
    for line in text.split("\n"):
        fence = re.match(r"[ \t>]*:{3,}[ \t]*(.*?)[ \t]*:*$", line)
        if fence and fence[1]:
            hidden.append(not _is_on_pages(fence[1]))
        if not any(hidden):
            lines.append(line)
        if fence and not fence[1] and hidden:
            hidden.pop()
    return "\n".join(lines)


def _is_on_pages(attributes: str) -> bool:
    met = all(
        (format == "html") == (word == "when") for word, format in _CONDITION.findall(attributes)
    )
    if ".content-hidden" in attributes or attributes == "content-hidden":
        return not met
    return met or ".content-visible" not in attributes


def _without_notes(text: str) -> tuple[str, list[str]]:
    """A text without its footnotes; the footnotes, in the order in which they are referred to."""
    defined: dict[str, str] = {}
    lines, current = [], ""
    for line in text.split("\n"):
        if begins := re.match(r" {0,3}\[\^([^\]\s]+)\]:(.*)", line):
            current = begins[1]
            defined[current] = begins[2]
        elif current and (line.startswith(("    ", "\t")) or not line.strip()):
            defined[current] += "\n" + line
        else:
            current = ""
            lines.append(line)
    notes = []
    body = ""
    rest = "\n".join(lines)
    while found := re.search(r"\^\[|\[\^([^\]\s]+)\]", rest):
        body += rest[: found.start()] + " "
        if found[1]:
            notes.append(defined.get(found[1], ""))
            rest = rest[found.end() :]
        else:
            note, rest = _balanced(rest[found.end() :])
            notes.append(note)
    return body + rest, notes


def _balanced(text: str) -> tuple[str, str]:
    """What stands before the bracket that closes a note, and what behind it."""
    depth = 1
    for place, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if not depth:
            return text[:place], text[place + 1 :]
    return text, ""

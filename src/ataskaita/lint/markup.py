"""A Markdown text as its readers see it, character for character in its place.

Whatever is markup (addresses, attributes, cross-references) becomes blank, so that the rest can be
searched and every hit still tells its line. Inline values and exempt words become letters of a
private area, one kind each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ataskaita.execution.marks import Mark, marks
from ataskaita.inline import EXPRESSION

#: Stand for an inline value, for words that a mark or rule answers for, and for a name.
VALUE, ANSWERED, NAME = "\ue000", "\ue001", "\ue002"

#: Stands for the year before the report year.
LAST_YEAR = "\ue004"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SHORTCODE = re.compile(r"\{\{<\s*(\w+)\s*([\w.-]*).*?>\}\}")
_ATTRIBUTES = re.compile(r"\{(?=[#.\w-])[^{}]*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_READ = re.compile(r"(?:alt|title|caption|fig-cap|tbl-cap|fig-alt)=(\"[^\"]*\"|'[^']*')")
_LINK = re.compile(r"(?<=\]\()[^()\s]+(?=\)|\s)")
_ADDRESS = re.compile(
    r"<?(?:https?://|mailto:|www\.)[^\s<>)]+>?|\b[\w.-]+@[\w.-]+\.\w+"
    r"|\b[a-z][\w-]*(?:\.[\w-]+)*\.(?:lt|eu|com|org|net)\b\S*"
)
_REFERENCE = re.compile(r"\[?-?@[A-Za-z][\w:.-]*\w\]?|\[\^[\w-]+\]:?")
_LIST_NUMBER = re.compile(r"^[ \t>]*\d{1,2}[.)](?=[ \t])", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_]")

#: Settings of an edition that are no statistics.
_SETTINGS = {"year", "previous"}


@dataclass(frozen=True)
class Prose:
    """A text ready to be searched.

    Parameters
    ----------
    text : str
        As long as the source; see the module.
    expressions : tuple of (int, int, str)
        Where inline expressions stand, and each expression.
    marks : tuple of Mark
        The marks in it.
    variables : tuple of (int, int)
        Where a variable with digits in its value is quoted that is no year.
    broken : tuple of (int, int)
        Where something stands that looks like a mark but is none.
    """

    text: str
    expressions: tuple[tuple[int, int, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    variables: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int], ...] = ()


def read(markdown: str, settings: Mapping[str, object]) -> Prose:
    """Prepare a text.

    Parameters
    ----------
    markdown : str
        As its author wrote it.
    settings : mapping
        The variables that it may quote.
    """
    text = _blank(_COMMENT, markdown)
    expressions = tuple((m.start(), m.end(), m[1].strip()) for m in EXPRESSION.finditer(text))
    found = tuple(mark for mark in marks(text))
    for mark in found:
        text = _answered(text, mark)
    text = EXPRESSION.sub(lambda m: VALUE * len(m[0]), text)
    broken = tuple(m.span() for m in re.finditer(r"\{\.(?:claim|typed)\b", text))
    variables = tuple(
        m.span()
        for m in _SHORTCODE.finditer(text)
        if m[1] in ("var", "meta")
        and m[2] not in _SETTINGS
        and any(c.isdigit() for c in str(settings.get(m[2], "")))
    )
    text = _SHORTCODE.sub(
        lambda m: (LAST_YEAR if m[2] == "previous" else ANSWERED) * len(m[0]), text
    )
    for pattern in (_ATTRIBUTES, _TAG):
        text = pattern.sub(_keep_read, text)
    for pattern in (_LINK, _ADDRESS, _REFERENCE, _LIST_NUMBER, _EMPHASIS):
        text = _blank(pattern, text)
    return Prose(_names(text), expressions, found, variables, broken)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: _spaces(m[0]), text)


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _keep_read(found: re.Match[str]) -> str:
    """Blank attributes, all but those that readers see or hear."""
    whole = found[0]
    kept = [(m.start(1) + 1, m.end(1) - 1) for m in _READ.finditer(whole)]
    shown = "".join(
        character if character == "\n" or any(a <= place < b for a, b in kept) else " "
        for place, character in enumerate(whole)
    )
    return shown


def _answered(text: str, mark: Mark) -> str:
    """Hide a marked text: of a claim only the words, as its test says nothing of a number in it."""
    inner = text[mark.start + 1 : mark.start + 1 + len(mark.text)]
    if mark.kind == "typed":
        hidden = re.sub(r"\S", ANSWERED, inner)
    else:
        hidden = "".join(
            part if EXPRESSION.fullmatch(part) else re.sub(r"[^\W\d_]", ANSWERED, part)
            for part in re.split(r"(`[^`]*`)", inner)
        )
    after = mark.start + 1 + len(inner)
    return text[: mark.start] + " " + hidden + _spaces(text[after : mark.end]) + text[mark.end :]


def _names(text: str) -> str:
    """Hide names in quotation marks: they begin with a capital letter and hold no value."""
    opened: list[int] = []
    result = list(text)
    for place, character in enumerate(text):
        if character == "„":
            opened.append(place)
        elif character == "“" and opened:
            start = opened.pop()
            inner = text[start + 1 : place]
            if not opened and VALUE not in inner and inner.lstrip("„ ")[:1].isupper():
                result[start : place + 1] = re.sub(r"[^\n]", NAME, text[start : place + 1])
        elif character == "\n" and text[place : place + 2] == "\n\n":
            opened.clear()
    return "".join(result)

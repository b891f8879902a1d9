"""Footnotes of computed values: behind the sentence or clause that they are about.

A helper gives a footnote at the end of its own words, where it does not know how the author's
sentence goes on: ``718 mažiau nei^[Pabrango leidiniai.] 2000 m.``. Once the sentence is there, the
footnote goes to its end, or to the dash behind which the sentence goes on about something else:
``– 718 mažiau nei 2000 m.^[Pabrango leidiniai.] – ir surengė 35 renginius.``
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Footnotes at the end of a result; what they say is escaped, so that it has no brackets.
_GIVEN = re.compile(r"(?:\^\[[^\[\]]*\])+$")
_EACH = re.compile(r"\^\[[^\[\]]*\]")

#: What the library has published instead, in parentheses of its own.
_ASIDE = re.compile(r" \[\(((?:[^\[\]]|\[[^\[\]]*\])*)\)\](\{\.published\})")

#: Attributes, code, addresses of links and the brackets of references, in which nothing ends.
_CLOSED = re.compile(r"\{[^{}\n]*\}|`[^`\n]*`|\]\([^()\n]*\)|\[-?@[^\]\n]*\]|\^\[[^\[\]]*\]")

#: Where a sentence or what could be one ends: its last sign, or the end of its block.
_END = re.compile(
    r"[.!?…]+[“”)]*(?=\s+[„“(\[*]*[A-ZĄČĘĖĮŠŲŪŽ]|\s+\[|\s*$|\s*\n\s*\n)"
    r"|;"
    r"|(?=[ \u00a0][–—] (?:ir|o|bet|tačiau) )"
    r"|[ \t]*(?=\n\s*(?:\n|[-*+] |\d{1,2}[.)] |#|:::|\|)|\s*\Z)"
    r"|[ \t]+(?=\|)"
)

#: Words whose full stop is their own, and those that never end a sentence.
_SHORT = re.compile(r"\b(?:m|d|p|r|vnt|val|min|tūkst|mln|mlrd|pan|t)$")
_LEADING = re.compile(r"\b(?:žr|plg|pvz|nr|fiz|proc|pav|y)$", re.IGNORECASE)


def split_footnotes(result: str) -> tuple[str, list[str]]:
    """A result of an inline expression without the footnotes at its end, and these."""
    found = _GIVEN.search(result)
    return (result[: found.start()], _EACH.findall(found[0])) if found else (result, [])


def inside_parentheses(before: str, result: str) -> str:
    """A result whose parentheses stand within some of the author's, without its own.

    ``(40,7 (paskelbta 40,6))`` becomes ``(40,7; paskelbta 40,6)``.

    Parameters
    ----------
    before : str
        What stands before it in the cell.
    result : str
        The result.
    """
    paragraph = _CLOSED.sub("", before.rpartition("\n\n")[2])
    if paragraph.count("(") <= paragraph.count(")"):
        return result
    return _ASIDE.sub(r"; [\1]\2", result)


def place_footnotes(markdown: str, footnotes: Iterable[tuple[int, list[str]]]) -> str:
    """Put footnotes behind the sentences that they are about.

    Parameters
    ----------
    markdown : str
        The text of a cell.
    footnotes : iterable of (int, list of str)
        Each place that got footnotes, and these; in the order of the text.
    """
    open_text = _CLOSED.sub(lambda found: "_" * len(found[0]), markdown)
    placed: dict[int, list[str]] = {}
    for start, notes in footnotes:
        placed.setdefault(_place(open_text, start), []).extend(notes)
    parts, done = [], 0
    for place, notes in sorted(placed.items()):
        before = markdown[done:place]
        parts += [before, _joint(markdown[:place]), "^,^".join(notes)]
        done = place
    return "".join([*parts, markdown[done:]])


def _place(text: str, start: int) -> int:
    """Where the footnotes of what ends at a place belong."""
    ends = _END.finditer(text, start)
    end = next((one for one in ends if not _LEADING.search(text[start : one.start()])), None)
    if end is None:
        return len(text.rstrip())
    before = text[start : end.start()]
    last = text[end.start() - 1 : end.start()]
    if end[0][:1] == "." and len(end[0]) == 1:
        # Before the full stop, unless that belongs to a short word or the footnote would be taken
        # for a part of a number.
        own = _SHORT.search(before) or not last.isalpha()
        return end.end() if own else end.start()
    return end.start() if end[0][:1] in (";", " ", "\t", "") else end.end()


def _joint(before: str) -> str:
    """A number and the number of a footnote must not read as one."""
    return "\u00a0" if before[-1:].isdigit() or before.endswith("}") else ""

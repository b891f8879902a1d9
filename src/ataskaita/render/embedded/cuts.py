"""Where the Markdown of a chapter may be cut, so that each piece means the same by itself.

A chapter that has anything this module is not sure about is left in one piece: that costs time and
nothing else.
"""

from __future__ import annotations

import re

#: Signs from which a piece is not joined with the next section: the filters start anew for each.
ENOUGH = 3_000

#: What a text may hold only if it stays in one piece: notes, definitions of links and numbered
#: examples belong together over any distance; HTML, LaTeX, and tables drawn with dashes may go
#: over headings.
_TIES = re.compile(
    r"\[\^|\^\["
    r"|^ {0,3}\[[^\]]*\]:"
    r"|^\s*\(@"
    r"|<[A-Za-z/!?](?!\w*:)"
    r"|\\[A-Za-z]|\$\$"
    r"|^ *(?:-[ -]*-|=+|\.\.\.) *$",
    re.MULTILINE,
)
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_OPEN_DIV = re.compile(r":{3,} *(?:\{.*\}|[\w-]+) *:*$")
_CLOSE_DIV = re.compile(r":{3,} *$")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*(\{[^}]*\})?$")
#: Numbers below a section without one go on from those before it.
_UNNUMBERED = re.compile(r"\{[^}]*(?:\.unnumbered|(?<=[{\s])-(?=[\s}]))")
_SPACE = re.compile(r"\s+")


class _Tied(Exception):
    """The text has to stay in one piece."""


def cut(markdown: str) -> list[str]:
    """Cut a chapter before its headings of the second level, as far as that is safe.

    Parameters
    ----------
    markdown : str
        The chapter in its div, as `assemble` writes it.

    Returns
    -------
    list of str
        The pieces, each in a div like the chapter's; only one where a cut is not safe.
    """
    opening, _, rest = markdown.strip().partition("\n")
    body, _, closing = rest.rpartition("\n")
    try:
        texts = _cut(body.split("\n"))
    except _Tied:
        return [markdown]
    return [f"{opening}\n\n{text.strip()}\n\n{closing}\n" for text in texts]


def _cut(lines: list[str]) -> list[str]:
    depth, fence, before = 0, "", ""
    starts, titles, headings, text = [0], 0, [], []
    for number, line in enumerate(lines):
        if fence:
            if line.strip(fence[0]).strip() == "" and line.startswith(fence):
                fence = ""
                # What follows a block begins anew.
                before = ""
            continue
        bare = line.strip()
        if bare.startswith(("```", "~~~", ":::")):
            closes = _CLOSE_DIV.match(line)
            if line != line.lstrip() or not (closes or not before or before.startswith(":::")):
                raise _Tied
            if found := _FENCE.match(line):
                fence = found[1]
            elif closes:
                depth -= 1
            elif _OPEN_DIV.match(line):
                depth += 1
            else:
                raise _Tied
            if depth < 0:
                raise _Tied
        else:
            text.append(line)
            if not before and (found := _HEADING.match(line)):
                headings.append(found[2])
                titles += len(found[1]) == 1
                if len(found[1]) == 2 and not depth and not _UNNUMBERED.search(line):
                    starts.append(number)
        before = bare
    if depth or fence or titles != 1 or _has_ties("\n".join(text), headings):
        raise _Tied
    ends = [*starts[1:], len(lines)]
    sections = ["\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    texts = [sections[0]]
    for section in sections[1:]:
        if len(texts[-1]) < ENOUGH:
            texts[-1] += "\n" + section
        else:
            texts.append(section)
    return texts


def _has_ties(text: str, headings: list[str]) -> bool:
    if _TIES.search(text):
        return True
    # Pandoc takes a heading's text in brackets for a link to it.
    flat = _SPACE.sub(" ", text).casefold()
    return any(f"[{_SPACE.sub(' ', heading).casefold()}]" in flat for heading in headings)

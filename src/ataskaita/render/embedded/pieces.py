"""What pandoc makes of the pieces of a chapter, put together as if they had been one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

import orjson

#: What `number.lua` and `charts.lua` leave where counting goes on from the pieces before.
_COUNTED = re.compile("\ue007([a-z]+)(\\d+)\ue008")
#: What `refs.lua` leaves where a reference's text will stand.
_REFERENCE = re.compile("(?<=\ue000[bn])\\d+(?=\ue001)")
#: What `chapter.lua` leaves behind the last block.
_END = "\ue00a"
_SECTION_END = "\n</section>"
#: What `html.lua` puts below a text with notes, which are counted in the whole chapter.
_NOTES = '<section class="footnotes"'


def join(pieces: Sequence[str]) -> dict[str, Any] | None:
    """Join the pieces of a chapter.

    Parameters
    ----------
    pieces : sequence of str
        What became of each, as JSON.

    Returns
    -------
    dict or None
        The chapter's ``html``, ``typst``, ``labels``, ``references``, ``duplicates``, and the
        ``title`` and ``headers`` of its outline; None if the pieces depend on each other.
    """
    parts = _counted(pieces)
    if len(parts) > 1 and not _independent(parts):
        return None
    metas = [part["meta"] for part in parts]
    references = sorted({label for meta in metas for label in meta["references"]})
    places = {label: str(place) for place, label in enumerate(references, start=1)}

    def text(part: dict[str, Any], kind: str) -> str:
        own = part["meta"]["references"]
        return _REFERENCE.sub(lambda found: places[own[int(found[0]) - 1]], part[kind])

    html = [text(part, "html") for part in parts]
    if len(html) > 1:
        # The sections of the other pieces lie in that of the chapter's title, like the first ones.
        html = [html[0].removesuffix(_SECTION_END), *html[1:-1], html[-1] + _SECTION_END]
    return {
        "html": "\n".join(html),
        "typst": "".join(text(part, "typst").partition(_END)[0] for part in parts),
        "labels": {
            label: target for meta in metas for label, target in dict(meta["labels"]).items()
        },
        "references": references,
        "duplicates": [label for meta in metas for label in meta["duplicates"]],
        "title": metas[0]["outline"]["title"],
        "headers": [header for meta in metas for header in meta["outline"]["headers"]],
    }


def _counted(pieces: Sequence[str]) -> list[dict[str, Any]]:
    """Read the pieces; sections, tables, figures and charts are counted from piece to piece."""
    before: Counter[str] = Counter()
    parts = []
    for piece in pieces:
        last: Counter[str] = Counter()
        for kind, number in _COUNTED.findall(piece):
            last[kind] = max(last[kind], int(number))
        parts.append(orjson.loads(_COUNTED.sub(partial(_count, before), piece)))
        before = before + last
    return parts


def _count(before: Counter[str], found: re.Match[str]) -> str:
    return str(before[found[1]] + int(found[2]))


def _independent(parts: Sequence[dict[str, Any]]) -> bool:
    """Whether each piece is what it would be in the whole: sections of one chapter, own names."""
    names: set[str] = set()
    for number, part in enumerate(parts):
        meta = part["meta"]
        own = {*dict(meta["labels"]), *meta["identifiers"]}
        levels = [int(header["level"]) for header in meta["outline"]["headers"]]
        if names & own or levels.count(1) != (number == 0) or _NOTES in part["html"]:
            return False
        if number == 0:
            whole = part["html"].endswith(_SECTION_END)
        else:
            whole = levels[:1] == [2] and part["html"].startswith("<section")
        if not whole:
            return False
        names |= own
    return True

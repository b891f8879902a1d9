"""One PDF out of its parts: pages, tags, links, bookmarks and page numbers."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from ataskaita.errors import RenderError
from ataskaita.render.embedded.pdf_objects import DESCRIPTION, Objects, Writer, text_string
from ataskaita.render.embedded.pdf_parts import destination
from ataskaita.render.embedded.pdf_whole import Whole


@dataclass(frozen=True)
class Part:
    """A part of the report as it is joined.

    Parameters
    ----------
    where : str
        The file that its text comes from, for messages.
    checksum : str
        That of everything it depends on.
    objects : Objects
        Its prepared pages.
    """

    where: str
    checksum: str
    objects: Objects

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What it says of itself."""
        stored = self.objects.streams[self.objects.named(b"Facts")]
        # pikepdf compresses what grows shorter by that.
        return json.loads(stored if stored.startswith(b"{") else zlib.decompress(stored))

    @property
    def length(self) -> int:
        """How many pages it has."""
        return len(self.objects.listed(b"Leaves"))


def join(parts: Sequence[Part], folios: Objects, moment: datetime) -> bytes:
    """Join the parts of a report.

    Parameters
    ----------
    parts : sequence of Part
        Cover and contents, whose bookmarks and titles are the whole's; the chapters in order.
    folios : Objects
        The feet of the pages, one a page.
    moment : datetime
        When the report was made.

    Returns
    -------
    bytes
        The PDF.

    Raises
    ------
    RenderError
        A link leads nowhere.
    """
    descriptions = _descriptions(parts)
    _refuse_unresolved(parts, descriptions)
    whole = Whole(Writer())
    feet = _feet(whole.writer, folios, sum(part.length for part in parts))
    numbers = [_add(whole, part, feet, descriptions) for part in parts]
    seed = "".join((moment.isoformat(), *(part.checksum for part in parts)))
    return whole.file(parts[0].objects, numbers[0], moment, seed)


def _descriptions(parts: Sequence[Part]) -> dict[str, str]:
    """What readers are told of each place that a link may lead to."""
    described, start = {}, 1
    for part in parts:
        for name, (page, _, _) in part.facts["places"].items():
            described[name] = f"Psl. {start + page}"
        for heading in part.facts["headings"]:
            if heading["number"]:
                described[destination(heading["name"])] = f"Skyrius {heading['number']}"
        start += part.length
    return described


def _refuse_unresolved(parts: Sequence[Part], known: dict[str, str]) -> None:
    for part in parts:
        for name in part.facts["links"]:
            if name not in known:
                raise RenderError(
                    f"{part.where} links to {name}, but nothing has that label.",
                    "Correct the label, or label what it means.",
                )


def _feet(writer: Writer, folios: Objects, length: int) -> list[int]:
    """Add as many feet of pages as there are pages."""
    forms = folios.listed(b"Forms")
    unused = dict.fromkeys((folios.root, *folios.listed(b"StandIns"), *forms[length:]))
    numbers = writer.add_all(folios, unused, lambda token: token)
    return [numbers[form] for form in forms[:length]]


def _add(
    whole: Whole, part: Part, feet: Sequence[int], descriptions: dict[str, str]
) -> dict[int, int]:
    """Add a part's objects and enter them in the lists of the whole."""
    objects, base = part.objects, len(whole.parents)
    # In the names of tags a part's own name sets them apart from those of others.
    prefix = b"(%b " % part.facts["stem"].encode()

    def change(token: bytes) -> bytes:
        if token.startswith(DESCRIPTION):
            return text_string(descriptions[token[len(DESCRIPTION) : -1].decode()])
        if token.startswith(b"/S"):
            key, _, number = token.partition(b" ")
            return b"%b %d" % (key, int(number) + base)
        return token.replace(b"(", prefix)

    known: dict[int, int | None] = dict(
        zip(objects.listed(b"StandIns"), (whole.pages, whole.tree, whole.document), strict=True)
    )
    start = len(whole.leaves)
    known |= zip(objects.listed(b"Feet"), feet[start : start + part.length], strict=True)
    known |= {objects.root: None, objects.named(b"Facts"): None}
    numbers = whole.writer.add_all(objects, known, change)
    leaves = [numbers[leaf] for leaf in objects.listed(b"Leaves")]
    whole.leaves += leaves
    whole.elements += [numbers[element] for element in objects.listed(b"Elements")]
    whole.parents += [numbers[entry] for entry in objects.listed(b"Parents")]
    for name, (page, left, top) in part.facts["places"].items():
        place = b"[ %d 0 R /XYZ %.3f %.3f 0 ]" % (leaves[page], left, top)
        whole.destinations.append((name.encode(), place))
    identified = re.search(rb"/Identified \[([^\]]*)\]", objects.catalogue)[1]
    for name, number in re.findall(rb"\(([^)]*)\) (\d+) 0 R", identified):
        whole.identified.append((prefix[1:] + name, b"%d 0 R" % numbers[int(number)]))
    roles = re.search(rb"/Roles <<([^>]*)>>", objects.catalogue)[1]
    whole.roles.update(re.findall(rb"(/\S+) (/\S+)", roles))
    return numbers

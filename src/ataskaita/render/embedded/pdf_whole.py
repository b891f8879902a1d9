"""What a PDF has once: its trees of pages, tags and names, its titles, its catalogue."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from ataskaita.render.embedded.pdf_objects import Objects, Writer


@dataclass
class Whole:
    """What is known of the whole while parts are added to it.

    Parameters
    ----------
    writer : Writer
        Where all objects go.
    leaves, elements : list of int
        The numbers of the pages, and of the tags right below the document's.
    parents : list of int
        By their number in the tags: what tells of a page or link which tags it belongs to.
    identified, destinations : list of (bytes, bytes)
        Names of tags and of places, and what they name.
    roles : dict
        What tags of Typst's own stand for.
    """

    writer: Writer
    leaves: list[int] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    identified: list[tuple[bytes, bytes]] = field(default_factory=list)
    destinations: list[tuple[bytes, bytes]] = field(default_factory=list)
    roles: dict[bytes, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pages, self.tree, self.document = (self.writer.number() for _ in range(3))

    def file(self, first: Objects, numbers: dict[int, int], moment: datetime, seed: str) -> bytes:
        """Add what there is once, and write the file.

        Parameters
        ----------
        first : Objects
            The part whose titles, language and bookmarks are the whole's.
        numbers : dict
            The numbers of its objects in the whole.
        moment : datetime
            When the report was made.
        seed : str
            What no other version of the report shares with this one.
        """
        self._add_pages()
        self._add_tags()
        info = numbers[first.info]
        metadata = numbers[first.named(b"Metadata")]
        self._date(info, moment)
        self._describe(metadata, moment, seed)
        names = self.writer.add(_names(self.destinations))
        root = self.writer.add(
            b"<< /Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /Outlines %d 0 R"
            b" /Names << /Dests %d 0 R >> /Metadata %d 0 R /Lang %b"
            b" /MarkInfo << /Marked true /Suspects false >>"
            b" /ViewerPreferences << /Direction /L2R /DisplayDocTitle true >> >>"
            % (
                self.pages,
                self.tree,
                numbers[first.named(b"Outlines")],
                names,
                metadata,
                re.search(rb"/Lang (\([^)]*\))", first.catalogue)[1],
            )
        )
        return self.writer.file(root, info)

    def _add_pages(self) -> None:
        text = b"<< /Type /Pages /Count %d /Kids [ %b ] >>"
        self.writer.add(text % (len(self.leaves), _references(self.leaves)), number=self.pages)

    def _add_tags(self) -> None:
        """One tree of all parts' tags, found from pages and links by number."""
        document = b"<< /Type /StructElem /S /Document /P %d 0 R /K [ %b ] >>"
        elements = _references(self.elements)
        self.writer.add(document % (self.tree, elements), number=self.document)
        parents = b" ".join(b"%d %d 0 R" % pair for pair in enumerate(self.parents))
        self.writer.add(
            b"<< /Type /StructTreeRoot /K [ %d 0 R ] /ParentTree %d 0 R /ParentTreeNextKey %d"
            b" /IDTree %d 0 R /RoleMap << %b >> >>"
            % (
                self.document,
                self.writer.add(b"<< /Nums [ %b ] >>" % parents),
                len(self.parents),
                self.writer.add(_names(self.identified)),
                b" ".join(b"%b %b" % pair for pair in sorted(self.roles.items())),
            ),
            number=self.tree,
        )

    def _date(self, info: int, moment: datetime) -> None:
        date = f" (D:{moment:%Y%m%d%H%M%S}Z)".encode()
        self.writer.texts[info] = re.sub(
            rb"/(CreationDate|ModDate) \([^)]*\)",
            lambda match: b"/" + match[1] + date,
            self.writer.texts[info],
        )

    def _describe(self, metadata: int, moment: datetime, seed: str) -> None:
        content = self.writer.streams[metadata]
        title = re.search(rb"<dc:title>.*?</dc:title>", content, re.DOTALL)[0]
        date = f"{moment:%Y-%m-%dT%H:%M:%S}+00:00"
        for name, text in {
            "xmp:CreateDate": date,
            "xmp:ModifyDate": date,
            "xmpTPg:NPages": str(len(self.leaves)),
            "xmpMM:InstanceID": _mark(seed.encode()),
            "xmpMM:DocumentID": _mark(title),
        }.items():
            content = re.sub(rf"(?<=<{name}>)[^<]*".encode(), text.encode(), content)
        text = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(content)
        self.writer.add(text, content, metadata)


def _names(entries: Sequence[tuple[bytes, bytes]]) -> bytes:
    return b"<< /Names [ %b ] >>" % b" ".join(b"(%b) %b" % entry for entry in sorted(entries))


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _mark(content: bytes) -> str:
    return b64encode(sha256(content).digest()[:16]).decode()

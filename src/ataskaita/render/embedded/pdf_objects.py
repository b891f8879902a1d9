"""PDF files as numbered objects: reading those that pikepdf has written plainly, writing the whole.

Joining parts by way of pikepdf would parse and write the tags of the whole report, more than ten
thousand, for every changed sentence. Here an object is a piece of text, and giving it another
number is replacing numbers in text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

_LENGTH = re.compile(rb"/Length (\d+)")
_REFERENCE = re.compile(rb"(\d+) 0 R")

#: Objects in one object stream.
_TOGETHER = 500


@dataclass(frozen=True)
class Objects:
    """The objects of a plain PDF.

    Parameters
    ----------
    texts : dict
        Number -> text; of a stream the dictionary alone.
    streams : dict
        Number -> what follows the dictionary, as it is stored.
    root, info : int
        The numbers of the catalogue and of the document's titles; 0 if there are none.
    """

    texts: dict[int, bytes]
    streams: dict[int, bytes]
    root: int
    info: int

    @property
    def catalogue(self) -> bytes:
        """The text of the catalogue."""
        return self.texts[self.root]

    def named(self, key: bytes) -> int:
        """The number of the object that the catalogue has under a key."""
        return int(re.search(rb"/%b (\d+) 0 R" % key, self.catalogue)[1])

    def listed(self, key: bytes) -> list[int]:
        """The numbers of the objects that the catalogue lists under a key."""
        found = re.search(rb"/%s \[([^\]]*)\]" % key, self.catalogue)
        return [int(number) for number in _REFERENCE.findall(found[1])] if found else []


def read(data: bytes) -> Objects:
    """Take a PDF apart that pikepdf has written without object streams."""
    start = int(data[data.rindex(b"startxref") + 9 :].split(None, 1)[0])
    head, _, trailer = data[start:].partition(b"trailer")
    offsets = [int(entry[:10]) for entry in head.splitlines()[3:]]
    ends = dict(zip(sorted(offsets), [*sorted(offsets)[1:], start], strict=True))
    texts, streams = {}, {}
    for number, offset in enumerate(offsets, start=1):
        whole = data[offset : ends[offset]]
        body = whole[whole.index(b"obj\n") + 4 : whole.rindex(b"\nendobj")]
        if body.endswith(b"endstream"):
            body, _, rest = body.partition(b"\nstream\n")
            streams[number] = rest[: int(_LENGTH.search(body)[1])]
        texts[number] = body
    found = {key: int(number) for key, number in re.findall(rb"/(Root|Info) (\d+) 0 R", trailer)}
    return Objects(texts, streams, found[b"Root"], found.get(b"Info", 0))


@dataclass
class Writer:
    """A PDF that is being put together.

    Parameters
    ----------
    texts, streams : dict
        As in `Objects`.
    """

    texts: dict[int, bytes] = field(default_factory=dict)
    streams: dict[int, bytes] = field(default_factory=dict)
    _last: int = 0

    def number(self) -> int:
        """A number for an object that is added later."""
        self._last += 1
        return self._last

    def add(self, text: bytes, stream: bytes | None = None, number: int = 0) -> int:
        """Add an object; its number is given, or the next."""
        number = number or self.number()
        self.texts[number] = text
        if stream is not None:
            self.streams[number] = stream
        return number

    def add_all(
        self,
        objects: Objects,
        known: Mapping[int, int | None],
        tokens: re.Pattern[bytes],
        change: Callable[[re.Match[bytes], Sequence[bytes]], bytes],
    ) -> dict[int, int]:
        """Add the objects of another PDF under new numbers.

        Parameters
        ----------
        objects : Objects
            The objects.
        known : dict
            Those that are not added: the one with another number takes their place, or none.
        tokens : re.Pattern
            What has to be changed in their texts.
        change : callable
            Gives what stands there instead, from a match and the new references by old number.

        Returns
        -------
        dict
            The new numbers by the old ones.
        """
        kept = [number for number in objects.texts if number not in known]
        numbers = {old: new for old, new in known.items() if new}
        numbers |= {number: self.number() for number in kept}
        references = [b"null"] * (max(objects.texts) + 1)
        for old, new in numbers.items():
            references[old] = b"%d 0 R" % new
        # No byte of these texts is a NUL: one call changes all of them.
        whole = b"\0".join(objects.texts[number] for number in kept)
        texts = tokens.sub(lambda match: change(match, references), whole).split(b"\0")
        for old, text in zip(kept, texts, strict=True):
            self.add(text, objects.streams.get(old), numbers[old])
        return numbers

    def file(self, root: int, info: int) -> bytes:
        """The PDF."""
        made = [b"%PDF-1.7\n%\x80\x80\x80\x80\n"]
        length = len(made[0])
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

        def put(number: int, text: bytes, stream: bytes) -> None:
            nonlocal length
            places[number] = (1, length, 0)
            piece = b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, text, stream)
            made.append(piece)
            length += len(piece)

        for number, stream in self.streams.items():
            put(number, self.texts[number], stream)
        plain = [number for number in self.texts if number not in self.streams]
        for first in range(0, len(plain), _TOGETHER):
            together = plain[first : first + _TOGETHER]
            holder = self.number()
            heads, bodies, offset = [], [], 0
            for place, number in enumerate(together):
                places[number] = (2, holder, place)
                heads.append(b"%d %d" % (number, offset))
                bodies.append(self.texts[number])
                offset += len(bodies[-1]) + 1
            head = b" ".join(heads) + b"\n"
            said = b"/Type /ObjStm /N %d /First %d" % (len(together), len(head))
            put(holder, *packed(said, head + b"\n".join(bodies)))
        table = self.number()
        places[table] = (1, length, 0)
        rows = b"".join(
            kind.to_bytes(1) + where.to_bytes(4) + which.to_bytes(2)
            for kind, where, which in (places[number] for number in range(self._last + 1))
        )
        mark = sha256(b"".join(made)).hexdigest()[:32].encode()
        said = b"/Type /XRef /Size %d /W [ 1 4 2 ] /Root %d 0 R /Info %d 0 R /ID [ <%b> <%b> ]"
        put(table, *packed(said % (self._last + 1, root, info, mark, mark), rows))
        made.append(b"startxref\n%d\n%%%%EOF\n" % places[table][1])
        return b"".join(made)


def packed(said: bytes, content: bytes) -> tuple[bytes, bytes]:
    """A compressed stream: its dictionary and what it stores."""
    stored = zlib.compress(content)
    return b"<< %b /Filter /FlateDecode /Length %d >>" % (said, len(stored)), stored


def text_string(text: str) -> bytes:
    """A text as a string of a PDF's."""
    if text.isascii():
        return b"(%b)" % re.sub(rb"([\\()])", rb"\\\1", text.encode())
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()

"""PDF files as numbered objects: reading those that pikepdf has written plainly, writing the whole.

Joining parts by way of pikepdf would parse and write the tags of the whole report, more than ten
thousand, for every changed sentence. Here an object is a piece of text, cut once and for all at
whatever changes with its place, and giving it another number is filling other numbers in.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from struct import Struct

from ataskaita.render.embedded.pdf_parts import SCHEME

#: How the description of a link begins that is known only in the whole.
DESCRIPTION = b"(" + SCHEME.encode()

_LENGTH = re.compile(rb"/Length (\d+)")
_REFERENCE = re.compile(rb"(\d+) 0 R")

#: What changes with an object's place in the report: references, and four things more. A string is
#: taken as a whole: nothing inside of it changes, unless it is the description of a link.
_TOKENS = re.compile(
    rb"(\d+) 0 R"
    rb"|\((?:[^\\()]++|\\.)*+\)"
    rb"|/StructParents? \d+"
    rb"|/ID \("
    rb"|/Headers \[[^\]]*\]",
    re.DOTALL,
)

#: A row of the table of objects: its kind in one byte, where it is in four and in two.
_ROW = Struct(">BIH").pack

#: Objects in one object stream.
_TOGETHER = 500


@dataclass(frozen=True)
class Objects:
    """The objects of a plain PDF.

    Parameters
    ----------
    numbers : list of int
        Their numbers.
    pieces : list of bytes
        Their texts one after another, with a NUL between, cut at each reference and token; of a
        stream the dictionary alone.
    slots : array of int
        What stands between the pieces: the number of an object, or for a token its place in
        `tokens`, counted from -1 downwards.
    tokens : list of bytes
        What else changes with the place of an object.
    streams : dict
        Number -> what follows the dictionary, as it is stored.
    catalogue : bytes
        The text of the catalogue.
    root, info : int
        The numbers of the catalogue and of the document's titles; 0 if there are none.
    """

    numbers: list[int]
    pieces: list[bytes]
    slots: array[int]
    tokens: list[bytes]
    streams: dict[int, bytes]
    catalogue: bytes
    root: int
    info: int

    def named(self, key: bytes) -> int:
        """The number of the object that the catalogue has under a key."""
        return int(re.search(rb"/%b (\d+) 0 R" % key, self.catalogue)[1])

    def listed(self, key: bytes) -> list[int]:
        """The numbers of the objects that the catalogue lists under a key."""
        found = re.search(rb"/%s \[([^\]]*)\]" % key, self.catalogue)
        return [int(number) for number in _REFERENCE.findall(found[1])] if found else []

    def texts(self, references: Mapping[int, int], change: Callable[[bytes], bytes]) -> list[bytes]:
        """Their texts at another place.

        Parameters
        ----------
        references : mapping
            The new number of each object; a reference to any other one leads to nothing.
        change : callable
            Gives what stands there instead of a token.
        """
        values = [b"null"] * (max((0, *self.numbers, *self.slots)) + 1)
        for old, new in references.items():
            values[old] = b"%d 0 R" % new
        # Python counts negative places from the end: there the first token is the last.
        values += reversed([change(token) for token in self.tokens])
        made = [b""] * (2 * len(self.slots) + 1)
        made[::2] = self.pieces
        made[1::2] = map(values.__getitem__, self.slots)
        return b"".join(made).split(b"\0")


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
    # No byte of these texts is a NUL.
    cut = _cut(b"\0".join(texts.values()))
    root = found[b"Root"]
    return Objects(list(texts), *cut, streams, texts[root], root, found.get(b"Info", 0))


def _cut(text: bytes) -> tuple[list[bytes], array[int], list[bytes]]:
    pieces, slots, tokens, last = [], array("l"), [], 0
    for found in _TOKENS.finditer(text):
        token = found[0]
        if found[1]:
            slots.append(int(found[1]))
        elif token.startswith(b"(") and not token.startswith(DESCRIPTION):
            continue
        else:
            tokens.append(token)
            slots.append(-len(tokens))
        pieces.append(text[last : found.start()])
        last = found.end()
    return [*pieces, text[last:]], slots, tokens


@dataclass
class Writer:
    """A PDF that is being put together.

    Parameters
    ----------
    texts, streams : dict
        By number the text, of a stream the dictionary alone, and what follows that.
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
        change: Callable[[bytes], bytes],
    ) -> dict[int, int]:
        """Add the objects of another PDF under new numbers.

        Parameters
        ----------
        objects : Objects
            The objects.
        known : dict
            Those that are not added: the one with another number takes their place, or none.
        change : callable
            Gives what stands instead of a token.

        Returns
        -------
        dict
            The new numbers by the old ones.
        """
        numbers = {old: new for old, new in known.items() if new}
        numbers |= {number: self.number() for number in objects.numbers if number not in known}
        texts = objects.texts(numbers, change)
        for old, text in zip(objects.numbers, texts, strict=True):
            if old not in known:
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
        rows = b"".join(_ROW(*places[number]) for number in range(self._last + 1))
        mark = sha256(b"".join(made)).hexdigest()[:32].encode()
        said = b"/Type /XRef /Size %d /W [ 1 4 2 ] /Root %d 0 R /Info %d 0 R /ID [ <%b> <%b> ]"
        put(table, *packed(said % (self._last + 1, root, info, mark, mark), rows))
        made.append(b"startxref\n%d\n%%%%EOF\n" % places[table][1])
        return b"".join(made)


def packed(said: bytes, content: bytes) -> tuple[bytes, bytes]:
    """A compressed stream: its dictionary and what it stores."""
    # Other levels take twice as long for a few hundredths of the file.
    stored = zlib.compress(content, 1)
    return b"<< %b /Filter /FlateDecode /Length %d >>" % (said, len(stored)), stored


def text_string(text: str) -> bytes:
    """A text as a string of a PDF's."""
    if text.isascii():
        return b"(%b)" % re.sub(rb"([\\()])", rb"\\\1", text.encode())
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()

"""The bytes of a file in blocks of whole lines, so that a large file is never in memory whole."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ataskaita.data.encoding import BOM

DELIMITERS = (",", ";", "\t")

#: Bytes read at a time. While its cells are parsed, a block needs some ten times as much memory.
BLOCK = 8_000_000

# Stands in no file that was typed.
_MARK = "\x1e\x1d"


class Blocks:
    """A file read once, from beginning to end.

    Iterating gives whole lines that end in line feeds, without a byte order mark of UTF-8. A block
    ends outside of quotations, so that each can be parsed by itself.

    Parameters
    ----------
    path : Path
        Where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.delimiter = DELIMITERS[0]
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The checksum of the bytes read so far: of the file, once all is read."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            block = self._lines(file).removeprefix(BOM)
            self.delimiter = _delimiter(block)
            while block:
                while self._ends_quoted(block) and (more := self._lines(file)):
                    block += more
                yield block
                block = self._lines(file)

    def _lines(self, file: BinaryIO) -> bytes:
        block = file.read(BLOCK)
        if len(block) == BLOCK and not block.endswith(b"\n"):
            block += file.readline()
        self._digest.update(block)
        return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in block else block

    def _ends_quoted(self, block: bytes) -> bool:
        if block.count(b'"') % 2 == 0:
            return False
        # An odd one may also be a plain character, as in: 5" disk.
        lines = [*block.decode("utf-8", errors="replace").splitlines(keepends=True), _MARK]
        row: list[str] = []
        try:
            for row in csv.reader(lines, delimiter=self.delimiter):  # noqa: B007
                pass
        except csv.Error:
            return False
        return row != [_MARK]


def _delimiter(block: bytes) -> str:
    first = block.split(b"\n", 1)[0]
    return max(DELIMITERS, key=lambda mark: first.count(mark.encode()))

"""Telling UTF-8 from what else a spreadsheet may have written."""

from __future__ import annotations

import codecs

BOM = codecs.BOM_UTF8
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# A file is decoded in pieces, so that its text is never in memory beside its bytes.
_CHUNK = 1 << 20


def first_foreign_line(body: bytes) -> tuple[int | None, str] | None:
    """Find where a file stops being UTF-8.

    Parameters
    ----------
    body : bytes
        The file, without a byte order mark of UTF-8.

    Returns
    -------
    tuple or None
        The line and how it reads in Windows-1257, the usual encoding of a Lithuanian office;
        no line where the whole file is UTF-16; None where all is well.
    """
    if body.startswith(_UTF16):
        return None, ""
    if _is_utf8(body):
        return None
    for number, line in enumerate(body.splitlines(), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number, line.decode("cp1257", errors="replace").strip()[:60]
    return 1, ""


def _is_utf8(body: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(body), _CHUNK):
            decoder.decode(body[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True

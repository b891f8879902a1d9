"""Words of a PDF's text layer that nobody can read there: pale, covered or overprinted ones."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

#: The least contrast of a text with paper; dots that lead through the contents have 2.5.
CONTRAST = 2.0

#: The least size of letters, in points.
SIZE = 3.0

#: How much of the smaller of two words the other may cover.
COVERED = 0.5

#: A text that is there to be copied alone.
_INVISIBLE = 3

#: What the library writes its answers into.
_SIDES = [ctypes.c_float() for _ in range(4)]
_SIZE = ctypes.c_float()
_PARTS = [ctypes.c_uint() for _ in range(4)]


@dataclass(frozen=True, slots=True)
class _Text:
    object: Any
    left: float
    bottom: float
    right: float
    top: float
    pale: bool

    def hides(self, other: _Text) -> bool:
        """Whether most of the smaller of two is in the place of the other."""
        if self.left >= other.right or other.left >= self.right:
            # Most words of a line stand beside each other.
            return False
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        smaller = min((t.right - t.left) * (t.top - t.bottom) for t in (self, other))
        return high > 0 and wide * high > COVERED * smaller > 0


def unreadable(path: Path) -> Iterator[tuple[int, str]]:
    """Find what of a PDF can't be read, but for its cover, which has a ground of its own.

    Parameters
    ----------
    path : Path
        The PDF.

    Yields
    ------
    (int, str)
        The page, counted from 1, and the first words.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        for number in range(1, len(document)):
            page = document[number]
            if found := _unreadable(page):
                layer = page.get_textpage()
                yield number + 1, " ".join(_words(text.object, layer) for text in found[:8])
    finally:
        document.close()


def _unreadable(page: Any) -> list[_Text]:
    texts: list[_Text] = []
    covered: list[_Text] = []
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        element = pdfium.FPDFPage_GetObject(page, place)
        kind = pdfium.FPDFPageObj_GetType(element)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFTextObj_GetFontSize(element, _SIZE)
            unseen = pdfium.FPDFTextObj_GetTextRenderMode(element) == _INVISIBLE
            pale = unseen or _SIZE.value < SIZE or _contrast(*_colour(element)) < CONTRAST
            texts.append(_Text(element, *_box(element), pale))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or _is_filled(element, kind):
            left, bottom, right, top = _box(element)
            covered += [
                text
                for text in texts
                if left <= (text.left + text.right) / 2 <= right
                and bottom <= (text.bottom + text.top) / 2 <= top
            ]
    return [text for text in texts if text.pale] + covered + _overprinted(texts)


def _overprinted(texts: list[_Text]) -> list[_Text]:
    """Those that stand where another one does."""
    found = []
    ordered = sorted(texts, key=lambda each: each.bottom)
    for place, text in enumerate(ordered):
        middle = (text.bottom + text.top) / 2
        for other in islice(ordered, place + 1, None):
            if other.bottom > middle:
                break
            if text.hides(other):
                found.append(text)
                break
    return found


def _box(element: Any) -> list[float]:
    pdfium.FPDFPageObj_GetBounds(element, *_SIDES)
    return [side.value for side in _SIDES]


def _colour(element: Any) -> list[int]:
    pdfium.FPDFPageObj_GetFillColor(element, *_PARTS)
    return [part.value for part in _PARTS]


@cache
def _contrast(red: int, green: int, blue: int, opaque: int) -> float:
    """The contrast of what is drawn with white paper, as WCAG counts it."""
    shades = (1 - (1 - colour / 255) * opaque / 255 for colour in (red, green, blue))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shades]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _is_filled(element: Any, kind: int) -> bool:
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(element, mode, stroked)
    return mode.value != pdfium.FPDF_FILLMODE_NONE and _colour(element)[3] > 128


def _words(element: Any, layer: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(element, layer, None, 0)
    buffer = (ctypes.c_ushort * size)()
    pdfium.FPDFTextObj_GetText(element, layer, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")

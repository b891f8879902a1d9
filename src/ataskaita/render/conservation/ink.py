"""Words of a PDF's text layer as they are drawn: those that nobody can read, and how others look.

Nobody reads what is pale, covered, cut off or overprinted. Of others it is told which are bold,
slanted, raised, lowered or coloured, whatever the document says that they should be.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from unicodedata import combining

import pypdfium2
import pypdfium2.raw as pdfium

#: The least contrast of a text with paper; dots that lead through the contents have 2.5.
CONTRAST = 2.0

#: The least size of letters, in points.
SIZE = 3.0

#: How much of the smaller of two words the other may cover.
COVERED = 0.5

#: How types are told by their names, and how far from grey a colour is.
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_SLANTED = re.compile(rb"-\w*(?:it|italic|oblique)$", re.IGNORECASE)
_MONO = re.compile(rb"mono", re.IGNORECASE)
_COLOURED = 40

#: How far from the line before, in sizes of its letters, a text is raised or lowered.
_RAISED, _LOWERED = 0.12, -0.04

#: A text that is there to be copied alone.
_INVISIBLE = 3

#: What the library writes its answers into.
_SIDES = [ctypes.c_float() for _ in range(4)]
_SIZE = ctypes.c_float()
_PARTS = [ctypes.c_uint() for _ in range(4)]
_NAME = ctypes.create_string_buffer(100)
_SAID = (ctypes.c_ushort * 2000)()
_MATRIX = pdfium.FS_MATRIX()


@dataclass(frozen=True, slots=True)
class _Text:
    object: Any
    left: float
    bottom: float
    right: float
    top: float
    pale: bool
    looks: frozenset[str]
    #: The line that it stands on, raised or not, and the size of its letters.
    line: float
    size: float

    def hides(self, other: _Text) -> bool:
        """Whether most of the smaller of two is in the place of the other."""
        if self.left >= other.right or other.left >= self.right:
            # Most words of a line stand beside each other.
            return False
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        smaller = min((t.right - t.left) * (t.top - t.bottom) for t in (self, other))
        return high > 0 and wide * high > COVERED * smaller > 0


@dataclass(frozen=True, slots=True)
class Ink:
    """How the words of a PDF are drawn.

    Parameters
    ----------
    unreadable : list of (int, str)
        What nobody can read: the page, counted from 1, and the first words.
    looks : mapping
        "strong", "em", "code", "sup", "sub" or "coloured" -> the texts that are drawn so, in order.
    """

    unreadable: list[tuple[int, str]]
    looks: Mapping[str, list[str]]


def read(path: Path, sought: Set[str]) -> Ink:
    """Look at all of a PDF but its cover, which has a ground of its own.

    Parameters
    ----------
    path : Path
        The PDF.
    sought : set of str
        The looks that are asked for.
    """
    unreadable = []
    looks: defaultdict[str, list[str]] = defaultdict(list)
    with pypdfium2.PdfDocument(path) as document:
        for number in range(1, len(document)):
            page = document[number]
            texts: list[_Text] = []
            covered = list(_cover(page, texts))
            if found := [text for text in texts if text.pale] + covered + _overprinted(texts):
                layer = page.get_textpage()
                said = [_words(text.object, layer) for text in found]
                # An accent that stands above its letter is drawn by itself.
                if said := [word for word in said if not any(map(combining, word))]:
                    unreadable.append((number + 1, " ".join(said[:8])))
            if shown := [text for text in texts if text.looks & sought]:
                layer = page.get_textpage()
                for text in shown:
                    said = _words(text.object, layer)
                    for look in text.looks & sought:
                        looks[look].append(said)
    return Ink(unreadable, looks)


def _cover(page: Any, texts: list[_Text]) -> Iterator[_Text]:
    """Take the texts of a page as they are drawn; gives those that something is drawn over."""
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        element = pdfium.FPDFPage_GetObject(page, place)
        kind = pdfium.FPDFPageObj_GetType(element)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(element, texts[-1] if texts else None))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or _is_filled(element, kind):
            left, bottom, right, top = _box(element)
            for text in texts:
                if (
                    left <= (text.left + text.right) / 2 <= right
                    and bottom <= (text.bottom + text.top) / 2 <= top
                ):
                    yield text


def _text(element: Any, before: _Text | None) -> _Text:
    pdfium.FPDFTextObj_GetFontSize(element, _SIZE)
    unseen = pdfium.FPDFTextObj_GetTextRenderMode(element) == _INVISIBLE
    red, green, blue, opaque = _colour(element)
    box = _box(element)
    pale = unseen or _SIZE.value < SIZE or _contrast(red, green, blue, opaque) < CONTRAST
    pale = pale or _is_cut_off(element, *box)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(element), _NAME, len(_NAME))
    looks = _type(_NAME.value)
    if max(red, green, blue) - min(red, green, blue) > _COLOURED:
        looks |= {"coloured"}
    pdfium.FPDFPageObj_GetMatrix(element, _MATRIX)
    line, size = _MATRIX.f, _SIZE.value
    if before and abs(line - before.line) < before.size:
        line, size = before.line, before.size
    shift = (box[1] - line) / size
    if shift > _RAISED:
        looks |= {"sup"}
    # Letters such as "p" reach below the line as well.
    elif shift < _LOWERED:
        looks |= {"sub"}
    return _Text(element, *box, pale, looks, line, size)


def _is_cut_off(element: Any, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether its middle lies outside of what is shown of the page where it is drawn."""
    clip = pdfium.FPDFPageObj_GetClipPath(element)
    for path in range(pdfium.FPDFClipPath_CountPaths(clip)):
        points = []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, *_SIDES[:2])
            points.append((_SIDES[0].value, _SIDES[1].value))
        across, up = zip(*points, strict=True) if points else ((left, right), (bottom, top))
        middle = (left + right) / 2, (bottom + top) / 2
        if not (min(across) <= middle[0] <= max(across) and min(up) <= middle[1] <= max(up)):
            return True
    return False


@cache
def _type(name: bytes) -> frozenset[str]:
    """What the name of a type tells of it."""
    told = (("strong", _BOLD), ("em", _SLANTED), ("code", _MONO))
    return frozenset(look for look, pattern in told if pattern.search(name))


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
    size = pdfium.FPDFTextObj_GetText(element, layer, _SAID, 2 * len(_SAID))
    return bytes(_SAID)[: size - 2].decode("utf-16-le")

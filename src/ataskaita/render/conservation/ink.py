"""Words of a PDF's text layer as they are drawn: which, where nobody can read them, how they look.

What the PDF itself says is of the page and not of the text is left out: running heads and feet, and
the heads that a table repeats on its next page. Nobody reads what is pale, covered, cut off or
overprinted. Of others it is told which are bold, slanted, raised, lowered or coloured, whatever the
document says that they should be.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from math import hypot
from pathlib import Path
from typing import Any
from unicodedata import combining

import pypdfium2
import pypdfium2.raw as pdfium

from ataskaita.render.conservation.words import words, words_as_set

#: The least contrast of a text with what is behind it; dots that lead to page numbers have 2.5.
CONTRAST = 2.0

#: The least size of letters, in points; of those in a picture that is made smaller.
SIZE, SCALED = 3.0, 1.0

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

#: What a PDF calls that is of the page and not of the text.
_FURNITURE = "Artifact".encode("utf-16-le") + b"\0\0"

#: What the library writes its answers into.
_SIDES = [ctypes.c_float() for _ in range(4)]
_SIZE = ctypes.c_float()
_PARTS = [ctypes.c_uint() for _ in range(4)]
_NAME = ctypes.create_string_buffer(100)
_SAID = (ctypes.c_ushort * 2000)()
_MATRIX = pdfium.FS_MATRIX()
_LENGTH = ctypes.c_ulong()
_MARK = (pdfium.FPDF_WCHAR * (len(_FURNITURE) // 2))()


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
    pages : list of list of str
        The words of each page, in the order in which they are drawn.
    lines : list of str
        The letters of each line of all pages.
    unreadable : list of (int, str)
        What nobody can read: the page, counted from 1, and the first words.
    looks : mapping
        A name of `looks.LOOKS` -> the texts that are drawn so, in order.
    """

    pages: list[list[str]]
    lines: list[str]
    unreadable: list[tuple[int, str]]
    looks: Mapping[str, list[str]]


def read(path: Path) -> Ink:
    """Read all of a PDF; at its cover, which has a ground of its own, nobody looks.

    Parameters
    ----------
    path : Path
        The PDF.
    """
    ink = Ink([], [], [], defaultdict(list))
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            elements = [
                pdfium.FPDFPage_GetObject(page, place)
                for place in range(pdfium.FPDFPage_CountObjects(page))
            ]
            texts: list[_Text] = []
            covered = list(_cover(elements, texts))
            furniture = [element for element in elements if _is_furniture(element)]
            for element in furniture:
                if pdfium.FPDFPage_RemoveObject(page, element):
                    pdfium.FPDFPageObj_Destroy(element)
            layer = page.get_textpage()
            drawn = layer.get_text_bounded()
            ink.pages.append(words_as_set(drawn))
            ink.lines.extend("".join(words(line)) for line in drawn.splitlines())
            if number == 1:
                continue
            gone = {*map(id, furniture)}
            said = {id(t): _words(t.object, layer) for t in texts if id(t.object) not in gone}
            unseen = [[text] for text in (*(t for t in texts if t.pale), *covered)]
            unseen += _printed_over(texts)
            together = [[said.get(id(text), "") for text in some] for some in unseen]
            # An accent that stands above its letter is drawn by itself.
            found = " ".join(word for words in together if not _has_accent(words) for word in words)
            if found := found.split()[:8]:
                ink.unreadable.append((number, " ".join(found)))
            for text in texts:
                for look in text.looks:
                    ink.looks[look].append(said.get(id(text), ""))
    return ink


def _is_furniture(element: Any) -> bool:
    """Whether it is of the page, as its marks say, and not of the text."""
    for number in range(pdfium.FPDFPageObj_CountMarks(element)):
        mark = pdfium.FPDFPageObj_GetMark(element, number)
        # Of another length it is another name, and is not written.
        _MARK[0] = 0
        pdfium.FPDFPageObjMark_GetName(mark, _MARK, len(_FURNITURE), _LENGTH)
        if bytes(_MARK) == _FURNITURE:
            return True
    return False


def _cover(elements: list[Any], texts: list[_Text]) -> Iterator[_Text]:
    """Take the texts of a page as they are drawn; gives those that something is drawn over."""
    grounds: list[tuple[list[float], float]] = []
    for element in elements:
        kind = pdfium.FPDFPageObj_GetType(element)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(element, texts[-1] if texts else None, grounds))
            continue
        box, filled = _box(element), _is_filled(element, kind)
        if filled:
            grounds.append((box, _light(*_colour(element))))
        if filled or kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield from (t for t in texts if _holds(box, t.left, t.bottom, t.right, t.top))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and texts:
            # A line through or below a text is drawn right behind it; numbers are in pieces.
            line = texts[-1].line
            look = "del" if box[1] > line else "u"
            for place in range(len(texts) - 1, -1, -1):
                text = texts[place]
                if text.line != line:
                    break
                if box[0] <= (text.left + text.right) / 2 <= box[2]:
                    texts[place] = replace(text, looks=text.looks | {look})


def _holds(box: Sequence[float], left: float, bottom: float, right: float, top: float) -> bool:
    """Whether the middle of something lies within a box."""
    return box[0] <= (left + right) / 2 <= box[2] and box[1] <= (bottom + top) / 2 <= box[3]


def _text(
    element: Any, before: _Text | None, grounds: Sequence[tuple[list[float], float]]
) -> _Text:
    pdfium.FPDFTextObj_GetFontSize(element, _SIZE)
    pdfium.FPDFPageObj_GetMatrix(element, _MATRIX)
    # Drawings, and whatever is scaled, have letters of another size than their type's.
    line, size = _MATRIX.f, _SIZE.value * hypot(_MATRIX.b, _MATRIX.d)
    unseen = pdfium.FPDFTextObj_GetTextRenderMode(element) == _INVISIBLE
    red, green, blue, opaque = _colour(element)
    box = _box(element)
    small = _SIZE.value < SIZE or size < SCALED
    # What is drawn behind it, or else white paper.
    ground = next((light for behind, light in reversed(grounds) if _holds(behind, *box)), 1.0)
    dark, light = sorted((ground, _light(red, green, blue, opaque)))
    # As WCAG counts contrast.
    pale = unseen or small or (light + 0.05) / (dark + 0.05) < CONTRAST
    pale = pale or _is_cut_off(element, *box)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(element), _NAME, len(_NAME))
    looks = _type(_NAME.value)
    if max(red, green, blue) - min(red, green, blue) > _COLOURED:
        looks |= {"coloured"}
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
        shown = min(across), min(up), max(across), max(up)
        if not _holds(shown, left, bottom, right, top):
            return True
    return False


@cache
def _type(name: bytes) -> frozenset[str]:
    """What the name of a type tells of it."""
    told = (("strong", _BOLD), ("em", _SLANTED), ("code", _MONO))
    return frozenset(look for look, pattern in told if pattern.search(name))


def _printed_over(texts: list[_Text]) -> Iterator[list[_Text]]:
    """Those of which one stands where the other does."""
    ordered = sorted(texts, key=lambda each: each.bottom)
    for place, text in enumerate(ordered):
        middle = (text.bottom + text.top) / 2
        for other in islice(ordered, place + 1, None):
            if other.bottom > middle:
                break
            if text.hides(other):
                yield [text, other]
                break


def _box(element: Any) -> list[float]:
    pdfium.FPDFPageObj_GetBounds(element, *_SIDES)
    return [side.value for side in _SIDES]


def _colour(element: Any) -> list[int]:
    pdfium.FPDFPageObj_GetFillColor(element, *_PARTS)
    return [part.value for part in _PARTS]


@cache
def _light(red: int, green: int, blue: int, opaque: int) -> float:
    """How light a colour is on white paper."""
    shades = (1 - (1 - colour / 255) * opaque / 255 for colour in (red, green, blue))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shades]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_filled(element: Any, kind: int) -> bool:
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(element, mode, stroked)
    return mode.value != pdfium.FPDF_FILLMODE_NONE and _colour(element)[3] > 128


def _has_accent(words: list[str]) -> bool:
    return any(map(combining, "".join(words)))


def _words(element: Any, layer: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(element, layer, _SAID, 2 * len(_SAID))
    return ctypes.string_at(_SAID, size - 2).decode("utf-16-le")

"""The site's fonts: the report's own, cut down to the signs Lithuanian text needs, as WOFF2."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ataskaita import fonts
from ataskaita.cache import ensure, read_entry, write_entry
from ataskaita.fingerprint import code, of_file


@dataclass(frozen=True)
class Face:
    """A face the style sheet asks for: CSS family, weight and style, and the font's own name."""

    family: str
    weight: str
    style: str
    name: str

    def file_name(self, part: str) -> str:
        """What the site calls the file of a part of `PARTS`."""
        slant = "-italic" if self.style == "italic" else ""
        name = f"{self.family.lower().replace(' ', '-')}-{self.weight}{slant}"
        return f"{name}-{part}.woff2" if part else f"{name}.woff2"


FACES = (
    Face("Source Sans Pro", "400", "normal", "Regular"),
    Face("Source Sans Pro", "600", "normal", "Semibold"),
    Face("Source Serif Pro", "400", "normal", "Regular"),
    Face("Source Serif Pro", "400", "italic", "It"),
    Face("Source Serif Pro", "600", "normal", "Semibold"),
)

#: The signs of nearly every page: what Lithuanian text is written with.
LITHUANIAN = {
    *range(0x20, 0x7F),
    *map(ord, "ĄČĘĖĮŠŲŪŽąčęėįšųūž„“”‘’‚«»–—…·•§©°±½×÷²€−≈≤≥←↑→↓"),
    *map(ord, "\u00a0\u2009\u200a\u200b\u202f"),
}

#: Letters of Europe's other languages, punctuation, currency, arrows and operators.
LATIN = {
    *range(0xA0, 0x180),
    *map(ord, "ẞ\u2010\u2011‒–—―‘’‚‛“”„‟†•…‰′″‹›€№™←↑→↓−≈≠≤≥"),
}

#: Name of a part -> its signs. A page with a name of another language loads the other part, too.
PARTS = {"other": LATIN - LITHUANIAN, "": LITHUANIAN}
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "lnum", "pnum", "tnum", "case")

#: Signs that a range in the style sheet may be too wide by.
_GAP = 0x20

#: The checksums of the files: one that was damaged is made anew.
_SUMS = "checksums.json"

#: How a site's style sheet loads a face; the family keeps its name, charts ask for it too.
_RULE = """@font-face {{
  font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap;
  src: url("fonts/{file}") format("woff2"); unicode-range: {range};
}}
"""


def webfonts(cache: Path) -> list[Path]:
    """Make the font files, or find those made before.

    They depend on nothing but the environment, so they are kept with it where that can be written
    to; the set-up makes them there.

    Parameters
    ----------
    cache : Path
        Where they are kept otherwise; a folder inside it is named after all they are made from.

    Returns
    -------
    list of Path
        One file for each part of each of `FACES`, in that order.
    """
    own = Path(sys.prefix) / "share" / "ataskaita" / "webfonts"
    writable = sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK)
    # Of what is installed, with the fonts, and of what this module asks for.
    folder = (own if writable else cache) / code("fonts.py", "render/embedded/webfonts.py")[:16]
    try:
        return _made(folder)
    except OSError:
        # A disk that can't be written to although it says so.
        return _made(cache / folder.name)


def _made(folder: Path) -> list[Path]:
    found = [folder / face.file_name(part) for face in FACES for part in PARTS]
    sums = {path.name: of_file(path) for path in found if path.is_file()}
    if len(sums) < len(found) or read_entry(folder / _SUMS) != sums:
        for face in FACES:
            source = fonts.face_file(face.family, face.name)
            for part, signs in PARTS.items():
                ensure(folder / face.file_name(part), subset(source, signs))
        write_entry(folder / _SUMS, {path.name: of_file(path) for path in found})
    return found


def stylesheet() -> str:
    """The ``@font-face`` rules, for a style sheet beside the folder ``fonts/``."""
    return "".join(
        _RULE.format(
            family=face.family,
            weight=face.weight,
            style=face.style,
            file=face.file_name(part),
            range=_ranges(signs, whole=bool(part)),
        )
        for face in FACES
        for part, signs in PARTS.items()
    )


def _ranges(signs: Iterable[int], *, whole: bool) -> str:
    """Signs as CSS writes them; ``whole`` without small gaps: of two rules the last is taken."""
    found: list[list[int]] = []
    for sign in sorted(signs):
        if found and sign - found[-1][1] <= (_GAP if whole else 1):
            found[-1][1] = sign
        else:
            found.append([sign, sign])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in found)


def subset(source: Path, signs: Iterable[int]) -> bytes:
    """Cut a font down to some signs and `FEATURES`, and pack it as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(
        layout_features=list(FEATURES),
        flavor="woff2",
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
    )
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=signs)
        subsetter.subset(font)
        font.flavor = "woff2"
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()

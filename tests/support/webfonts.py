"""Cuts the site's fonts: the report's own, down to the signs Lithuanian text needs, as WOFF2.

They lie with the engine, so that no machine needs seconds and a library to have them. When signs or
faces change, ``python -m tests.support.webfonts`` writes the files and their style sheet anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ataskaita import fonts
from ataskaita.render.embedded.assets import ASSETS, FONTS, FONTS_SHEET


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

#: How a site's style sheet loads a face; the family keeps its name, charts ask for it too.
_RULE = """@font-face {{
  font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap;
  src: url("fonts/{file}") format("woff2"); unicode-range: {range};
}}
"""


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
    return ",".join(f"U+{a:X}-{b:X}" for a, b in found)


def subset(source: Path, signs: Iterable[int]) -> TTFont:
    """Cut a font down to some signs and `FEATURES`."""
    options = Options(
        layout_features=list(FEATURES),
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        # Copyright and licence, but no name: what is changed must not bear the reserved one.
        name_IDs=[0, 13, 14],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def subset_fonts() -> dict[str, TTFont]:
    """Each font by the name of its file."""
    return {
        face.file_name(part): subset(fonts.face_file(face.family, face.name), signs)
        for face in FACES
        for part, signs in PARTS.items()
    }


if __name__ == "__main__":
    FONTS.mkdir(exist_ok=True)
    for name, font in subset_fonts().items():
        font.save(FONTS / name)
    (ASSETS / FONTS_SHEET).write_text(stylesheet(), encoding="utf-8")

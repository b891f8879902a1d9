from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from ataskaita.render.embedded.assets import ASSETS, FONTS, FONTS_SHEET
from tests.support.webfonts import FACES, PARTS, stylesheet, subset_fonts


@pytest.fixture(scope="module")
def files():
    return sorted(FONTS.glob("*.woff2"))


def common(files):
    """The files that nearly every page loads."""
    return [file for file in files if not file.stem.endswith("-other")]


def test_every_face_has_all_lithuanian_letters_and_signs(files):
    needed = {ord(sign) for sign in "ĄČĘĖĮŠŲŪŽąčęėįšųūž„“–−%€²…\u00a0"}
    for file in common(files):
        assert needed <= set(TTFont(file).getBestCmap()), file.name


def test_letters_of_other_languages_are_in_files_of_their_own(files):
    signs = {file: set(TTFont(file).getBestCmap()) for file in files}
    for own in common(files):
        other = own.with_name(own.name.replace(".woff2", "-other.woff2"))
        assert set(map(ord, "ŁńőßŞ")) <= signs[other]
        assert not signs[own] & signs[other]


def test_figures_are_equally_wide(files):
    for file in common(files):
        font = TTFont(file)
        names = font.getBestCmap()
        assert len({font["hmtx"][names[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_the_files_are_small(files):
    assert all(file.stat().st_size < 16_000 for file in files)


def test_the_style_sheet_names_every_file(files):
    text = (ASSETS / FONTS_SHEET).read_text(encoding="utf-8")
    assert all(f'url("fonts/{file.name}")' in text for file in files)
    assert text.count("font-display: swap") == len(FACES) * len(PARTS)


def widths(font: TTFont) -> dict[int, tuple[int, int]]:
    """How wide each sign is, and what room is left before it; glyphs lose their names in a file."""
    return {sign: font["hmtx"][name] for sign, name in font.getBestCmap().items()}


def test_the_files_are_those_that_are_cut_of_the_fonts_in_use():
    made = subset_fonts()
    assert made.keys() == {path.name for path in FONTS.glob("*.woff2")}
    # A newer library may pack them otherwise; what they hold is the same.
    for name, other in made.items():
        own = TTFont(FONTS / name)
        assert widths(own) == widths(other), name
        everything = (sorted(font["hmtx"].metrics.values()) for font in (own, other))
        assert next(everything) == next(everything), name
    assert (ASSETS / FONTS_SHEET).read_text(encoding="utf-8") == stylesheet()


def test_their_licence_lies_beside_them():
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Reserved Font Name" in text

from __future__ import annotations

import shutil
import sys

import pytest
from fontTools.ttLib import TTFont

from ataskaita.render.embedded import webfonts as module
from ataskaita.render.embedded.webfonts import FACES, PARTS, stylesheet, webfonts


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return webfonts(tmp_path_factory.mktemp("cache"))


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


def test_they_are_made_once(files):
    before = [file.stat().st_mtime_ns for file in files]
    again = webfonts(files[0].parents[1])
    assert again == files
    assert [file.stat().st_mtime_ns for file in again] == before


def test_the_style_sheet_names_every_file(files):
    text = stylesheet()
    assert all(f'url("fonts/{file.name}")' in text for file in files)
    assert text.count("font-display: swap") == len(FACES) * len(PARTS)


def test_damaged_files_are_made_anew_and_have_the_same_bytes(files, tmp_path, monkeypatch):
    # Those that are kept with the environment serve other tests meanwhile.
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    # To cut one takes seconds.
    monkeypatch.setattr(module, "FACES", FACES[:1])
    shutil.copytree(files[0].parents[1], tmp_path / "cache")
    made = webfonts(tmp_path / "cache")
    assert all(path.is_relative_to(tmp_path) for path in made)
    for path in made:
        path.write_bytes(path.read_bytes()[:99])
    made[1].unlink()
    assert webfonts(tmp_path / "cache") == made
    assert [path.read_bytes() for path in made] == [path.read_bytes() for path in files[:2]]

"""Real chapters converted section by section are what they would be converted as a whole."""

from __future__ import annotations

import nbformat
import pytest

from ataskaita.render.embedded import convert as conversion
from ataskaita.render.embedded import cuts
from ataskaita.render.embedded.assemble import Part
from ataskaita.render.embedded.cuts import cut
from tests.conftest import ROOT
from tests.render.books import converted

STEMS = ["index", *sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))]


@pytest.mark.parametrize("enough", [0, cuts.ENOUGH])
@pytest.mark.parametrize("stem", STEMS)
def test_the_sections_of_a_chapter_joined_are_the_chapter(
    rendered, tmp_path, monkeypatch, stem, enough
):
    monkeypatch.setattr(cuts, "ENOUGH", enough)
    notebook = nbformat.read(rendered.build / "notebooks" / f"{stem}.ipynb", as_version=4)
    part = Part(stem, notebook, appendix=stem >= "12")

    by_sections = converted(part, "7", tmp_path, "pieces")
    sections = 1 + sum(heading.level == 2 for heading in by_sections.page.headings)
    pieces = len(cut(by_sections.markdown))
    # Notes are counted in the whole chapter, so one that has any stays in one piece.
    most = 1 if "^[" in by_sections.markdown else sections
    assert pieces == most if enough == 0 else pieces <= most
    monkeypatch.setattr(conversion, "cut", lambda markdown: [markdown])
    assert by_sections == converted(part, "7", tmp_path, "whole")

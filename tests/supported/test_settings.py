"""Settings that only Quarto obeys are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ataskaita.project import Project
from ataskaita.supported.settings import number_depth, unheeded
from tests.conftest import ROOT, SMALL


def test_settings_that_only_quarto_obeys_are_named_as_they_are_found():
    settings = {
        "lang": "en",
        "book": {"title": "A", "page-footer": {"left": "B"}, "cover-image": "c.png"},
        "format": {"html": {"theme": "default", "css": "own.css"}, "epub": "default"},
        "bibliography": "a.bib",
    }
    assert unheeded(settings) == [
        "lang",
        "book: page-footer: left",
        "book: cover-image",
        "format: html: css",
        "format: epub",
        "bibliography",
    ]


def test_what_quarto_needs_to_be_called_and_what_is_so_anyway_is_not_named():
    settings = {
        "project": {"type": "book", "output-dir": "_book", "pre-render": "a.py"},
        "execute": {"enabled": False},
        "filters": ["a.lua"],
        "book": {"chapters": ["index.qmd"], "search": True},
        "format": {"html": {"number-depth": 3}},
    }
    assert unheeded(settings) == []


@pytest.mark.parametrize(
    ("settings", "depth"),
    [
        ({}, 3),
        ({"number-depth": 2}, 2),
        ({"number-depth": 2, "format": {"html": {"number-depth": 4}}}, 4),
        ({"number-depth": "deep"}, 3),
    ],
)
def test_headings_are_numbered_as_deep_as_is_said(settings, depth):
    assert number_depth(settings) == depth


def test_a_depth_that_is_no_level_is_named():
    assert unheeded({"number-depth": 0, "format": {"html": {"number-depth": True}}}) == [
        "number-depth",
        "format: html: number-depth",
    ]


@pytest.mark.parametrize(
    "folder", [ROOT, SMALL, ROOT / "src/ataskaita/new_library/templates"], ids=lambda p: p.name
)
def test_no_report_of_ours_says_what_nobody_obeys(folder: Path):
    assert unheeded(Project(folder).quarto) == []

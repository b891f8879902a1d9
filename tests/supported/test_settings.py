"""Settings that only Quarto obeys are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ataskaita.project import Project
from ataskaita.supported.check import require_supported
from ataskaita.supported.findings import UnsupportedErrors
from ataskaita.supported.settings import contents_depths, number_depth, unheeded
from tests.conftest import ROOT, SMALL
from tests.support.projects import copy_small_report


def test_settings_that_only_quarto_obeys_are_named_as_they_are_found():
    settings = {
        "lang": "en",
        "toc": "deep",
        "book": {"title": "A", "page-footer": {"left": "B"}, "cover-image": "c.png"},
        "format": {"html": {"theme": "default", "css": "own.css"}, "epub": "default"},
        "bibliography": "a.bib",
    }
    assert unheeded(settings) == [
        "lang",
        "toc",
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
        "format": {"html": {"number-depth": 3, "grid": {"body-width": "760px"}}},
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


@pytest.mark.parametrize(
    ("settings", "site", "pdf"),
    [
        ({}, 2, 2),
        ({"toc": False}, 0, 0),
        ({"toc-depth": 3, "format": {"html": {"toc-depth": 4}}}, 4, 3),
        ({"toc": False, "format": {"typst": {"toc": True}}}, 0, 2),
        ({"toc-depth": "deep", "toc": "no"}, 2, 2),
    ],
)
def test_contents_go_as_deep_as_is_said_of_the_format_or_of_all(settings, site, pdf):
    depths = contents_depths(settings)
    assert (depths["html"], depths["typst"]) == (site, pdf)


def test_a_depth_that_is_no_level_is_named():
    settings = {"number-depth": 0, "format": {"html": {"number-depth": True, "toc-depth": 9}}}
    assert unheeded(settings) == [
        "number-depth",
        "format: html: number-depth",
        "format: html: toc-depth",
    ]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("lang: lt", "lang: en"),
        ("lang: lt", "lang: no"),
        ("theme: default", "theme: default\n    lang: en"),
    ],
)
def test_another_language_is_refused_before_anything_is_executed(tmp_path, written, instead):
    project = copy_small_report(tmp_path / "project")
    path = project.root / "_quarto.yml"
    path.write_text(path.read_text("utf-8").replace(written, instead), "utf-8")
    with pytest.raises(UnsupportedErrors) as refused:
        require_supported(Project(project.root))
    (finding,) = refused.value.findings
    assert (finding.rule, finding.file) == ("language", "_quarto.yml")
    assert finding.fix == "Write lang: lt, or render with --engine quarto."


@pytest.mark.parametrize(
    "folder", [ROOT, SMALL, ROOT / "src/ataskaita/new_library/templates"], ids=lambda p: p.name
)
def test_no_report_of_ours_says_what_nobody_obeys(folder: Path):
    assert unheeded(Project(folder).quarto) == []

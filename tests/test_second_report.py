"""A tiny report of another library is rendered by the same engine with nothing of the first one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from ataskaita import registry
from ataskaita.project import Project
from tests.conftest import ROOT
from tests.support.projects import IGNORED, command


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Project:
    """The second report, rendered in a folder far from the first one."""
    folder = tmp_path_factory.mktemp("second") / "report"
    shutil.copytree(ROOT / "tests" / "second_report", folder, ignore=IGNORED)
    project = Project(folder)
    done = command(project, "render", "--to", "html", "--engine", "embedded")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def text(page: Path) -> str:
    shown = html.parse(str(page)).getroot().text_content()
    return re.sub(r"[\s\xa0]+", " ", shown)


def test_its_numbers_are_on_its_pages(rendered):
    page = text(rendered.site / "01-visits.html")
    assert "svečių skaičius padidėjo: jų buvo 400, iš jų pajūryje 75,0 %" in page
    assert "Žemė už pajūrio" in page
    assert "lankytasi 400 kartų, 2030 m. – 380." in text(rendered.site / "index.html")


def test_its_catalogue_and_ledger_have_its_own_indicators_alone(rendered):
    records = json.loads((rendered.site / "ledger.json").read_text(encoding="utf-8"))
    used = {record["indicator"] for record in records}
    assert used == {"guests.all", "guests.share"}
    assert "Svečių dalis" in text(rendered.site / "02-catalogue.html")


def test_nothing_of_the_first_report_is_in_it(rendered):
    first = {"Ignalin", "Dūkšt", "bibliotekinio aptarnavimo punkt"}
    for page in rendered.site.glob("*.html"):
        assert not {word for word in first if word in page.read_text(encoding="utf-8")}


@pytest.mark.parametrize("arguments", [("validate",), ("lint",), ("check",), ("indicators",)])
def test_other_commands_serve_it_too(rendered, arguments):
    done = command(rendered, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_has_no_other_parts_than_schemas_and_indicators(rendered):
    assert [folder.name for folder in registry.folders(rendered.root)] == ["schemas", "indicators"]

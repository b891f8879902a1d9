"""A second report, of another library in another country, by the same engine and nothing else."""

from __future__ import annotations

import csv
import json
import shutil
from fractions import Fraction
from pathlib import Path

import lxml.html
import pytest

from ataskaita.project import Project
from tests.conftest import ROOT
from tests.support.projects import command_here, copy_small_report


def page(project: Project, stem: str) -> str:
    text = lxml.html.parse(project.site / f"{stem}.html").find(".//main").text_content()
    return " ".join(text.split())


def ledger(project: Project) -> dict[str, Fraction]:
    records = json.loads((project.site / "ledger.json").read_text(encoding="utf-8"))
    return {
        f"{record['indicator']}@{record['unit']}.{record['year']}": Fraction(record["number"])
        for record in records
        if record["kind"] == "value"
    }


def test_its_numbers_are_those_of_its_own_tables(small_site):
    numbers = ledger(small_site)
    # 128 + 229 + 10 + 23 + 7 + 14 + 0 + 33 readers, and 8 910 + 1 235 + 1 618 books.
    assert numbers["readers.total@library.2019"] == 444
    assert numbers["readers.total@islands.2018"] == 9 + 21 + 7 + 15
    assert numbers["lending.items@library.2019"] == 11_763


def test_a_second_column_of_numbers_is_shown_like_the_first(small_site):
    assert ledger(small_site)["visits.hours@library.2019"] == 1840 + 410 + 320 + 520
    assert "3 090 valandų" in page(small_site, "01-readers").replace("\u202f", " ")


def test_its_groups_tables_and_charts_are_on_its_pages(small_site):
    text = page(small_site, "01-readers")
    for words in ("Miestelio biblioteka", "Salų skyriai", "Bibliobusas", "1.1 lentelė"):
        assert words in text.replace("\u00a0", " ")
    assert lxml.html.parse(small_site.site / "01-readers.html").findall(".//main//figure//svg")


def test_nothing_of_the_first_report_is_in_it(small_site):
    with (ROOT / "data" / "units.csv").open(encoding="utf-8") as file:
        first = [row["name"] for row in csv.DictReader(file)]
    made = "".join(p.read_text("utf-8") for p in small_site.site.glob("*.html"))
    assert len(first) > 20
    assert [name for name in ("Ignalinos rajono", *first) if name in made] == []


@pytest.mark.parametrize("arguments", [("lint",), ("check",), ("indicators",)])
def test_other_commands_serve_it_too(tmp_path, arguments):
    done = command_here(copy_small_report(tmp_path / "project"), *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_reports_take_their_own_turn_in_one_process(tmp_path):
    from ataskaita import registry
    from ataskaita.indicators import REGISTRY

    registry.use(ROOT)
    assert "loans.items" in REGISTRY
    registry.use(copy_small_report(tmp_path / "project").root)
    assert "lending.items" in REGISTRY
    assert "loans.items" not in REGISTRY


def test_a_report_without_schemas_is_told_so(tmp_path):
    project = copy_small_report(tmp_path / "project")
    shutil.rmtree(project.root / "schemas")
    done = command_here(project, "validate")
    assert done.returncode == 1, done.stderr
    assert "has no folder schemas/" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_without_checks_has_none(tmp_path):
    project = copy_small_report(tmp_path / "project")
    shutil.rmtree(project.root / "checks")
    done = command_here(project, "check")
    assert done.returncode == 0, done.stderr


def test_a_rule_of_its_own_is_told_with_its_own_units(tmp_path):
    project = copy_small_report(tmp_path / "project")
    table = Path(project.raw(2019) / "visits.csv")
    table.write_text(table.read_text("utf-8").replace("buss,655", "buss,12"), "utf-8")
    done = command_here(project, "validate")
    assert done.returncode == 2, done.stderr
    assert "READERS-01" in done.stderr
    assert "Bibliobusas has 33 readers, but visits.csv only 12 visits" in done.stderr

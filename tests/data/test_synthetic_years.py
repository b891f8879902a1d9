"""The years that tests make up: plausible, sound, and never to be taken for real."""

from __future__ import annotations

import pytest

from ataskaita.data.loading import load
from tests.support.projects import contents, copy_small_report
from tests.support.synthetic_years import write_synthetic_years


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A project in which years have been made up, what was made, and all tables."""
    project = copy_small_report(tmp_path_factory.mktemp("made") / "report")
    synthetic = write_synthetic_years(project, seed=7, count=3)
    return project, synthetic, load(project)


def test_made_up_years_are_sound_and_beside_what_was_there(made, small_tables):
    _project, synthetic, tables = made
    assert synthetic.years == (2017, 2016, 2015)
    assert tables.years == (2019, 2018, 2017, 2016, 2015)
    assert tables.get("visits", 2018).sha256 == small_tables.get("visits", 2018).sha256
    assert not synthetic.left_out


def test_every_sidecar_says_that_the_numbers_are_made_up(made):
    _project, synthetic, tables = made
    for table in tables:
        if table.year in synthetic.years:
            for field in ("title", "producer", "source", "notes"):
                assert "sintetiniai duomenys" in table.meta[field].lower()


def test_numbers_move_from_year_to_year_but_not_far(made):
    _project, synthetic, tables = made
    totals = [sum(tables.get("visits", y).rows.columns["value"]) for y in (2019, *synthetic.years)]
    assert len(set(totals)) == len(totals)
    assert max(totals) < 1.5 * min(totals)


def test_the_same_seed_makes_the_same_years_and_another_others(made, tmp_path):
    project, _synthetic, _tables = made
    again, other = (copy_small_report(tmp_path / name) for name in ("again", "other"))
    write_synthetic_years(again, seed=7, count=3)
    write_synthetic_years(other, seed=8, count=3)
    assert contents(again.data) == contents(project.data)
    assert contents(other.data) != contents(project.data)


def test_a_contradiction_that_was_received_leaves_its_table_out(tmp_path):
    project = copy_small_report(tmp_path / "report")
    for year, visits, few in ((2018, "buss,610", "buss,40"), (2019, "buss,655", "buss,15")):
        path = project.raw(year) / "visits.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(visits, few), encoding="utf-8")
    (project.raw(2019) / "exceptions.yml").write_text(
        "- rule: READERS-01\n  unit: bus\n  difference: 18\n  reason: Dalis neužrašyta.\n"
        "  source: Žurnalas\n  date: 2020-02-01\n",
        encoding="utf-8",
    )
    made = write_synthetic_years(project, seed=7, count=1)
    assert {name for name, _ in made.left_out} == {"readers"}
    assert load(project).get("visits", 2017) is not None

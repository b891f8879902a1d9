"""Sidecars and files beside the tables that are still those of last year."""

from __future__ import annotations

import shutil

import pytest

YEAR = "data/raw/2019"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("received: 2020-01-15", "received: 2019-12-31", "received"),
        ('source: "Sugalvoti', 'source: "Žurnalas, 2018 m. Sugalvoti', "source"),
        ('source: "Sugalvoti', 'source: "Žurnalas, 2015 m. Sugalvoti', "source"),
        ('title: "Išduotos', 'title: "2018 m. išduotos', "title"),
        ("received: 2020-01-15", "received: 2019-01-15", "received"),
        ("2019-01-01/2019-12-31", "2019-01-01/2019-09-30", "period"),
        ("2019-01-01/2019-12-31", "2019-01-01", "period"),
    ],
)
def test_a_sidecar_that_speaks_of_last_year_is_found(found, edit, old, new, field):
    edit("raw/2019/lending.meta.yml", old, new)
    assert field in {finding.column for finding in found()["LAST-06"]}


def test_a_span_that_ends_before_it_begins_is_told_only_as_such(found, edit):
    edit("raw/2019/lending.meta.yml", "2019-01-01/2019-12-31", "2019-12-31/2019-01-01")
    assert set(found()) == {"META-06"}


def test_a_source_may_name_the_year_after_in_which_it_was_written(found, edit):
    edit("raw/2019/lending.meta.yml", 'source: "', 'source: "2020 m. sausio laiškas: ')
    assert found() == {}


@pytest.mark.parametrize(("period", "rules"), [("2018-12-31", {"LAST-06"}), ("2019-12-31", set())])
def test_the_sidecar_of_the_units_is_as_new_as_what_they_say(
    small_report, found, edit, period, rules
):
    path = small_report.data / "units.csv"
    header, *lines = path.read_text("utf-8").splitlines()
    lines = [f"{line},{2019 * line.startswith('suur') or ''}" for line in lines]
    path.write_text("\n".join([f"{header},closed", *lines, ""]), encoding="utf-8")
    edit("units.meta.yml", "2019-01-01/2019-12-31", period)
    assert set(found()) == rules


def test_entries_of_last_year_are_refused_in_this_years_file(small_report, found):
    entry = """\
- rule: VISITS-01
  difference: 1
  reason: Taip gauta iš padalinio.
  source: Padalinio laiškas
  date: 2019-02-01
"""
    for year in (2018, 2019):
        (small_report.raw(year) / "exceptions.yml").write_text(entry, encoding="utf-8")
    findings = [one for one in found()["LAST-08"] if one.file == f"{YEAR}/exceptions.yml"]
    assert [one.line for one in findings] == [1]


def test_a_reconstruction_belongs_to_a_published_edition(small_report, found):
    small_report.published(2019).unlink(missing_ok=True)
    small_report.published(2019).with_suffix(".meta.yml").unlink(missing_ok=True)
    (small_report.raw(2019) / "reconstruction.yml").write_text("conflicts: []\n", "utf-8")
    (finding,) = found()["LAST-08"]
    assert finding.file == f"{YEAR}/reconstruction.yml"
    assert finding.fix == "Delete it: it belongs to another edition."


def test_an_edition_that_was_copied_is_refused(small_report, found):
    published = small_report.published(2019)
    shutil.copy(published, small_report.published(2018))
    files = [one.file for one in found().get("LAST-08", [])]
    assert "data/published/2019.csv" in files


def test_a_remark_that_names_the_year_before_is_asked_though_it_was_not_copied(found, edit):
    edit("raw/2019/targets.meta.yml", 'notes: ""', 'notes: "Suskaičiuota 2018 m."')
    (finding,) = found()["LAST-06"]
    assert finding.message == "It names 2018, not 2019."


def test_a_day_that_is_written_wrongly_is_told_only_as_such(found, edit):
    edit("raw/2019/visits.meta.yml", "received: 2020-01-15", "received: 15.01.2020")
    assert found().keys() == {"META-05"}

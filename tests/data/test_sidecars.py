from __future__ import annotations

import datetime as dt

import pytest

from ataskaita.data.sidecars import read_sidecar

SOUND = """\
title: Apsilankymai
producer: Biblioteka
source: 4.3 p.
period: 2019-01-01/2019-12-31
received: 2020-01-15
notes: ""
"""


def read(tmp_path, text, year=2019):
    path = tmp_path / "visits.meta.yml"
    path.write_text(text, encoding="utf-8")
    return read_sidecar(path, "visits.meta.yml", year)


def test_a_sound_sidecar_is_read(tmp_path):
    fields, findings = read(tmp_path, SOUND)
    assert not findings
    assert fields["title"] == "Apsilankymai"


def test_a_missing_sidecar_is_reported(tmp_path):
    _, (finding,) = read_sidecar(tmp_path / "visits.meta.yml", "visits.meta.yml", 2019)
    assert finding.rule == "META-01"


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("title: Apsilankymai", "title: a: b", "META-02", 1),
        (SOUND, "tik tekstas", "META-02", 1),
        ("producer:", "producr:", "META-03", 2),
        ("producer: Biblioteka\n", "", "META-04", None),
        ("title: Apsilankymai", "title:", "META-04", 1),
        ("title: Apsilankymai", "title: [Apsilankymai]", "META-04", 1),
        ("source: 4.3 p.", 'source: "–"', "META-04", 3),
        ("source: 4.3 p.", 'source: "???"', "META-04", 3),
        ("2020-01-15", "sausį", "META-05", 5),
        ("2020-01-15", "2020-01-15 10:30:00", "META-05", 5),
        ("2019-01-01/2019-12-31", "2019 metai", "META-06", 4),
        ("2019-01-01/2019-12-31", "2018-12-31", "META-06", 4),
        ("2019-01-01/2019-12-31", "2019-02-30", "META-02", None),
        ("2019-01-01/2019-12-31", "2019-12-31/2019-01-01", "META-06", 4),
        ('notes: ""', "break: true", "META-07", 6),
        ('notes: ""', "brake: Kita apskaita", "META-03", 6),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(tmp_path, old, new, rule, line):
    _, findings = read(tmp_path, SOUND.replace(old, new))
    assert (rule, line) in [(finding.rule, finding.line) for finding in findings]


def test_the_title_of_another_table_is_none_of_this_one(edit, findings):
    edit("raw/2019/visits.meta.yml", "Apsilankymai ir darbo valandos", "Skaitytojai")
    (finding,) = findings()
    assert (finding.rule, finding.column, finding.value) == ("META-09", "title", "Skaitytojai")
    assert finding.fix == "Call it Apsilankymai."


def test_a_day_that_has_not_come_yet_is_none_on_which_a_table_was_received(tmp_path):
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    _, (finding,) = read(tmp_path, SOUND.replace("2020-01-15", f"{tomorrow}"))
    assert (finding.rule, finding.line, finding.value) == ("META-05", 5, f"{tomorrow}")
    assert finding.message == f"{tomorrow} has not come yet."
    _, findings = read(tmp_path, SOUND.replace("2020-01-15", f"{dt.date.today()}"))
    assert not findings


def test_a_misspelt_field_is_recognised(tmp_path):
    _, findings = read(tmp_path, SOUND.replace("producer:", "producr:"))
    assert findings[0].fix == "Did you mean `producer`?"


@pytest.mark.parametrize(
    "typed", ["2020.01.05", "2020 01 05", "2020/1/5", "2020-1-5", "2020 m. 01 05"]
)
def test_a_day_typed_in_another_way_is_told_as_it_must_be_written(tmp_path, typed):
    _, (finding,) = read(tmp_path, SOUND.replace("2020-01-15", f'"{typed}"'))
    assert finding.rule == "META-05"
    assert "Write 2020-01-05" in finding.fix


@pytest.mark.parametrize("typed", ["2019.01.01-2019.12.31", "2019", "2018-01-01/2018-12-31", ""])
def test_a_wrong_period_is_told_the_year_of_its_folder(tmp_path, typed):
    _, (finding,) = read(tmp_path, SOUND.replace("2019-01-01/2019-12-31", f'"{typed}"'))
    assert "2019-01-01/2019-12-31" in finding.fix


def test_a_sidecar_in_another_encoding_is_one_finding(tmp_path):
    path = tmp_path / "visits.meta.yml"
    path.write_bytes("title: Apsilankymų žurnalas\n".encode("cp1257"))
    _, (finding,) = read_sidecar(path, "visits.meta.yml", 2019)
    assert (finding.line, finding.value) == (1, "title: Apsilankymų žurnalas")
    assert "UTF-8" in finding.fix


def test_a_break_in_the_series_can_be_declared(tmp_path):
    fields, findings = read(tmp_path, SOUND + "break: Pakeista apskaita\n")
    assert not findings
    assert fields["break"] == "Pakeista apskaita"
    _, findings = read(tmp_path, SOUND + "brake: Pakeista apskaita\n")
    assert findings[0].fix == "Did you mean `break`?"


def test_what_belongs_to_no_year_cannot_break(tmp_path):
    _, (finding,) = read(tmp_path, SOUND + "break: Pakeista apskaita\n", None)
    assert (finding.rule, finding.column) == ("META-03", "break")

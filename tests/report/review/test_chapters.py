"""The chapters of this report: all confirmed for its year, bearable to confirm for the next."""

from __future__ import annotations

import json

import pytest

from ataskaita.project import Project
from ataskaita.review.display import as_read
from ataskaita.review.store import read_confirmed
from ataskaita.review.unconfirmed import unconfirmed
from tests.conftest import ROOT

EDITION = 2023


@pytest.fixture(scope="module")
def next_year():
    """What has to be looked at when the year of this edition is followed by the next."""
    project = Project(ROOT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATASKAITA_YEAR", str(EDITION + 1))
        return unconfirmed(Project(project.root))


def test_every_sentence_is_confirmed(monkeypatch, tables):
    monkeypatch.setenv("ATASKAITA_YEAR", str(EDITION))
    assert [one.text for one in unconfirmed(Project(ROOT), tables=tables)] == []


@pytest.mark.parametrize(
    ("words", "number"),
    [("rajone [mažėja gyventojų]", "population"), ("[mažėja Bibliotekos vartotojų]", "users")],
)
def test_that_people_become_fewer_rests_on_how_many_there_are(words, number):
    project = Project(ROOT)
    known = read_confirmed(project, project.notebooks / "05-service.ipynb").values()
    (said,) = (one for one in known if one.text.startswith(words))
    assert number in said.expect


def test_the_next_year_they_can_be_gone_through_in_an_afternoon(next_year):
    assert 100 < len({one.sentence.id for one in next_year}) < 300


@pytest.mark.parametrize(
    "words",
    [
        "Direktorė L. Aleknienė 2024 m. baigė studijas",
        "Finansavimas negautas.",
        "finansavimas pagal jas negautas",
        "Leidiniai pabrango",
        "visa suma nepanaudota dėl darbuotojų nedarbingumo",
        "asignavimų iš jų negauta",
        "mažėja Bibliotekos vartotojų.",
        "kronika 2023",
        "Lėšos bus panaudotos 2024 m.",
        "Bibliotekos organizacinė sistema per metus nesikeitė.",
        "„Europa skaito ir kuria“",
        "Didžioji knyga 2022 m. gruodžio 31 d. duomenimis.",
        "Vidiškių filialas iš UAB „Meleksas“ patalpų persikraustė",
    ],
)
def test_what_was_true_of_one_year_is_asked_as_the_next_reader_would_read_it(next_year, words):
    settings = Project(ROOT).variables | {"year": EDITION + 1, "previous": EDITION}
    assert any(words in as_read(one.text, settings) for one in next_year)


def test_typed_marks_are_asked_every_year_but_for_rules_of_the_report_itself(next_year):
    marked = {
        line
        for path in Project(ROOT).chapters
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        for line in "".join(cell["source"]).splitlines()
        if "{.typed" in line
    }
    asked = " ".join(one.text for one in next_year)
    rules = [line for line in marked if "vertinimo taisyklė" in line]
    assert len(rules) < len(marked) / 3
    for line in marked:
        if line not in rules:
            mark = line[line.index("{.typed") :].partition("}")[0]
            assert mark in asked

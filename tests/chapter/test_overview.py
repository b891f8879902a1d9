from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from ataskaita.chapter import about_report, spark, unmet_targets
from ataskaita.data.not_used import NotUsed
from ataskaita.editions.store import Edition


def test_targets_that_were_not_reached_are_told_by_name_the_worst_first(open_session):
    open_session(("visits", 2019, {"unit": "metskula"}, 10), ("readers", 2019, {}, 300))
    lines = str(unmet_targets()).splitlines()
    assert lines[0] == "Ne iki galo įvykdyti siekiai:"
    assert lines[2].startswith(
        "Sulaukti apsilankymų. Siekis nepasiektas: planuota ne mažiau kaip 6\xa0000"
    )


def test_a_target_that_was_reached_is_not_among_them(open_session):
    open_session()
    assert "Sulaukti apsilankymų" in str(unmet_targets())
    open_session(("visits", 2019, {"unit": "buss"}, 6000))
    assert "Sulaukti apsilankymų" not in str(unmet_targets())


def test_what_was_almost_reached_is_not_rounded_to_the_aim(opened):
    assert "planuota ne mažiau kaip 26,5, pasiekta 26,49." in str(unmet_targets())


def test_a_target_that_no_number_can_judge_this_year_is_told_apart(open_session):
    open_session(("readers", 2019, {}, 0))
    said = str(unmet_targets())
    assert said.endswith("Skaičiumi neįvertinti: „Vienam skaitytojui išduoti knygų“.")
    assert "\n\nSkaičiumi neįvertinti:" in unmet_targets()._repr_markdown_()
    assert said.count("Vienam skaitytojui išduoti knygų") == 1


def test_no_reason_is_made_up(opened):
    assert "Priežastis nenurodyta." in str(unmet_targets())


def test_targets_that_nobody_has_filled_in_yet_may_still_come(open_session):
    open_session(gone=(("targets", 2019),))
    assert str(unmet_targets()) == "Duomenų nėra."


def test_without_targets_the_page_says_so(open_session, monkeypatch):
    opened = open_session(gone=(("targets", 2019),))
    unused = {"targets": NotUsed("targets", "Plano nėra.")}
    monkeypatch.setattr(opened.tables, "not_used", unused, raising=False)
    assert str(unmet_targets()).startswith("Siekių, kurių įvykdymą būtų galima įvertinti")


def test_a_report_says_its_period_its_owner_and_how_to_cite_it(opened):
    said = str(about_report())
    assert "Ataskaitinis laikotarpis: 2019 m. sausio 1 d. – gruodžio 31 d." in said
    assert (
        "Kaip cituoti: Metsküla valsčiaus biblioteka. 2019 metų apžvalga. Pirmasis leidimas."
        in said
    )
    assert "Kontaktai" not in said, "nothing is known of them"


@pytest.mark.parametrize(
    ("number", "named", "cited"),
    [
        (1, "Leidimas: „Bandymas“, paskelbtas 2020 m. vasario 1 d.", "Pirmasis leidimas."),
        (2, "Leidimas: antrasis", "Antrasis leidimas."),
    ],
)
def test_what_has_changed_since_an_edition_is_cited_as_the_next(opened, number, named, cited):
    edition = Edition(Path("edition"), 2019, 1)
    edition.__dict__["manifest"] = {"label": "Bandymas", "date": dt.date(2020, 2, 1)}
    opened.edition, opened.edition_number = edition, number
    said = str(about_report()).replace("\u00a0", " ")
    assert f"{named}\n" in said
    assert said.endswith(cited)


def test_a_small_line_needs_three_years(opened):
    assert spark("visits.total")._repr_markdown_() == ""


def test_a_small_line_runs_from_the_lowest_to_the_highest(open_years):
    open_years()
    said = spark("lending.items")._repr_markdown_()
    points = [tuple(map(float, p.split(","))) for p in re.findall(r"[\d.]+,[\d.]+", said)]
    assert len(points) >= 3
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert {min(y for _, y in points), max(y for _, y in points)} == {0, 1}

from __future__ import annotations

import pytest

from ataskaita.cli.indicators import indicators
from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY


def test_no_id_is_cut_however_narrow_the_window(small_report, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "20")
    indicators(small_report, "")
    shown = capsys.readouterr().out.split()
    assert set(REGISTRY) <= set(shown)


def test_words_find_indicators_with_definition_and_value(small_report, capsys):
    indicators(small_report, "apsilankymas")
    shown = capsys.readouterr().out
    assert "visits.total" in shown
    assert REGISTRY["visits.total"].definition in shown
    assert "5\xa0738" in shown
    assert "lending.items" not in shown


def test_words_that_nothing_has_are_a_mistake_with_a_way_out(small_report):
    with pytest.raises(UserError, match="vandenlapis"):
        indicators(small_report, "vandenlapis")


@pytest.mark.parametrize("asked", ["lending", "lending.csv", "data/raw/2019/lending.csv:2"])
def test_a_table_or_a_row_leads_to_its_indicators(small_report, capsys, asked):
    indicators(small_report, "", rests_on=asked)
    shown = capsys.readouterr().out
    assert 'v("lending.items"' in shown


def test_an_unknown_table_gets_a_suggestion(small_report):
    with pytest.raises(UserError, match="Did you mean `lending`"):
        indicators(small_report, "", rests_on="lendng")

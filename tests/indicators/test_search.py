from __future__ import annotations

import pytest

from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY
from ataskaita.indicators.search import categories, find_indicators, resting_on


def found(words, snapshot):
    return [indicator.id for indicator in find_indicators(words, snapshot)]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("apsilankymas", "visits.total"),
        ("APSILANKYMŲ", "visits.total"),
        ("visits.to", "visits.total"),
        ("vaikai", "readers.by_age"),
    ],
)
def test_an_indicator_is_found_by_its_id_its_words_and_its_categories(small_snapshot, words, id):
    assert id in found(words, small_snapshot)


def test_nothing_asked_for_is_everything(small_snapshot):
    assert found("", small_snapshot) == sorted(REGISTRY)
    assert found("vandenlapis", small_snapshot) == []


def test_a_dimension_may_be_what_gives_a_number(small_snapshot):
    known = categories(REGISTRY["readers.by_age"], small_snapshot)
    assert set(known["age"]) == {"child", "adult"}
    assert all(known["age"].values())


def test_a_row_leads_to_what_rests_on_it_for_its_unit_its_group_and_the_library(small_snapshot):
    table = small_snapshot.tables.get("lending", 2019)
    line = table.rows.lines[0]
    unit = table.rows.columns["unit"][0]
    calls = resting_on(small_snapshot, table, line, 2019)
    lent = [call.unit for call in calls if call.indicator.id == "lending.items"]
    assert lent[0] == unit
    assert lent[-1] == "library"
    # What is computed of it is found too.
    assert "lending.per_reader" in {call.indicator.id for call in calls}
    assert "inhabitants" not in {call.indicator.id for call in calls}


def test_a_call_is_written_as_a_sentence_needs_it(small_snapshot):
    table = small_snapshot.tables.get("lending", 2018)
    calls = resting_on(small_snapshot, table, None, 2019)
    (lent,) = (call for call in calls if call.indicator.id == "lending.items")
    assert lent.written(2019) == 'v("lending.items", year=last)'
    assert lent.written(2018) == 'v("lending.items")'


def test_a_line_without_a_row_is_refused(small_snapshot):
    table = small_snapshot.tables.get("lending", 2019)
    with pytest.raises(UserError, match="no row on line 1"):
        resting_on(small_snapshot, table, 1, 2019)

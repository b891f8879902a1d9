"""Editions on disk: frozen, found again, never mixed up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.editions.store import editions, find_edition, last_edition
from ataskaita.errors import UserError
from tests.editions.conftest import PRINTED, records


def test_an_edition_keeps_every_number_it_printed(edition):
    assert len(edition.printed) == len(PRINTED)
    found = edition.printed["lending.items@library.2019"]
    assert (found.number, found.value.measure.name, found.digits) == (11763, "vnt.", 0)
    assert set(found.files) == {"data/raw/2019/lending.csv"}


def test_a_number_is_kept_exactly_not_as_printed(edition):
    share = edition.printed["readers.child_share@library.2019"]
    assert share.number == Fraction(14500, 444)
    assert share.digits == 1


def test_categories_are_kept_by_name(edition):
    found = edition.printed["readers.by_age[child]@library.2019~relative"]
    assert found.value.dimensions == {"age": "child"}


def test_what_no_indicator_stands_for_is_frozen_but_not_compared(published, small_tables):
    own = {
        **records(small_tables)[0],
        "id": "rows.lending.reported@library.2019",
        "indicator": "rows.lending.reported",
    }
    found = published(ledger=[own])
    assert found.printed == {}
    assert "rows.lending" in (found.folder / "ledger.csv").read_text(encoding="utf-8")


def test_the_last_edition_of_the_year_is_compared_with(published, tmp_path):
    for number in (1, 2, 10):
        published(number)
    assert [edition.number for edition in editions(tmp_path, 2019)] == [1, 2, 10]
    assert last_edition(tmp_path, 2019).name == "2019/10"


def test_a_new_report_is_compared_with_the_last_one_of_the_year_before(published, tmp_path):
    published()
    assert last_edition(tmp_path, 2020).name == "2019/1"
    published(1, 2020)
    assert last_edition(tmp_path, 2020).name == "2020/1"


def test_a_half_written_edition_is_none(published, tmp_path):
    (tmp_path / "data" / "editions" / "2019" / "2.part").mkdir(parents=True)
    (tmp_path / "data" / "editions" / "2019" / "3").mkdir()
    assert last_edition(tmp_path, 2019) is None


@pytest.mark.parametrize("name", ["1", "2019/1", ""])
def test_an_edition_is_found_by_name(published, tmp_path, name):
    published()
    assert find_edition(tmp_path, 2019, name).name == "2019/1"


def test_an_unknown_edition_is_named_with_those_there_are(published, tmp_path):
    with pytest.raises(UserError, match="ataskaita publish"):
        find_edition(tmp_path, 2019)
    published()
    with pytest.raises(UserError, match="2019/1"):
        find_edition(tmp_path, 2019, "7")

"""Editions on disk: frozen, found again, never mixed up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.editions.store import editions, find_edition, last_edition
from ataskaita.errors import UserError
from tests.editions.conftest import PRINTED


def test_an_edition_keeps_every_number_it_printed(edition):
    assert len(edition.printed) == len(PRINTED)
    found = edition.printed["acquisitions.items@library.2023"]
    assert (found.number, found.measure, found.digits) == (6690, "fiz. vnt.", 0)
    assert set(found.files) == {"data/raw/2023/acquisitions.csv"}


def test_a_number_is_kept_exactly_not_as_printed(edition):
    share = edition.printed["events.educational_share@library.2023"]
    assert share.number == Fraction(11800, 764)
    assert share.digits == 1


def test_categories_are_kept_by_name(edition):
    found = edition.printed["home.by[librarians,items]@library.2023~relative"]
    assert found.dimensions == {"deliverer": "librarians", "measure": "items"}


def test_what_no_indicator_stands_for_is_frozen_but_not_compared(published, tables):
    from tests.editions.conftest import records

    own = {
        **records(tables)[0],
        "id": "rows.events.reported@library.2023",
        "indicator": "rows.events.reported",
    }
    found = published(ledger=[own])
    assert found.printed == {}
    assert "rows.events" in (found.folder / "ledger.csv").read_text(encoding="utf-8")


def test_the_last_edition_of_the_year_is_compared_with(published, tmp_path):
    for number in (1, 2, 10):
        published(number)
    assert [edition.number for edition in editions(tmp_path, 2023)] == [1, 2, 10]
    assert last_edition(tmp_path, 2023).name == "2023/10"


def test_a_new_report_is_compared_with_the_last_one_of_the_year_before(published, tmp_path):
    published()
    assert last_edition(tmp_path, 2024).name == "2023/1"
    published(1, 2024)
    assert last_edition(tmp_path, 2024).name == "2024/1"


def test_a_half_written_edition_is_none(published, tmp_path):
    (tmp_path / "data" / "editions" / "2023" / "2.part").mkdir(parents=True)
    (tmp_path / "data" / "editions" / "2023" / "3").mkdir()
    assert last_edition(tmp_path, 2023) is None


@pytest.mark.parametrize("name", ["1", "2023/1", ""])
def test_an_edition_is_found_by_name(published, tmp_path, name):
    published()
    assert find_edition(tmp_path, 2023, name).name == "2023/1"


def test_an_unknown_edition_is_named_with_those_there_are(published, tmp_path):
    with pytest.raises(UserError, match="ataskaita publish"):
        find_edition(tmp_path, 2023)
    published()
    with pytest.raises(UserError, match="2023/1"):
        find_edition(tmp_path, 2023, "7")

"""A chapter is run again only when a file it read has changed: which ones are noted."""

from __future__ import annotations

import pytest

from ataskaita.chapter import (
    exceptions_table,
    leaders,
    reconstruction_conflicts,
    sources_table,
    v,
)
from ataskaita.chapter.explain import account
from ataskaita.errors import UserError
from ataskaita.fingerprint import of_file
from tests.conftest import SMALL

UNITS = {"data/units.csv", "data/groups.csv"}


def test_a_chapter_that_reads_nothing_depends_on_nothing(opened):
    assert opened.files == set()


def test_the_file_of_a_number_is_noted(opened):
    v("lending.items")
    read = opened.tables.checksums(SMALL)
    assert {name for name in read if name.startswith("data/raw/")} == {"data/raw/2019/lending.csv"}


def test_all_files_behind_a_ratio_are_noted(opened):
    v("lending.per_reader", "islands")
    assert {"data/raw/2019/lending.csv", "data/raw/2019/readers.csv"} <= opened.files


def test_that_a_table_is_not_there_is_noted(open_session):
    opened = open_session(gone=[("lending", 2019)])
    with pytest.raises(UserError):
        v("lending.items")
    assert "data/raw/2019/lending.csv" in opened.files


def test_that_a_table_is_there_is_noted_by_who_asks_no_more(opened):
    assert opened.tables.get("lending", 2019).year == 2019
    assert "data/raw/2019/lending.csv" in opened.tables.checksums(SMALL)


def test_last_years_printed_figures_are_noted_where_they_serve(opened):
    v("readers.rate", year=2018)
    assert "data/raw/2018/indicators.csv" in opened.files
    assert "data/raw/2018/inhabitants.csv" in opened.files


def test_the_units_are_noted_where_a_unit_is_named(opened):
    leaders("visits.total", 1)
    assert opened.files >= UNITS


def test_a_sidecar_is_noted_only_where_it_is_shown(opened):
    v("lending.items")
    assert not any(name.endswith(".meta.yml") for name in opened.files)
    sources_table().table()
    assert "data/raw/2019/lending.meta.yml" in opened.files


def test_a_list_of_all_tables_depends_on_the_folders(opened):
    sources_table()
    assert {"data/raw/2019", "data/raw/2018"} <= opened.files


def test_a_list_of_all_tables_depends_on_their_rows(opened):
    sources_table().table()
    assert {table.path for table in opened.snapshot.tables if table.year} <= opened.files


def test_known_contradictions_and_conflicts_depend_on_their_own_files(opened):
    exceptions_table()
    assert "data/raw/2019/exceptions.yml" in opened.files
    reconstruction_conflicts()
    assert "data/raw/2019/reconstruction.yml" in opened.files


def test_the_account_gives_the_checksum_of_each_file_and_none_for_one_that_is_not_there(opened):
    v("lending.items")._repr_markdown_()
    opened.tables.get("lending", 1999)
    given = account().data
    files = given["files"]
    assert files["data/raw/2019/lending.csv"] == of_file(SMALL / "data/raw/2019/lending.csv")
    assert files["data/raw/1999/lending.csv"] is None
    assert [entry["id"] for entry in given["ledger"]] == ["lending.items@library.2019"]


def test_a_folder_has_another_checksum_when_a_file_is_added(tmp_path):
    (tmp_path / "a.csv").write_text("a")
    before = of_file(tmp_path)
    (tmp_path / "a.csv").write_text("b")
    assert of_file(tmp_path) == before
    (tmp_path / "b.csv").write_text("b")
    assert of_file(tmp_path) != before
    assert of_file(tmp_path / "c.csv") is None


def test_a_list_of_all_tables_depends_on_those_that_may_still_be_filled_in(opened):
    optional = [
        record["table"]
        for record in opened.snapshot.dictionary["tables"]
        if record["folder"] == "raw" and record["required"] == "no"
    ]
    assert optional
    list(opened.tables)
    assert {f"data/raw/2019/{name}.csv" for name in optional} <= opened.files

"""A chapter is run again only when a file it read has changed: which ones are noted."""

from __future__ import annotations

import pytest

from ataskaita.chapter import (
    exceptions_table,
    names,
    reconstruction_conflicts,
    sources_table,
    v,
)
from ataskaita.chapter.session import account
from ataskaita.errors import UserError
from ataskaita.fingerprint import of_file
from tests.conftest import ROOT

UNITS = {"data/units.csv", "data/groups.csv"}


def test_a_chapter_that_reads_nothing_depends_on_nothing(opened):
    assert opened.files == set()


def test_the_file_of_a_number_is_noted(opened):
    v("governance.orders")
    read = opened.tables.checksums(ROOT)
    assert {name for name in read if name.startswith("data/raw/")} == {
        "data/raw/2023/governance.csv"
    }


def test_all_files_behind_a_ratio_are_noted(opened):
    v("holdings.items_per_user", "rural")
    assert {"data/raw/2023/collection.csv", "data/raw/2023/users.csv"} <= opened.files


def test_that_a_table_is_not_there_is_noted(open_session):
    opened = open_session(gone=[("governance", 2023)])
    with pytest.raises(UserError):
        v("governance.orders")
    assert "data/raw/2023/governance.csv" in opened.files


def test_that_a_table_is_there_is_noted_by_who_asks_no_more(opened):
    assert opened.tables.get("governance", 2023).year == 2023
    assert "data/raw/2023/governance.csv" in opened.tables.checksums(ROOT)


def test_last_years_printed_figures_are_noted_where_they_serve(opened):
    v("membership.rate", year=2022)
    assert "data/raw/2022/indicators.csv" in opened.files
    assert "data/raw/2022/users.csv" in opened.files


def test_the_units_are_noted_where_a_unit_is_named(opened):
    names("heating", heating="stove")
    assert opened.files >= UNITS


def test_a_sidecar_is_noted_only_where_it_is_shown(opened):
    v("governance.orders")
    assert not any(name.endswith(".meta.yml") for name in opened.files)
    sources_table().table()
    assert "data/raw/2023/governance.meta.yml" in opened.files


def test_a_list_of_all_tables_depends_on_the_folders(opened):
    sources_table()
    assert {"data/raw/2023", "data/raw/2022"} <= opened.files


def test_a_list_of_all_tables_depends_on_their_rows(opened):
    sources_table().html()
    assert {table.path for table in opened.snapshot.tables if table.year} <= opened.files


def test_known_contradictions_and_conflicts_depend_on_their_own_files(opened):
    exceptions_table()
    assert "data/raw/2023/exceptions.yml" in opened.files
    reconstruction_conflicts()
    assert "data/raw/2023/reconstruction.yml" in opened.files


def test_the_account_gives_the_checksum_of_each_file_and_none_for_one_that_is_not_there(opened):
    v("governance.orders")._repr_markdown_()
    opened.tables.get("governance", 1999)
    given = account()
    assert given.files["data/raw/2023/governance.csv"] == of_file(
        ROOT / "data/raw/2023/governance.csv"
    )
    assert given.files["data/raw/1999/governance.csv"] is None
    assert [entry["id"] for entry in given.ledger] == ["governance.orders@library.2023"]


def test_a_folder_has_another_checksum_when_a_file_is_added(tmp_path):
    (tmp_path / "a.csv").write_text("a")
    before = of_file(tmp_path)
    (tmp_path / "a.csv").write_text("b")
    assert of_file(tmp_path) == before
    (tmp_path / "b.csv").write_text("b")
    assert of_file(tmp_path) != before
    assert of_file(tmp_path / "c.csv") is None

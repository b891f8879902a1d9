"""The project of another library: sound and whole from the first moment."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ataskaita import registry
from ataskaita.data.loading import load
from ataskaita.data.not_begun import tables_that_wait
from ataskaita.errors import DataErrors, UserError
from ataskaita.execution.source import read_chapter
from ataskaita.new_library import project as new_project
from ataskaita.new_library.project import make
from ataskaita.new_year import checklist as listing
from ataskaita.new_year.checklist import checklist
from tests.conftest import ROOT
from tests.new_library import second_library
from tests.new_library.second_library import YEAR, library, read, write
from tests.support.projects import contents


def test_an_empty_project_is_sound_and_waits_for_all_its_tables(second_empty):
    tables = load(second_empty)
    assert {table.name for table in tables} == {"units", "groups"}
    waiting = {spec.name for spec in tables_that_wait(second_empty, YEAR)}
    assert waiting == {path.stem for path in second_empty.raw(YEAR).glob("*.csv")}


def test_its_rows_have_their_keys(second_empty):
    header, rows = read(second_empty.raw(YEAR) / "users.csv")
    assert header == ["unit", "value", "status", "note"]
    assert [row["unit"] for row in rows] == [unit.id for unit in library().units]
    assert all(not row["value"] for row in rows)
    _header, titles = read(second_empty.raw(YEAR) / "collection_titles.csv")
    assert [row["unit"] for row in titles] == ["library", *library().groups]


def test_the_list_of_what_is_left_begins_with_the_tables(second_empty, monkeypatch):
    # Of them tests/cli/test_new_library.py speaks.
    monkeypatch.setattr(listing, "unconfirmed_by_chapter", lambda project, tables: {})
    items = checklist(second_empty)
    assert not any("0 of 0" in item.title for item in items)
    first = next(item for item in items if item.state == "open")
    assert "not filled in yet" in first.title
    assert first.next.startswith(f"Fill in data/raw/{YEAR}/")


def test_a_table_that_was_begun_is_asked_for_as_a_whole(second_empty):
    path = second_empty.raw(YEAR) / "users.csv"
    header, rows = read(path)
    rows[0]["value"] = "120"
    write(path, header, rows)
    with pytest.raises(DataErrors) as told:
        load(second_empty)
    lines = [(f.file, f.line) for f in told.value.findings if f.rule == "CELL-01"]
    assert lines == [(f"data/raw/{YEAR}/users.csv", line) for line in (3, 4, 5)]
    sidecar = {f.column for f in told.value.findings if f.rule == "META-04"}
    assert sidecar == {"source", "received"}


def test_a_table_that_the_year_before_had_does_not_wait(tmp_path):
    project = second_library.filled(tmp_path / "second")
    registry.use(project.root)
    settings = project.root / "_variables.yml"
    settings.write_text(settings.read_text("utf-8").replace(str(YEAR), str(YEAR + 1)), "utf-8")
    before, now = project.raw(YEAR), project.raw(YEAR + 1)
    now.mkdir()
    for name in ("users.csv", "users.meta.yml"):
        now.joinpath(name).write_bytes(before.joinpath(name).read_bytes())
    header, rows = read(now / "users.csv")
    write(now / "users.csv", header, [row | {"value": ""} for row in rows])
    with pytest.raises(DataErrors) as told:
        load(type(project)(project.root))
    file = f"data/raw/{YEAR + 1}/users.csv"
    assert {f.rule for f in told.value.findings if f.file == file} == {"CELL-01"}


def test_a_folder_that_holds_anything_is_not_touched(tmp_path):
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UserError, match="is there already, and not empty"):
        make(tmp_path / "second", library())
    assert contents(tmp_path) == {"second/mine.txt": b"mine"}


def test_nothing_is_left_of_a_project_that_could_not_be_made(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new_project, "_tables", full)
    with pytest.raises(OSError, match="No space left on device"):
        make(tmp_path / "second", library())
    assert list(tmp_path.iterdir()) == []


def test_the_files_that_were_made_are_named(tmp_path):
    made = make(tmp_path / "second", library())
    assert sorted(contents(tmp_path / "second")) == made


def test_quarto_does_not_number_the_pages_of_groups_either(second_empty):
    for path in second_empty.notebooks.glob("unit*.ipynb"):
        title = read_chapter(path).cells[1].source
        assert re.match(r"<!-- .* -->\n\n# .* \{\.unnumbered ", title), path.name


def test_the_document_of_all_chapters_has_all_that_are_listed(second_empty):
    text = (second_empty.root / "report.qmd").read_text("utf-8")
    embedded = re.findall(r"embed _build/notebooks/(\S+)\.ipynb", text)
    assert sorted(embedded) == sorted(path.stem for path in second_empty.sources)


def test_a_library_of_one_group_has_no_pages_of_groups(tmp_path):
    whole = library()
    one = next(iter(whole.groups))
    units = tuple(replace(unit, group=one) for unit in whole.units)
    made = make(tmp_path / "one", replace(whole, units=units, groups={one: whole.groups[one]}))
    assert not [name for name in made if name.startswith("notebooks/unit")]
    assert "notebooks/units.ipynb" in make(tmp_path / "several", whole)


def test_every_document_that_messages_name_is_there(second_empty):
    sources = [path.read_text("utf-8") for path in (ROOT / "src" / "ataskaita").rglob("*.po")]
    named = {name for text in sources for name in re.findall(r"docs/[\w-]+\.md", text)}
    assert len(named) >= 4
    assert [name for name in sorted(named) if not (second_empty.root / name).is_file()] == []

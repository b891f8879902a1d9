from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ataskaita.errors import UserError
from ataskaita.project import Project
from reconstruction import figures, files, reconstruction, run

PUBLISHED = "data/published/2023.csv"


@pytest.fixture
def copy(tmp_path, project, report, monkeypatch):
    """A project with nothing but the published figures, and the search already done."""
    (tmp_path / PUBLISHED).parent.mkdir(parents=True)
    shutil.copy(project.root / PUBLISHED, tmp_path / PUBLISHED)
    monkeypatch.setattr(reconstruction, "find", lambda printed: report)
    return Project(tmp_path)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_stored_files_are_what_the_search_gives(project, report, monkeypatch):
    monkeypatch.setattr(reconstruction, "find", lambda printed: report)
    assert [str(one) for one in run(project, write=False).differences] == []


def test_checking_writes_nothing(copy):
    found = run(copy, write=False)
    assert not found.up_to_date
    assert not copy.raw(2023).exists()


def test_writing_makes_the_files_up_to_date(copy):
    assert run(copy, write=True).up_to_date
    again = run(copy, write=True)
    assert (again.differences, again.written) == ((), ())


def test_an_edited_cell_is_named(copy):
    run(copy, write=True)
    _edit(copy.raw(2023) / "users.csv", "dukstas,87,", "dukstas,88,")
    found = run(copy, write=False)
    assert [str(one) for one in found.differences] == [
        "data/raw/2023/users.csv, line 3, column value: stored is 88, the search gives 87"
    ]
    assert not found.up_to_date


def test_a_missing_file_is_named(copy):
    run(copy, write=True)
    (copy.raw(2022) / "events.csv").unlink()
    found = run(copy, write=False)
    assert [str(one) for one in found.differences] == ["data/raw/2022/events.csv is missing"]


def test_a_missing_row_is_noticed(copy):
    run(copy, write=True)
    path = copy.raw(2023) / "users.csv"
    path.write_text("".join(path.read_text("utf-8").splitlines(True)[:-1]), "utf-8")
    assert [one.line for one in run(copy, write=False).differences] == [4]


def test_an_edited_document_is_noticed(copy):
    run(copy, write=True)
    _edit(copy.raw(2023) / "reconstruction.yml", "kind: value", "kind: sign")
    found = run(copy, write=False)
    assert [one.file for one in found.differences] == ["data/raw/2023/reconstruction.yml"]


def test_windows_line_ends_do_not_count_as_an_edit(copy):
    run(copy, write=True)
    path = copy.raw(2023) / "users.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(copy, write=False).up_to_date


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old", "utf-8")

    def refuse(self, target):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        files.write(tmp_path, {"a.csv": "new"}, ["a.csv"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text("utf-8") == "old"


def test_the_report_prints_bounds_conflicts_and_files(copy, report):
    text = str(run(copy, write=True))
    assert "users.dukstas" in text
    assert report.sentences[0] in text
    assert "written: data/raw/2023/users.csv" in text


def test_missing_published_figures_are_an_error_that_names_the_file(tmp_path):
    with pytest.raises(UserError, match=PUBLISHED):
        run(Project(tmp_path), write=False)


def test_a_figure_that_is_not_a_number_is_named(copy):
    _edit(copy.root / PUBLISHED, '"47,5",47.5', '"47,5",n/a')
    with pytest.raises(UserError, match=r"F135, column number: n/a is not a number"):
        figures.read(copy.root / PUBLISHED, PUBLISHED)


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "2023.csv"
    path.write_text("id,printed\nF001,1\n", "utf-8")
    with pytest.raises(UserError, match="has no column number"):
        figures.read(path, "2023.csv")


def test_a_statement_about_a_missing_figure_is_an_error_that_names_it(printed):
    without = {name: figure for name, figure in printed.items() if name != "F139"}
    with pytest.raises(UserError, match="F139"):
        reconstruction.find(without)

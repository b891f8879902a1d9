"""Executed copies: those that have not changed stay as they are, the others are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ataskaita.execution.copies import Copies, write_copies
from ataskaita.execution.notebook import notebook
from ataskaita.execution.run import Executed, Run


def chapter(stem: str, text: str = "Tekstas.", version: str = "a") -> Executed:
    ledger = [{"chapter": stem, "id": text}]
    return Executed(Path(f"{stem}.ipynb"), notebook([("markdown", text)]), ledger, "{}", version)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "notebooks"
    write_copies(Run((chapter("01-a"), chapter("02-b"))), path)
    return path


def text(path: Path) -> str:
    return "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])


def test_only_a_copy_of_another_version_is_written(folder):
    before = {path.name: path.stat().st_ino for path in folder.glob("*.ipynb")}
    write_copies(Run((chapter("01-a"), chapter("02-b", "Kitas.", "b"))), folder)
    assert (folder / "01-a.ipynb").stat().st_ino == before["01-a.ipynb"]
    assert text(folder / "02-b.ipynb") == "Kitas."


def test_a_copy_that_somebody_edited_is_written_again(folder):
    (folder / "01-a.ipynb").write_text("{}", encoding="utf-8")
    write_copies(Run((chapter("01-a"),)), folder)
    assert text(folder / "01-a.ipynb") == "Tekstas."


def test_a_copy_of_unknown_version_is_always_written(folder):
    for version in ("", "c", ""):
        write_copies(Run((chapter("01-a", f"Tekstas {version}.", version),)), folder)
        assert text(folder / "01-a.ipynb") == f"Tekstas {version}."


def test_copies_of_chapters_that_are_gone_go_as_well(folder):
    write_copies(Run((chapter("02-b"),)), folder)
    assert [path.name for path in folder.glob("*.ipynb")] == ["02-b.ipynb"]


def test_the_old_copies_stay_whole_until_the_new_ones_are_there(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    copies = Copies(folder)
    copies.add(chapter("01-a"))
    copies.add(chapter("02-b", "Kitas.", "b"))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    copies.finish([])
    assert text(folder / "02-b.ipynb") == "Kitas."


@pytest.mark.parametrize("said", ["", "{", "[]"])
def test_a_spoiled_record_only_costs_time(folder, said):
    (folder / ".versions.json").write_text(said, encoding="utf-8")
    write_copies(Run((chapter("01-a"),)), folder)
    assert text(folder / "01-a.ipynb") == "Tekstas."


def test_the_numbers_of_all_chapters_lie_beside_the_copies(folder):
    found = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    assert [record["chapter"] for record in found] == ["01-a", "02-b"]


def test_what_was_written_while_the_code_was_saved_is_written_again(folder, monkeypatch):
    monkeypatch.setattr("ataskaita.execution.copies.code_is_as_loaded", lambda: False)
    write_copies(Run((chapter("01-a", "Sena.", "b"),)), folder)
    monkeypatch.undo()
    write_copies(Run((chapter("01-a", "Nauja.", "b"),)), folder)
    assert text(folder / "01-a.ipynb") == "Nauja."

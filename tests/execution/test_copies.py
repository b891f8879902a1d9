"""Executed copies as files: all of them, or those of the last time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ataskaita.execution import copies
from ataskaita.execution.copies import write_copies
from ataskaita.execution.notebook import notebook
from ataskaita.execution.run import Executed, Run


def chapter(stem: str, text: str = "Tekstas.") -> Executed:
    ledger = [{"chapter": stem, "id": text}]
    return Executed(Path(f"{stem}.ipynb"), notebook([("markdown", text)]), ledger, "{}")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "notebooks"
    write_copies(Run((chapter("01-a"), chapter("02-b"))), path)
    return path


def text(path: Path) -> str:
    return "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])


def test_changed_copies_are_written_and_those_of_chapters_that_are_gone_go(folder):
    write_copies(Run((chapter("02-b", "Kitas."),)), folder)
    assert [path.name for path in folder.glob("*.ipynb")] == ["02-b.ipynb"]
    assert text(folder / "02-b.ipynb") == "Kitas."


def test_the_old_copies_stay_whole_where_the_new_ones_fail(folder, monkeypatch):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def fails(*given):
        raise OSError("the disk is full")

    monkeypatch.setattr(copies, "write_records", fails)
    with pytest.raises(OSError, match="full"):
        write_copies(Run((chapter("01-a", "Kitas."),)), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_numbers_of_all_chapters_lie_beside_the_copies(folder):
    found = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    assert [record["chapter"] for record in found] == ["01-a", "02-b"]

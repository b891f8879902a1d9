from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ataskaita.checks.notes import Note, parse_notes


@pytest.fixture
def notes(tmp_path: Path) -> Callable[[str], list[Note]]:
    """Read a file of notes with this text."""

    def read(text: str) -> list[Note]:
        path = tmp_path / "notes.yml"
        path.write_text(text, encoding="utf-8")
        return parse_notes(path, "data/notes/2019.yml")

    return read

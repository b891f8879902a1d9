from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ataskaita.checks.notes import Note, parse_notes
from ataskaita.checks.registry import CHECKS, Outcome, run_checks
from ataskaita.data.tables import Tables
from tests.support.facts import altered


@pytest.fixture
def carried_out(tables: Tables) -> Callable[..., dict[str, Outcome]]:
    """Carry out the checks on the real data with some rows changed; named ones, or all."""

    def run(*changes, only: tuple[str, ...] = ()) -> dict[str, Outcome]:
        chosen = [CHECKS[id] for id in only] or list(CHECKS.values())
        found = run_checks(altered(tables, *changes), 2023, chosen)
        return {outcome.check.id: outcome for outcome in found}

    return run


@pytest.fixture
def notes(tmp_path: Path) -> Callable[[str], list[Note]]:
    """Read a file of notes with this text."""

    def read(text: str) -> list[Note]:
        path = tmp_path / "notes.yml"
        path.write_text(text, encoding="utf-8")
        return parse_notes(path, "data/notes/2023.yml")

    return read

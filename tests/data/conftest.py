from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ataskaita.data.findings import Finding
from ataskaita.data.loading import load
from ataskaita.data.reading import Received, read_csv
from ataskaita.data.snapshot import Snapshot, current_snapshot
from ataskaita.errors import DataErrors
from ataskaita.project import Project

Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(project_copy: Project) -> Edit:
    """Replace a text in a file under data/, once."""

    def replace(file: str, old: str, new: str) -> None:
        path = project_copy.data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def findings(project_copy: Project) -> Callable[[], tuple[Finding, ...]]:
    """Load the copy and give all that is wrong with it."""

    def found() -> tuple[Finding, ...]:
        try:
            load(project_copy)
        except DataErrors as errors:
            return errors.findings
        return ()

    return found


@pytest.fixture
def received(tmp_path: Path) -> Callable[[str | bytes], Received]:
    """Write a file and read its cells."""

    def read(content: str | bytes) -> Received:
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_csv(path, "table.csv")

    return read


@pytest.fixture
def kept(project_copy: Project, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the project whose data has been validated."""
    (project_copy.root / "schemas").unlink()
    (project_copy.root / "schemas").mkdir()
    (project_copy.root / "schemas" / "table.py").write_text("# stands for all schemas\n")
    with monkeypatch.context() as patched:
        # It has been read for other tests.
        patched.setattr(Snapshot, "load", lambda project: snapshot)
        current_snapshot(project_copy)
    return project_copy

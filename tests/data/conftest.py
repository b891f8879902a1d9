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
def edit(small_report: Project) -> Edit:
    """Replace a text in a file under data/, once."""

    def replace(file: str, old: str, new: str) -> None:
        path = small_report.data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def findings(small_report: Project) -> Callable[[], tuple[Finding, ...]]:
    """Load the copy and give all that is wrong with it."""

    def found() -> tuple[Finding, ...]:
        try:
            load(small_report)
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
def kept(
    small_report: Project, small_snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> Project:
    """A copy of the small report whose data has been validated."""
    with monkeypatch.context() as patched:
        # It has been read for other tests.
        patched.setattr(Snapshot, "load", lambda project: small_snapshot)
        current_snapshot(small_report)
    return small_report


@pytest.fixture
def found(findings) -> Callable[[], dict[str, list[Finding]]]:
    """Load the copy; what of it is about last year, by rule."""

    def by_rule() -> dict[str, list[Finding]]:
        rules: dict[str, list[Finding]] = {}
        for finding in findings():
            rules.setdefault(finding.rule, []).append(finding)
        return rules

    return by_rule

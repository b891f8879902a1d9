"""`ataskaita check` and the warning of a render, as a person meets them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from ataskaita.checks import unexplained as made
from ataskaita.checks.registry import CHECKS
from ataskaita.checks.relations import at_most
from ataskaita.cli import check as command
from ataskaita.cli import warnings
from ataskaita.cli.check import check
from ataskaita.errors import CheckErrors
from ataskaita.project import Project
from tests.conftest import ROOT


@pytest.fixture
def project(monkeypatch, snapshot, project_copy):
    """A project of one's own; its data is not read again."""
    for module in (command,):
        monkeypatch.setattr(module, "current_snapshot", lambda project: None)
        monkeypatch.setattr(module, "read_snapshot", lambda path: snapshot)
    monkeypatch.setattr(command, "CHECKS", {"BOUNDS-01": CHECKS["BOUNDS-01"]})
    return project_copy


def test_what_passed_and_what_is_unexplained_is_told(project, capsys):
    check(project, every=False)
    shown = capsys.readouterr().out
    assert "✓ BOUNDS-01 Registruotų vartotojų" in shown
    assert "1 checks passed" in shown
    assert "10 of 16 large changes" in shown


def test_a_failure_shows_numbers_and_rows_and_exits_with_6(project, capsys, monkeypatch):
    broken = replace(CHECKS["BOUNDS-01"], relations=(at_most("population", "users"),))
    monkeypatch.setattr(command, "CHECKS", {"BOUNDS-01": broken})
    with pytest.raises(CheckErrors) as caught:
        check(project, every=False)
    assert (caught.value.exit_code, caught.value.checks) == (6, ("BOUNDS-01",))
    shown = capsys.readouterr().out
    assert "Gyventojai: " in shown
    assert "data/raw/2023/population.csv, line" in shown


def test_a_note_that_no_longer_fits_fails_loudly(project, capsys):
    path = project.data / "notes" / "2023.yml"
    text = path.read_text(encoding="utf-8").replace("{library: -11}", "{library: -12}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CheckErrors, match="1 explanation fits the data no longer"):
        check(project, every=False)
    shown = capsys.readouterr().out
    assert "expects -12, but the change is −11 now" in shown


def test_a_render_names_what_nobody_has_explained(monkeypatch):
    monkeypatch.setattr(warnings, "unexplained", lambda project: ["events.total, library: +99"])
    out = io.StringIO()
    warnings.warn_of_movements(Console(file=out, width=200), Project(ROOT))
    assert "data/notes/2023.yml" in out.getvalue()
    assert "events.total, library: +99" in out.getvalue()


def test_the_warning_is_remembered_while_nothing_changes(project_copy, monkeypatch):
    asked = []
    monkeypatch.setattr(made, "_compute", lambda *given: asked.append(1) or ["kažkas"])
    assert made.unexplained(project_copy) == ["kažkas"]
    assert made.unexplained(project_copy) == ["kažkas"]
    assert len(asked) == 1
    path = project_copy.data / "notes" / "2023.yml"
    path.write_text("[]\n", encoding="utf-8")
    made.unexplained(project_copy)
    assert len(asked) == 2

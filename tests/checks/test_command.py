"""`ataskaita check` and the warning of a render, as a person meets them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from ataskaita.checks import movements
from ataskaita.checks.movements import unexplained
from ataskaita.checks.registry import CHECKS
from ataskaita.checks.relations import at_most
from ataskaita.cli import check as command
from ataskaita.cli import render
from ataskaita.cli.check import check
from ataskaita.cli.terminal import Terminal
from ataskaita.errors import CheckErrors


@pytest.fixture
def note(small_report):
    """Give the report's note on children other words."""

    def write(old: str, new: str) -> None:
        path = small_report.data / "notes" / "2019.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return write


def test_what_passed_is_told(small_report, capsys):
    check(small_report, every=False)
    shown = capsys.readouterr().out
    assert "✓ READERS-02 Vaikai ir suaugusieji" in shown
    assert "2 checks passed" in shown
    assert "0 of 2 large changes since last year have no explanation" in shown


def test_what_nobody_has_explained_is_told(small_report, note, capsys):
    note(", town: 2.5", "")
    check(small_report, every=False)
    assert "1 of 2 large changes since last year has no explanation" in capsys.readouterr().out


def test_what_moved_is_called_by_its_name_and_below_as_a_note_names_it(small_report, capsys):
    check(small_report, every=False)
    lines = capsys.readouterr().out.splitlines()
    (row,) = (n for n, line in enumerate(lines) if "35,9" in line)
    assert lines[row].split("  ")[0].strip() == "Vaikų dalis"
    assert lines[row + 1].split() == ["readers.child_share", "town"]


def test_a_failure_shows_numbers_and_rows_and_exits_with_6(small_report, capsys, monkeypatch):
    broken = replace(CHECKS["LENDING-01"], relations=(at_most("visits.total", "readers.total"),))
    monkeypatch.setattr(command, "CHECKS", {"LENDING-01": broken})
    with pytest.raises(CheckErrors) as caught:
        check(small_report, every=False)
    assert (caught.value.exit_code, caught.value.checks) == (6, ("LENDING-01",))
    shown = capsys.readouterr().out
    assert "Apsilankymai: 5\xa0738" in shown
    assert "data/raw/2019/visits.csv, line 2, 3, 4, 5" in shown


def test_a_note_that_no_longer_fits_fails_loudly(small_report, note, capsys):
    note("town: 2.5", "town: 2.6")
    with pytest.raises(CheckErrors, match="1 explanation fits the data no longer"):
        check(small_report, every=False)
    shown = " ".join(capsys.readouterr().out.split())
    assert "expects 2,6, but the change is +2,5" in shown.replace("\xa0", " ")


def test_a_render_counts_what_nobody_has_explained_and_says_where_it_is(small_report, note):
    assert unexplained(small_report) == 0
    note(", town: 2.5", "")
    out = io.StringIO()
    render.warn_of_movements(Terminal(file=out, width=200), small_report)
    assert out.getvalue().startswith("! 1 large change")
    assert "`ataskaita check`" in out.getvalue()


def test_what_an_edition_records_as_unexplained_is_not_asked_again(small_report, monkeypatch):
    monkeypatch.setattr(movements, "unexplained", lambda project: 2)
    monkeypatch.setattr(render, "is_published", lambda project: True)
    out = io.StringIO()
    render.warn_of_movements(Terminal(file=out, width=200), small_report)
    assert out.getvalue() == ""

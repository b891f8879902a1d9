"""`ataskaita doctor` says what is wrong with a machine or a project, and changes nothing."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from ataskaita.doctor import machine
from ataskaita.doctor import project as own
from ataskaita.doctor.diagnosis import carry_out
from ataskaita.doctor.examination import examine
from ataskaita.project import Project
from tests.support.projects import command_here, contents


def found(check, *arguments, **options):
    return list(carry_out(partial(check, *arguments, **options)))


def states(check, *arguments, **options):
    return [one.state for one in found(check, *arguments, **options)]


def test_a_sound_project_on_a_sound_machine_is_told_so_and_nothing_is_changed(small_report):
    before = contents(small_report.root)
    done = command_here(small_report, "doctor")
    assert done.returncode == 0
    assert "✗" not in done.stdout
    assert "✓ Settings (_variables.yml): the report of 2019" in done.stdout
    assert done.stdout.rstrip().endswith("`ataskaita status` tells what it lacks.")
    assert contents(small_report.root) == before


def test_what_is_in_the_way_ends_in_exit_code_1_and_is_counted(small_report):
    (small_report.root / "_variables.yml").write_text("year: soon\n", "utf-8")
    done = command_here(small_report, "doctor")
    assert done.returncode == 1
    assert "✗ _variables.yml: year is 'soon', not a year." in done.stdout
    assert "1 thing has to be put right first" in done.stdout


def test_outside_a_project_the_machine_is_looked_at_all_the_same(tmp_path):
    said = list(examine(tmp_path))
    assert said[0].text.startswith("Python 3.")
    assert said[-1].state == "bad"
    assert said[-1].fix


def test_in_lithuanian_every_line_is_translated(small_report):
    said = command_here(small_report, "doctor", ATASKAITA_LANG="lt").stdout
    assert "✓ Nustatymai (_variables.yml): 2019 m. ataskaita" in said
    assert not re.search(r"\b(the|is|are|with|of)\b", said.replace(str(small_report.root), ""))


def test_packages_of_other_versions_are_named_with_those_that_were_tried(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "pandas==0.1 \\\n    --hash=sha256:0\n    # via x\n"
        "only-elsewhere==1.0 ; sys_platform == 'nowhere' \\\n"
    )
    (one,) = found(machine.packages, lock)
    assert one.state == "doubtful"
    assert re.search(r"pandas [\d.]+ \(0\.1\)\.$", one.text)


def test_a_package_that_is_missing_is_in_the_way(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "requires", lambda package: ["there-is-no-such-package>=1"])
    (one,) = found(machine.packages, tmp_path / "none.lock")
    assert one.state == "bad"
    assert "there-is-no-such-package" in one.text


def test_a_check_that_needs_a_missing_package_stops_no_other():
    def broken():
        yield from ()
        raise ModuleNotFoundError("No module named 'typst'", name="typst")

    assert [one.text for one in found(broken)] == [
        "A package can't be loaded: No module named 'typst'"
    ]


def test_a_program_that_may_not_run_is_named(monkeypatch):
    def refuse(path):
        raise PermissionError(1, "blocked by policy")

    monkeypatch.setattr(machine, "_asked", refuse)
    blocked = [one for one in found(machine.programs) if one.state == "bad"]
    assert len(blocked) == 2
    assert "pandoc" in blocked[0].text
    assert "blocked by policy" in blocked[0].text


def test_a_folder_that_may_not_be_written_is_named(small_report, monkeypatch):
    monkeypatch.setattr(own, "_may_write", lambda folder: folder.name != "notebooks")
    (one,) = found(own.folders, small_report)
    assert one.state == "bad"
    assert str(small_report.notebooks) in one.text


@pytest.mark.parametrize(("gigabytes", "state"), [(0.1, "bad"), (0.6, "doubtful"), (50, "good")])
def test_a_disk_that_is_full_or_soon_full_is_told(small_report, monkeypatch, gigabytes, state):
    class Usage:
        free = gigabytes * 1e9

    monkeypatch.setattr(own.shutil, "disk_usage", lambda folder: Usage)
    assert set(states(own.room, small_report)) == {state}


@pytest.mark.parametrize(
    ("folder", "state"),
    [
        ("/srv/Ataskaitos 2020 (nauja)", "good"),
        ("/srv/ataskaitos ąčęė", "good"),
        ("/srv/100% tikra", "doubtful"),
        ("/srv/OneDrive/ataskaita", "doubtful"),
    ],
)
def test_a_path_that_programs_stumble_over_is_doubted(folder, state):
    assert states(own.place, Project(Path(folder))) == [state]


def test_settings_that_contradict_themselves_are_in_the_way(small_report):
    path = small_report.root / "_variables.yml"
    path.write_text(path.read_text("utf-8").replace("previous: 2018", "previous: 2017"), "utf-8")
    (one,) = found(own.settings, Project(small_report.root))
    assert one.state == "bad"
    assert "the year before 2019 is 2018" in one.text


def test_what_several_checks_stumble_on_is_told_once(small_report):
    (small_report.root / "_variables.yml").write_text("year: soon\n", "utf-8")
    said = [one.text for one in examine(small_report.root) if one.state == "bad"]
    assert said == ["_variables.yml: year is 'soon', not a year."]


def test_a_copied_project_that_runs_the_first_ones_program_is_told(small_report):
    assert states(own.program, small_report) == ["good"]
    (small_report.root / "src" / "ataskaita").mkdir(parents=True)
    assert states(own.program, small_report) == ["doubtful"]


def test_a_project_whose_earlier_states_nobody_keeps_is_doubted(small_report):
    assert states(own.kept, small_report) == ["doubtful"]
    (small_report.root / ".git").mkdir()
    assert states(own.kept, small_report) == []

"""The command line as a person meets it: its help, its messages, its exit codes."""

from __future__ import annotations

import re
import subprocess
import sys

import nbformat
import nbformat.v4 as v4
import pytest

from ataskaita import __version__
from ataskaita.cli.app import app
from ataskaita.errors import ChapterError, DataErrors, RenderError, UserError
from tests.support.projects import (
    command,
    command_here,
    contents,
    copy_small_report,
    list_chapters,
    save_chapter,
)

COMMANDS = [entry.name or entry.callback.__name__ for entry in app.registered_commands]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of one chapter; the tests leave it as it is."""
    found = copy_small_report(tmp_path_factory.mktemp("cli") / "project", chapters=())
    text = "# Apsilankymai {#sec-visits}\n\nTekstas."
    save_chapter(found, "05-visits", [v4.new_markdown_cell(text)])
    list_chapters(found.root, "notebooks/05-visits.ipynb")
    return found


@pytest.fixture
def own(tmp_path):
    """A project to change."""
    return copy_small_report(tmp_path / "project", chapters=())


def test_help_lists_every_command_with_what_it_does(project):
    done = command_here(project, "--help", COLUMNS="200")
    assert done.returncode == 0
    for name in COMMANDS:
        assert re.search(rf"\b{name}\b +\S+ \S+", done.stdout), name
    assert {"validate", "render", "execute", "indicators", "strip", "clean"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(name):
    from typer.testing import CliRunner

    result = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_without_a_command_the_help_is_shown(project):
    done = command_here(project)
    assert "Usage" in done.stdout + done.stderr
    assert "render" in done.stdout + done.stderr


def test_the_version_is_told(project):
    assert command_here(project, "--version").stdout.strip() == f"ataskaita {__version__}"


def test_outside_a_project_it_says_where_to_go(project, tmp_path):
    done = command_here(project, "validate", "--project", str(tmp_path))
    assert done.returncode == 1
    assert "not inside a report project" in done.stderr
    assert "--project" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_project_is_found_from_any_folder_in_it(project):
    done = command_here(project, "validate", "--project", str(project.notebooks))
    assert done.returncode == 0, done.stderr


def test_sound_data_is_said_to_be_sound(project):
    done = command_here(project, "validate")
    assert done.returncode == 0
    assert re.search(r"Sound: \d+ tables with \d+ rows", done.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "--to", "epub"], "no format 'epub'"),
        (["render", "--engine", "latex"], "no engine 'latex'"),
        (["render", "--only", "nothing"], "No chapter is called 'nothing'"),
        (["render", "--engine", "quarto"], "Quarto is not on PATH"),
    ],
)
def test_a_mistake_in_a_command_ends_with_what_to_do(project, arguments, said):
    done = command_here(project, *arguments, PATH="/usr/bin:/bin")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) >= 2, "the second line says what to do"
    assert not project.site.exists()


def test_an_unknown_option_is_refused(project):
    done = command_here(project, "render", "--formats", "html")
    assert done.returncode == 2
    assert "--formats" in done.stderr


def test_indicators_are_listed_with_their_values(project):
    done = command_here(project, "indicators", "visits", COLUMNS="250")
    assert done.returncode == 0
    assert "visits.total" in done.stdout
    assert "5\xa0738" in done.stdout
    assert "lending.items" not in done.stdout


def test_outputs_are_stripped_and_the_rest_stays(own):
    cell = v4.new_code_cell("1 + 1", execution_count=2)
    cell.outputs = [v4.new_output("execute_result", {"text/plain": "2"}, execution_count=2)]
    path = save_chapter(own, "01-a", [v4.new_markdown_cell("# A"), cell])
    done = command_here(own, "strip")
    assert "notebooks/01-a.ipynb: outputs removed" in done.stdout
    stripped = nbformat.read(path, 4)
    assert stripped.cells[1].outputs == []
    assert stripped.cells[0].source == "# A"
    before = contents(own.notebooks)
    assert "stripped already" in command_here(own, "strip").stdout
    assert contents(own.notebooks) == before


def test_cleaning_deletes_what_was_made_and_nothing_else(own):
    for folder in (own.build, own.site):
        folder.mkdir()
        (folder / "x").write_text("x")
    before = set(contents(own.root)) - {"_build/x", "_site/x"}
    assert command_here(own, "clean").returncode == 0
    assert set(contents(own.root)) == before


def test_a_failing_cell_ends_with_its_place_and_code_3(own):
    code = "#| label: tbl-x\n#| tbl-cap: X\nraise ValueError"
    save_chapter(own, "01-a", [v4.new_markdown_cell("# A {#sec-a}"), v4.new_code_cell(code)])
    list_chapters(own.root, "notebooks/01-a.ipynb")
    done = command_here(own, "render", "--engine", "embedded")
    assert done.returncode == 3, done.stderr
    assert "01-a.ipynb, cell tbl-x, line 3: ValueError" in done.stderr
    assert "Traceback" not in done.stderr
    assert not own.site.exists()


def test_a_reference_that_leads_nowhere_ends_with_code_4(own):
    save_chapter(own, "01-a", [v4.new_markdown_cell("# A {#sec-a}\n\nŽr. @tbl-nothing.")])
    list_chapters(own.root, "notebooks/01-a.ipynb")
    done = command_here(own, "render", "--engine", "embedded")
    assert done.returncode == 4, done.stderr
    assert "@tbl-nothing" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_cannot_be_read_are_named(own):
    (own.root / "_variables.yml").write_text("year: 2019\n  x: [", encoding="utf-8")
    done = command_here(own, "validate")
    assert done.returncode == 1
    assert "_variables.yml, line 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_each_kind_of_mistake_has_a_code_of_its_own():
    codes = [kind.exit_code for kind in (UserError, DataErrors, ChapterError, RenderError)]
    assert codes == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("arguments", "code"), [(["indicators"], 0), (["--version"], 0), (["check", "--nonsense"], 2)]
)
def test_all_that_was_said_arrives_and_the_exit_code_stays(project, arguments, code):
    done = command(project, *arguments)
    assert done.returncode == code
    assert (done.stdout or done.stderr).endswith("\n")


def test_nobody_need_listen_to_the_end(project):
    listing = subprocess.Popen(
        [sys.executable, "-m", "ataskaita", "indicators"],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    listing.stdout.close()
    said = listing.stderr.read().decode()
    assert listing.wait() != 0
    assert "Traceback" not in said

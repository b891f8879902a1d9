"""What is wrong with the disk or with a report's own code is told in a line, at its place."""

from __future__ import annotations

import pytest

from tests.support.projects import command_here


def told(done) -> str:
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("place", ["_build", "_build/cache"])
def test_a_file_where_a_folder_is_needed_is_named(small_report, place):
    path = small_report.root / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", encoding="utf-8")
    done = command_here(small_report, "render", "--to", "html")
    assert done.returncode == 1
    assert place in told(done)


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("schemas/visits.py", ("validate",)),
        ("indicators/__init__.py", ("indicators",)),
        ("checks/__init__.py", ("check",)),
        ("indicators/__init__.py", ("render", "--to", "html")),
    ],
)
def test_code_of_the_report_that_cannot_be_read_is_named_with_its_line(
    small_report, file, arguments
):
    path = small_report.root / file
    lines = path.read_text(encoding="utf-8").count("\n")
    path.write_text(path.read_text(encoding="utf-8") + "def broken(:\n", encoding="utf-8")
    done = command_here(small_report, *arguments)
    assert done.returncode != 0
    assert f"{file}, line {lines + 1}: invalid syntax" in told(done)


def test_an_import_that_fails_is_named_with_its_line(small_report):
    path = small_report.root / "indicators" / "__init__.py"
    path.write_text("import no_such_module\n" + path.read_text(encoding="utf-8"), "utf-8")
    done = command_here(small_report, "indicators")
    assert "indicators/__init__.py, line 1: ModuleNotFoundError" in told(done)

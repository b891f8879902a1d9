"""docs/vadovas.md, as a librarian follows it: every command, in order, in a copy of a report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from lxml import html

from ataskaita.cli.app import app
from ataskaita.project import Project
from tests.conftest import ROOT
from tests.support import librarian
from tests.support.guide import Step, steps
from tests.support.projects import command_here, copy_small_report

GUIDE = ROOT / "docs" / "vadovas.md"
TEXT = GUIDE.read_text(encoding="utf-8")


def test_every_command_does_what_the_guide_says(tmp_path: Path):
    project = copy_small_report(tmp_path / "report")
    for step in steps(TEXT):
        if step.hand:
            getattr(librarian, step.hand)(project)
            continue
        arguments = step.arguments(project.root)
        if arguments[0] == "preview":
            look(project, step)
            continue
        done = command_here(project, *arguments, ATASKAITA_LANG="lt")
        said = done.stdout + done.stderr
        place = f"docs/vadovas.md:{step.line}: {step.command}"
        assert not step.missing(said), f"{place}\n{said}"
        assert done.returncode == step.exit, f"{place}\n{said}"
    printed = html.fromstring((project.site / "02-lending.html").read_bytes()).text_content()
    promised = re.search(r"Skaitytojas matys: „(.+)“", TEXT)[1]
    assert promised in " ".join(printed.split())


def look(project: Project, step: Step) -> None:
    """Start the preview as the guide says, but for the browser, and look at its first page."""
    program = [sys.executable, "-u", "-m", "ataskaita", "preview"]
    language = {"ATASKAITA_LANG": "lt", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        program,
        cwd=project.root,
        env=os.environ | language,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as running:
        try:
            said = "".join(running.stdout.readline() for _line in step.printed)
            assert not step.missing(said), said
            address = re.search(r"http://\S+", said)[0]
            with urllib.request.urlopen(address, timeout=60) as page:
                assert page.status == 200
        finally:
            running.terminate()


def test_what_the_guide_shows_is_what_is_done_by_hand():
    note = librarian.NOTE.strip()
    assert note in TEXT
    assert librarian.SENTENCE in TEXT
    for step in steps(TEXT):
        assert not step.hand or hasattr(librarian, step.hand)


@cache
def commands() -> dict[str, Any]:
    return typer.main.get_command(app).commands


def options_of(name: str) -> set[str]:
    found = {option for one in commands()[name].params for option in one.opts}
    return found | {"--help"}


@pytest.mark.parametrize(
    "said", sorted(set(re.findall(r"(?:`|\$ )ataskaita ([a-z][^`\n]*)", TEXT)))
)
def test_every_command_and_option_that_is_named_exists(said):
    name = said.split()[0]
    assert name in commands()
    options = set(re.findall(r"(?<!\S)--[a-z-]+", said))
    assert options <= options_of(name)


def test_links_and_pictures_lead_somewhere_and_pictures_are_described():
    for text, target in re.findall(r"!?\[([^\]]*)\]\(([^)#]+)\)", TEXT):
        assert text, target
        assert (GUIDE.parent / target).is_file(), target
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    known = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= known


def test_installing_on_windows_is_what_the_readme_says():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in re.findall(r"^\.venv\\Scripts\\python -m (pip .+)$", TEXT, re.MULTILINE):
        assert line in readme


@pytest.mark.parametrize(
    ("expected", "said", "missing"),
    [
        (("a", "b"), "a\nx\nb\n", []),
        (("a", "b"), "b\na\n", ["b"]),
        (("a … c",), "  a lot of c\n", []),
        (("a",), "ab\n", ["a"]),
    ],
)
def test_lines_count_whole_and_in_their_order(expected, said, missing):
    assert Step(1, command="ataskaita x", printed=expected).missing(said) == missing

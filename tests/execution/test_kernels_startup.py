"""A command imports only what it needs: how long it takes to start depends on little else."""

from __future__ import annotations

import re

import pytest

from ataskaita.data.snapshot import current_snapshot
from ataskaita.render.record import Record, fingerprint, listing, record
from tests.support.projects import command

HEAVY = {
    "pandas", "numpy", "matplotlib", "seaborn", "pandera", "IPython", "ipykernel",
    "jupyter_client", "nbclient", "nbformat", "zmq", "asyncio", "jsonschema",
}  # fmt: skip

NAMED = re.compile(r"^import time:.*\| +([\w.]+)$", re.MULTILINE)


def imported(project, *arguments: str) -> set[str]:
    """The top-level modules that a command imports."""
    done = command(project, *arguments, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0, done.stderr[-2000:]
    return {name.split(".")[0] for name in NAMED.findall(done.stderr)}


@pytest.fixture
def rendered(project):
    """A project in which nothing has changed since it was rendered."""
    project.site.mkdir()
    for name in ("index.html", "report.pdf"):
        (project.site / name).touch()
    project.build.mkdir()
    current_snapshot(project)
    formats = dict.fromkeys(("html", "pdf"), fingerprint(project, "embedded"))
    record(project, Record(formats, site=listing(project.site), pure=True))
    return project


def test_help_imports_nothing_heavy_nor_what_draws_boxes(project):
    found = imported(project, "--help")
    assert found & (HEAVY | {"rich", "yaml"}) == set()


def test_a_render_with_nothing_to_do_imports_nothing_heavy(rendered):
    assert imported(rendered, "render", "--engine", "embedded") & HEAVY == set()

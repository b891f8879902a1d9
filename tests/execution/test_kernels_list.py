"""While the chapters run, the warm parent makes the list of unexplained changes."""

from __future__ import annotations

import shutil
import sys

import pytest

from ataskaita.checks.unexplained import unexplained
from ataskaita.errors import DataErrors
from ataskaita.execution.kernels import Kernels
from ataskaita.project import Project

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in another way"),
    pytest.mark.usefixtures("scratch"),
]


def lists_kept(project) -> list[str]:
    return [path.read_text("utf-8") for path in (project.build / "cache").glob("movements-*.json")]


def test_the_parent_makes_the_list_of_unexplained_changes(project, nothing_left):
    with Kernels(project) as kernels:
        kernels.snapshot()
        kernels.finish()
        made = lists_kept(project)
    shutil.rmtree(project.build)
    unexplained(project)
    assert made == lists_kept(project)
    assert len(made) == 1
    nothing_left()


def test_the_list_is_made_anew_where_a_note_has_changed(project):
    with Kernels(project) as kernels:
        kernels.snapshot()
        kernels.finish()
    notes = project.root / Project.notes_file(project.year)
    notes.write_text("[]\n", "utf-8")
    before = lists_kept(project)
    with Kernels(project) as kernels:
        kernels.start()
        kernels.finish()
    after = lists_kept(project)
    assert len(after) == 1
    assert after != before


def test_wrong_data_keeps_nobody_waiting_for_the_list(project, nothing_left):
    path = project.raw(2023) / "acquisitions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ignalina", "ignalyna"), "utf-8")
    with Kernels(project) as kernels:
        with pytest.raises(DataErrors):
            kernels.snapshot()
        kernels.finish()
    assert lists_kept(project) == []
    nothing_left()


def test_a_parent_that_is_killed_keeps_nobody_waiting_for_the_list(project, nothing_left):
    with Kernels(project) as kernels:
        kernels.snapshot()
        kernels._parent._process.kill()
        kernels.finish()
    nothing_left()

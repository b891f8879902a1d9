"""Bad cells of every kind are reported at once, clearly; nothing is rendered, nothing is lost."""

from __future__ import annotations

import re
import shutil

import pytest

from ataskaita.project import Project
from tests.support.projects import command, contents

#: File below data/raw/2023, what stands there, what is put there instead, what must be said.
FAULTS = (
    ("loans.csv", "books,37510", "books,daug", ("line 2", "column value", "'daug'", "(CELL-02)")),
    ("online.csv", "web_posts,412", "web_posts,-412", ("column value", "'-412'", "(CELL-04)")),
    ("acquisitions.csv", "ignalina,1548", "ignalinna,1548",
     ("line 2", "column unit", "'ignalinna'", "`ignalina`", "(UNIT-01)")),
    ("events.csv", "dukstas,spoken,22", "dukstas,complex,22", ("line 6", "(KEY-01)")),
    ("staff_trained.csv", "rural,16", "rural,61", ("(STAFF-01)",)),
    ("premises.csv", "unit,value", "unit,velue", ("line 1", "`value`", "(COLUMN-02)")),
)  # fmt: skip
MISSING = "training.csv"


@pytest.fixture(scope="module")
def broken(rendered, tmp_path_factory):
    """The rendered project with many faults; validated and rendered."""
    folder = tmp_path_factory.mktemp("broken") / "project"
    shutil.copytree(rendered.root, folder)
    project = Project(folder)
    for file, old, new, _ in FAULTS:
        path = project.raw(2023) / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} does not have {old!r} once"
        path.write_text(text.replace(old, new), encoding="utf-8")
    (project.raw(2023) / MISSING).unlink()
    before = contents(project.site), contents(project.data)
    runs = [command(project, name, COLUMNS="300") for name in ("validate", "render")]
    return project, before, runs


def test_both_commands_end_with_the_code_of_bad_data(broken):
    assert [run.returncode for run in broken[2]] == [2, 2]


@pytest.mark.parametrize("command", [0, 1], ids=["validate", "render"])
@pytest.mark.parametrize(("file", "parts"), [(f, parts) for f, _, _, parts in FAULTS],
                         ids=[f for f, *_ in FAULTS])  # fmt: skip
def test_every_fault_is_told_with_its_place_rule_and_remedy(broken, command, file, parts):
    said = broken[2][command].stderr
    section = re.search(
        rf"^data/raw/2023/{re.escape(file)}\n((?:  .*\n)+)", said, flags=re.MULTILINE
    )
    assert section, said
    assert all(part in section[1] for part in parts), section[1]
    assert re.search(r"^      \S", section[1], flags=re.MULTILINE), "what to do about it"


def test_a_missing_table_is_told_too(broken):
    for run in broken[2]:
        assert f"data/raw/2023/{MISSING}" in run.stderr
        assert "(FILE-01)" in run.stderr


def test_the_number_of_problems_is_told_and_that_nothing_was_rendered(broken):
    for run in broken[2]:
        count = int(re.search(r"The raw data has (\d+) problems", run.stderr)[1])
        assert count >= len(FAULTS) + 1
        assert "nothing was rendered" in run.stderr
        assert "Traceback" not in run.stderr


def test_neither_the_last_good_site_nor_the_data_was_touched(broken):
    project, before, _ = broken
    assert (contents(project.site), contents(project.data)) == before
    assert not (project.build / "site.part").exists()


def test_once_the_faults_are_mended_the_report_is_as_it_was(rendered, broken):
    project, before, _ = broken
    shutil.rmtree(project.data)
    shutil.copytree(rendered.data, project.data)
    done = command(project, "render", "--engine", "embedded")
    assert done.returncode == 0, done.stderr
    assert "Nothing has changed" in done.stdout
    assert contents(project.site) == before[0]

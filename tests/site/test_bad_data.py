"""Bad cells of every kind are reported at once, clearly; nothing is rendered, nothing is lost."""

from __future__ import annotations

import re
import shutil

import pytest

from ataskaita.project import Project
from tests.support.projects import command_here, contents

#: File below data/raw, what stands there, what is put there instead, what must be said.
FAULTS = (
    ("2019/lending.csv", "buss,1618", "buss,daug",
     ("line 4", "column value", "'daug'", "(CELL-02)")),
    ("2018/readers.csv", "suur,child,7", "suur,child,-7", ("column value", "'-7'", "(CELL-04)")),
    ("2019/targets.csv", "400,library", "400,libary",
     ("line 2", "column unit", "'libary'", "`library`", "(UNIT-01)")),
    ("2019/inhabitants.csv", "islands,210", "metskula,210", ("line 3", "(KEY-01)")),
    ("2019/readers.csv", "buss,adult,33", "buss,adult,3300", ("(READERS-01)",)),
    ("2018/visits.csv", "unit,value", "unit,velue", ("line 1", "`value`", "(COLUMN-02)")),
)  # fmt: skip
MISSING = "2018/lending.csv"


@pytest.fixture(scope="module")
def broken(small_site, tmp_path_factory):
    """The rendered project with many faults; validated and rendered."""
    folder = tmp_path_factory.mktemp("broken") / "project"
    shutil.copytree(small_site.root, folder)
    project = Project(folder)
    for file, old, new, _ in FAULTS:
        path = project.data / "raw" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} does not have {old!r} once"
        path.write_text(text.replace(old, new), encoding="utf-8")
    (project.data / "raw" / MISSING).unlink()
    before = contents(project.site), contents(project.data)
    runs = [command_here(project, name, COLUMNS="300") for name in ("validate", "render")]
    return project, before, runs


def test_both_commands_end_with_the_code_of_bad_data(broken):
    assert [run.returncode for run in broken[2]] == [2, 2]


@pytest.mark.parametrize("command", [0, 1], ids=["validate", "render"])
@pytest.mark.parametrize(("file", "parts"), [(f, parts) for f, _, _, parts in FAULTS],
                         ids=[f for f, *_ in FAULTS])  # fmt: skip
def test_every_fault_is_told_with_its_place_rule_and_remedy(broken, command, file, parts):
    said = broken[2][command].stderr
    section = re.search(rf"^data/raw/{re.escape(file)}\n((?:  .*\n)+)", said, flags=re.MULTILINE)
    assert section, said
    assert all(part in section[1] for part in parts), section[1]
    assert re.search(r"^      \S", section[1], flags=re.MULTILINE), "what to do about it"


def test_a_missing_table_is_told_too(broken):
    for run in broken[2]:
        assert f"data/raw/{MISSING}" in run.stderr
        assert "(FILE-01)" in run.stderr


def test_the_number_of_problems_is_told_and_that_nothing_was_rendered(broken):
    for run in broken[2]:
        count = int(re.search(r"The raw data has (\d+) problems", run.stderr)[1])
        assert count >= len(FAULTS) + 1
        assert "nothing was changed" in run.stderr
        assert "Traceback" not in run.stderr


def test_neither_the_last_good_site_nor_the_data_was_touched(broken):
    project, before, _ = broken
    assert (contents(project.site), contents(project.data)) == before
    assert not (project.build / "site.part").exists()


def test_once_the_faults_are_mended_the_report_is_as_it_was(small_site, broken):
    project, before, _ = broken
    shutil.rmtree(project.data)
    shutil.copytree(small_site.data, project.data)
    done = command_here(project, "render", "--engine", "embedded")
    assert done.returncode == 0, done.stderr
    assert "Nothing has changed" in done.stdout
    assert contents(project.site) == before[0]

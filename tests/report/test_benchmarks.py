"""Each edit that benchmarks measure changes one file of the report, as often as it is made."""

from __future__ import annotations

import pytest

from benchmarks.edits import EDITS
from benchmarks.workplace import Workplace
from tests.support.projects import contents


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Workplace.make(tmp_path_factory.mktemp("bench") / "place")


@pytest.mark.parametrize("edit", [edit for _, _, edit in EDITS], ids=[id for id, _, _ in EDITS])
def test_an_edit_changes_one_file_each_time(place, edit):
    for number in (1, 2):
        before = contents(place.root)
        edit(place, number)
        after = contents(place.root)
        assert len([name for name in after if after[name] != before[name]]) == 1


def test_a_workplace_knows_the_chapters_of_every_part(place):
    stems = [path.stem for path in place.chapters]
    assert {"01-director", "rural-branches", "17-data"} <= set(stems)

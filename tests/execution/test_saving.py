"""A file that is saved while a render reads it leaves nothing behind that is stale."""

from __future__ import annotations

import pytest

import ataskaita.data.snapshot as snapshots
import ataskaita.lint.check as check
from ataskaita.data.snapshot import current_snapshot, read_snapshot, snapshot_path
from ataskaita.errors import LintErrors
from ataskaita.lint.run import require_sound

LENT = "data/raw/2019/lending.csv"
SETUP = "from ataskaita.chapter import *"
#: The chapter stands for its analyst: it has read the number, and then another one is saved.
SAVES = f"""
from pathlib import Path
_file = Path.cwd().parent / {LENT!r}
_file.write_text(_file.read_text(encoding="utf-8").replace("islands,1235,", "islands,1237,"),
                 encoding="utf-8")
"""


def save(project) -> None:
    path = project.root / LENT
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("islands,1235,", "islands,1237,"), encoding="utf-8")


def lent(run) -> str:
    (record,) = run.chapters[0].ledger
    return record["printed"]


def test_a_number_saved_while_a_chapter_runs_is_printed_by_the_next_render(
    project, chapter, execute
):
    source = chapter("05-a", SETUP, 'md:`{python} v("lending.items", "islands")`', SAVES)
    assert lent(execute(source)) == "1\xa0235"
    assert lent(execute(source)) == "1\xa0237"


def test_results_are_kept_where_nothing_was_saved(project, chapter, execute):
    source = chapter("05-a", SETUP, 'md:`{python} v("lending.items", "islands")`')
    states = []
    for _ in range(2):
        execute(source, progress=lambda path, state: states.append(state))
    assert states == ["started", "done", "kept"]


def test_data_saved_while_it_is_read_is_read_again(project, monkeypatch):
    real = snapshots.Snapshot.load
    read = []

    def load(found):
        loaded = real(found)
        if not read:
            save(project)
        read.append(loaded)
        return loaded

    monkeypatch.setattr(snapshots.Snapshot, "load", load)
    path = current_snapshot(project)
    assert len(read) == 2
    assert path == snapshot_path(project)
    rows = read_snapshot(path).tables.get("lending", 2019).rows
    assert rows.take("value", rows.with_keys({"unit": "islands"})) == [1237]


def test_a_chapter_saved_while_it_is_checked_is_checked_again(project, chapter, monkeypatch):
    source = chapter("05-a", "md:# Skyrius\n\nSakinys.")
    real = check.check_chapter

    def checked(found, path):
        findings = real(found, path)
        chapter("05-a", "md:# Skyrius\n\nApsilankyta 5738 kartus.")
        return findings

    monkeypatch.setattr(check, "check_chapter", checked)
    require_sound(project, [source])
    with pytest.raises(LintErrors):
        require_sound(project, [source])

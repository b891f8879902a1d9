"""Validated data is kept until anything it depends on changes, and never says what is not so."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
from pathlib import Path

import pytest

from ataskaita.data import snapshot
from ataskaita.data.snapshot import (
    KEPT,
    Snapshot,
    current_data,
    current_snapshot,
    read_snapshot,
)
from ataskaita.errors import UserError
from ataskaita.project import Project
from tests.conftest import ROOT
from tests.support.outcomes import assert_as_read_anew, assert_the_same, outcome

VISITS = "raw/2019/visits.csv"
CORRECTION = """- table: visits
  keys: {unit: laiu}
  column: value
  expect: 376
  value: 380
  status: reported
  reason: Suklysta
  source: Laiškas
  date: 2020-02-01
"""


@pytest.fixture
def validated(monkeypatch, small_snapshot) -> list[Project]:
    """The projects that have been validated since; what comes of it is always the same."""
    found = []

    def load(project):
        found.append(project)
        return small_snapshot

    monkeypatch.setattr(Snapshot, "load", load)
    return found


def test_what_is_kept_says_the_same(small_report):
    (small_report.data / "corrections").mkdir()
    (small_report.data / "corrections" / "2019.yml").write_text(CORRECTION, encoding="utf-8")
    found = read_snapshot(current_snapshot(small_report))
    assert len(found.tables.get("visits", 2019).corrections) == 1
    assert_the_same(found, Snapshot.load(small_report))


@pytest.mark.parametrize("why", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_of_a_project_that_cannot_be_written_to_the_data_is_read_once(
    small_report, validated, monkeypatch, why
):
    def refuse(path, value):
        raise OSError(why, "Refused", str(path))

    monkeypatch.setattr(snapshot, "write_entry", refuse)
    found = current_data(small_report)
    assert current_data(small_report) is found
    assert len(validated) == 1
    with pytest.raises(OSError, match="Refused"):
        current_snapshot(small_report)


def test_nothing_is_validated_where_nothing_has_changed(kept, validated):
    before = current_snapshot(kept)
    (kept.raw(2019) / ".~lock.visits.csv#").write_text("analitikas", encoding="utf-8")
    (kept.data / "notes" / "2019.yml").write_text("[]", encoding="utf-8")
    assert current_snapshot(kept) == before
    assert validated == []


@pytest.mark.parametrize(
    "file",
    [
        "data/raw/2019/visits.csv",
        "data/raw/2019/visits.meta.yml",
        "data/raw/2019/exceptions.yml",
        "data/raw/2019/reconstruction.yml",
        "data/units.csv",
        "schemas/visits.py",
        "requirements.lock",
    ],
)
def test_all_is_validated_where_a_file_has_changed(kept, validated, file):
    path = kept.root / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + "\n", encoding="utf-8")
    current_snapshot(kept)
    assert validated == [kept]


def test_all_is_validated_where_a_package_or_the_code_has_changed(kept, validated, monkeypatch):
    monkeypatch.setattr("ataskaita.data.snapshot.code", lambda *parts: "other")
    current_snapshot(kept)
    assert validated == [kept]


@pytest.mark.parametrize("damage", [b"", b"\x80", b"{}", b"null"])
def test_a_damaged_entry_is_done_without(kept, validated, small_snapshot, damage):
    path = current_snapshot(kept)
    path.write_bytes(damage)
    with pytest.raises(UserError, match="gone"):
        read_snapshot.__wrapped__(path)
    assert_the_same(read_snapshot(current_snapshot(kept)), small_snapshot)
    assert validated == [kept]


def test_a_change_and_its_undoing_both_find_theirs_and_old_entries_go(kept, validated, edit):
    first = current_snapshot(kept)
    edit(VISITS, "laiu,376", "laiu,377")
    current_snapshot(kept)
    edit(VISITS, "laiu,377", "laiu,376")
    assert current_snapshot(kept) == first
    assert len(validated) == 1
    for number in range(KEPT):
        edit(VISITS, f"laiu,{376 + number}", f"laiu,{377 + number}")
        current_snapshot(kept)
    assert len(list(first.parent.glob("*.json"))) == KEPT


def test_kept_data_is_read_without_the_libraries_that_checked_it(kept):
    code = (
        "import sys; from pathlib import Path; from ataskaita.data.snapshot import read_snapshot;"
        "read_snapshot(Path(sys.argv[1])).tables.get('visits', 2019).rows.columns['value'];"
        "assert not {'pandas', 'numpy', 'pandera', 'schemas'} & set(sys.modules)"
    )
    path = current_snapshot(kept)
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=ROOT / "src")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (VISITS, "laiu,376", "laiu,-376"),
        ("raw/2019/readers.csv", "laiu,child", "laius,child"),
        ("raw/2019/visits.meta.yml", "title:", "titel:"),
    ],
)
def test_what_is_wrong_is_told_every_time_and_is_gone_once_mended(kept, file, old, new):
    path = kept.data / file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(old, new, 1), encoding="utf-8")
    for _ in range(4):
        assert_as_read_anew(kept)
    path.write_text(sound, encoding="utf-8")
    assert isinstance(outcome(lambda: read_snapshot(current_snapshot(kept))), Snapshot)


def shifted(text: str, chance: random.Random) -> str:
    """One number, one greater."""
    lines = text.splitlines()
    row = chance.randrange(1, len(lines))
    cells = lines[row].split(",")
    numbers = [place for place, cell in enumerate(cells) if cell.isdigit()]
    if numbers:
        place = chance.choice(numbers)
        cells[place] = str(int(cells[place]) + 1)
    lines[row] = ",".join(cells)
    return "\n".join(lines) + "\n"


def spoilt(text: str, chance: random.Random) -> str:
    """One cell that holds what it should not."""
    lines = text.splitlines()
    row = chance.randrange(1, len(lines))
    cells = lines[row].split(",")
    cells[chance.randrange(len(cells))] = chance.choice(["", "daug", "-1", "laiu"])
    lines[row] = ",".join(cells)
    return "\n".join(lines) + "\n"


def doubled(text: str, chance: random.Random) -> str:
    """One row twice."""
    lines = text.splitlines()
    return "\n".join([*lines, lines[-1]]) + "\n"


@pytest.mark.parametrize("seed", range(2))
def test_however_often_data_is_broken_and_mended_the_outcome_is_that_of_reading_it_anew(kept, seed):
    chance = random.Random(seed)
    sound = {
        path: path.read_text(encoding="utf-8")
        for path in sorted(kept.data.rglob("*"))
        if path.name.endswith((".csv", ".meta.yml"))
    }
    for step in range(6):
        if step % 2 == 0:
            for path, text in sound.items():
                _save(path, text)
        path = chance.choice(list(sound))
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yml":
            _save(path, chance.choice([f"# {step}\n{text}", text.replace("received:", "got:")]))
        else:
            _save(path, chance.choice([shifted, shifted, spoilt, doubled])(text, chance))
        assert_as_read_anew(kept)


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_schemas_that_read_more_than_the_data_validate_it_each_time(small_report, tmp_path):
    limit = tmp_path / "limit.txt"
    limit.write_text("9999", encoding="utf-8")
    path = small_report.root / "schemas" / "visits.py"
    code = path.read_text(encoding="utf-8")
    path.write_text(
        f"{code}\nLIMIT = open({str(limit)!r}, encoding='utf-8').read()\n", encoding="utf-8"
    )
    first = current_snapshot(small_report)
    assert current_snapshot(small_report) != first
    assert_the_same(read_snapshot(first), read_snapshot(current_snapshot(small_report)))

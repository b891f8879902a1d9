from __future__ import annotations

import os
from pathlib import Path

import pytest

from ataskaita.kept import forget, newest_first, write_whole


@pytest.mark.parametrize("content", ["ąžuolas\r\n", b"\x00\xff"])
def test_what_is_written_is_there_as_it_was_given(tmp_path, content):
    path = tmp_path / "new" / "a.txt"
    write_whole(path, content)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]


def test_a_file_that_cannot_be_finished_leaves_the_old_one_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_whole(path, "old")

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:1])
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_newest_stay_and_one_that_has_gone_does_not_matter(tmp_path):
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for age, path in enumerate(paths):
        path.write_text("x")
        os.utime(path, (1000 - age, 1000 - age))
    gone = tmp_path / "gone"
    assert newest_first([*reversed(paths), gone]) == [*paths, gone]
    assert forget([*paths, gone], kept=1) == [*paths[1:], gone]
    assert list(tmp_path.iterdir()) == paths[:1]

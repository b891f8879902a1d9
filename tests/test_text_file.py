from __future__ import annotations

import pytest

from ataskaita.errors import UserError
from ataskaita.execution.source import read_chapter
from ataskaita.text_file import read_text, write_whole
from ataskaita.yaml_file import read_yaml


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "index.qmd"
    path.write_bytes(b"\xef\xbb\xbf---\ntitle: a\n---\r\nb\n")
    assert read_text(path) == "---\ntitle: a\n---\nb\n"
    assert [cell.source for cell in read_chapter(path).cells] == ["# a", "b"]


@pytest.mark.parametrize("encoding", ["cp1257", "utf-16"])
@pytest.mark.parametrize("name", ["index.qmd", "90-case.ipynb"])
def test_a_chapter_in_another_encoding_is_told_in_a_line(tmp_path, name, encoding):
    path = tmp_path / name
    path.write_bytes('{"cells": ["Skaitytojų žurnalas"]}'.encode(encoding))
    with pytest.raises(UserError) as refused:
        read_chapter(path)
    assert refused.value.message.startswith(name)
    assert "UTF-8" in refused.value.fix


def test_settings_in_another_encoding_are_told_with_their_line(tmp_path):
    path = tmp_path / "_variables.yml"
    path.write_bytes("year: 2000\nlibrary: Šiaurės biblioteka\n".encode("cp1257"))
    with pytest.raises(UserError, match=r"_variables.yml, line 2: .*Šiaurės biblioteka"):
        read_yaml(path)


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    write_whole(path, "old")

    def full(*given):
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["page.html"]

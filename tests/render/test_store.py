"""What pandoc made is found again, unless anything it went through has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ataskaita.render.embedded import store as stores
from ataskaita.render.embedded.pandoc import FILTERS
from ataskaita.render.embedded.store import Store, code
from tests.test_layers import PACKAGE, imported


def test_a_text_is_found_by_all_it_was_made_of(tmp_path):
    Store(tmp_path).keep("tekstas", "a", "b")
    assert Store(tmp_path).find("a", "b") == "tekstas"
    assert Store(tmp_path).find("a") is None
    assert Store(tmp_path).find("b", "a") is None


@pytest.mark.parametrize(
    "name",
    [
        "tables/html.py",
        "render/embedded/convert.py",
        "lithuanian/typography.py",
        "render/embedded/filters/refs.lua",
    ],
)
def test_a_change_of_the_code_is_noticed(tmp_path, monkeypatch, name):
    Store(tmp_path).keep("tekstas", "a")
    original = Path.read_bytes

    def edited(path: Path) -> bytes:
        return original(path) + (b"\n" if path == PACKAGE / name else b"")

    monkeypatch.setattr(Path, "read_bytes", edited)
    assert Store(tmp_path).find("a") is None


def test_all_code_that_a_text_goes_through_is_known():
    needed, waiting = set(), [PACKAGE / "render" / "embedded" / "convert.py"]
    while waiting:
        module = waiting.pop()
        if module in needed or not module.is_relative_to(PACKAGE):
            continue
        needed.add(module)
        for name in imported(module):
            for dotted in (name, name.rpartition(".")[0]):
                path = PACKAGE.parent.joinpath(*dotted.split("."))
                files = (path.with_suffix(".py"), path / "__init__.py")
                waiting += [file for file in files if file.is_file()]
    # Those say how it went, what a chapter is, and keep files; nothing they do stands in a text.
    others = {"errors.py", "__init__.py", "execution", "project.py", "fonts.py"}
    others |= {"saved.py", "kept.py"}
    needed = {path for path in needed if path.relative_to(PACKAGE).parts[0] not in others}
    assert needed <= set(code())
    assert set(FILTERS.glob("*.lua")) <= set(code())
    assert PACKAGE / "tables" / "model.py" in needed


def test_texts_that_were_long_not_asked_for_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "KEPT", 2)
    for age, name in enumerate("edcba"):
        Store(tmp_path).keep(name, name)
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (1000 + age, 1000 + age))
    later = Store(tmp_path)
    assert later.find("e") == "e"
    later.prune()
    assert [Store(tmp_path).find(name) for name in "abcde"] == ["a", "b", None, None, "e"]


def test_a_text_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            Store(tmp_path).keep("pusė", "a")
    assert Store(tmp_path).find("a") is None

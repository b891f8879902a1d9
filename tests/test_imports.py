"""Imports that leave out what only takes time do so for as long as they should."""

from __future__ import annotations

import gc
import subprocess
import sys
from importlib import import_module

import pytest

from ataskaita.imports import put_off, without, without_collecting


def _says(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_a_library_that_is_left_out_can_be_imported_afterwards(tmp_path, monkeypatch):
    (tmp_path / "left_out.py").write_text("answer = 42")
    monkeypatch.syspath_prepend(tmp_path)
    with without("left_out"), pytest.raises(ImportError):
        import_module("left_out")
    assert import_module("left_out").answer == 42


def test_a_library_that_is_put_off_is_imported_when_it_is_used():
    assert _says(
        "import sys; from ataskaita.imports import put_off\n"
        "put_off('colorsys'); import colorsys\n"
        "print('ONE_THIRD' in vars(colorsys))\n"
        "print(colorsys.ONE_THIRD == 1 / 3, 'ONE_THIRD' in vars(colorsys))\n"
        "import colorsys as again; print(again.hls_to_rgb is colorsys.hls_to_rgb)"
    ) == ["False", "True", "True", "True"]


def test_what_is_not_installed_or_imported_already_stays_so():
    put_off("no_such_library")
    put_off("sys")
    assert "no_such_library" not in sys.modules
    assert sys.maxsize


def test_garbage_is_looked_for_again_after_an_import():
    gc.enable()
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()

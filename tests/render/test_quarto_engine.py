"""Calling Quarto: what it says, and what is left of it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import nbformat.v4 as v4
import pytest

from ataskaita.errors import RenderError
from ataskaita.render.quarto import engine
from ataskaita.render.quarto.engine import call_quarto, chapter_of, essence

WITH_PICTURE = 'Kopija: <img src="https://pvz.lt/a.png">'

needs_shebang = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


def test_of_what_quarto_says_the_fault_and_its_page_are_told():
    said = (
        "\x1b[1m[ 1/18] index.qmd\x1b[22m\n[ 2/18] notebooks/02-a.ipynb\n\n"
        "Error running filter main.lua:\nlooks.lua:66: attempt to index a nil value\n"
        "stack traceback:\n\t[C]: in ?\n\t.../main.lua:3: in function 'walk'\n"
        "WARN: Error encountered when rendering files\n"
    )
    assert essence(said) == [
        "notebooks/02-a.ipynb",
        "Error running filter main.lua:",
        "looks.lua:66: attempt to index a nil value",
    ]


@needs_shebang
def test_a_fault_of_typst_is_told_with_the_chapter_that_it_is_in(tmp_path):
    (tmp_path / "report.typ").write_text("= A\n== B\nc\n= D\ne\n", encoding="utf-8")
    assert chapter_of("error: x\n    ┌─ report.typ:3:5\n", tmp_path) == ["A"]
    assert chapter_of("error: x\n    ┌─ report.typ:5:1\n", tmp_path) == ["D"]
    assert chapter_of("error: x\n    ┌─ other.typ:5:1\n", tmp_path) == []


def test_a_fault_of_what_a_cell_says_is_told_with_the_cell(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for stem, title in (("90-a", "A"), ("91-b", "B")):
        cells = [
            v4.new_markdown_cell(text) for text in (f"# {title} {{#sec-{stem}}}", WITH_PICTURE)
        ]
        nbformat.write(v4.new_notebook(cells=cells), folder / f"{stem}.ipynb")
    (tmp_path / "report.typ").write_text('= A\n= B\nKopija: #image("a.png")\n', encoding="utf-8")
    assert chapter_of("error: x\n    ┌─ report.typ:3:5\n", tmp_path) == ["91-b, cell 2"]
    said = "Could not fetch https://pvz.lt/a.png\nHttpExceptionRequest"
    assert chapter_of(said, tmp_path) == ["90-a, cell 2"]


def test_a_formula_that_is_printed_as_it_is_typed_is_a_fault(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    cells = [v4.new_markdown_cell(text) for text in ("# A", "Sudėtis: $\\frac{a$")]
    nbformat.write(v4.new_notebook(cells=cells), tmp_path / "notebooks" / "90-a.ipynb")
    said = "[WARNING] Could not convert TeX math \\frac{a, rendering as TeX:\n"
    monkeypatch.setattr(engine, "_run", lambda *given: (0, said))
    monkeypatch.setattr(engine.shutil, "which", lambda name: name)
    with pytest.raises(RenderError, match=r"90-a, cell 2\n.WARNING. Could not convert"):
        call_quarto(["render"], tmp_path)


def test_a_fault_of_what_a_cell_has_drawn_is_told_with_the_cell(tmp_path):
    drawn = '#box(image("a/_build-notebooks-90-case-fig-a-output-1.png"))'
    (tmp_path / "report.typ").write_text(f"= A\n{drawn}\n", encoding="utf-8")
    found = chapter_of("error: missing alt text\n    ┌─ report.typ:2:5\n", tmp_path)
    assert found == ["A", "90-case-fig-a"]


def test_nothing_of_quarto_goes_on_when_a_render_is_stopped(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "quarto"
    script.write_text('#!/bin/sh\nsleep 600 &\necho $! > "$PIDS"\nwait\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PIDS", str(tmp_path / "pid"))

    def stop(process):
        while not (tmp_path / "pid").is_file() or not (tmp_path / "pid").read_text().strip():
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", stop)
    with pytest.raises(KeyboardInterrupt):
        call_quarto(["render"], tmp_path)
    child = int((tmp_path / "pid").read_text())
    for _attempt in range(600):
        if _is_gone(child):
            return
        time.sleep(0.1)
    raise AssertionError("the program that Quarto had started goes on")


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    # One that nobody has waited for is done, but for its entry.
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import nbformat.v4 as v4
import psutil
import pytest

from ataskaita.errors import UserError
from ataskaita.preview.renderer import RendererProcess
from ataskaita.preview.supervisor import ADDRESS_FILE
from ataskaita.project import Project
from ataskaita.render.report import render_report
from tests.preview.conftest import Running
from tests.render.conftest import Quiet
from tests.support.projects import contents, save_chapter

READERS = "data/raw/2019/readers.csv"
CHAPTER = "notebooks/01-readers.ipynb"


def family() -> set[int]:
    return {
        child.pid
        for child in psutil.Process().children(recursive=True)
        if child.status() != psutil.STATUS_ZOMBIE and "resource_tracker" not in str(child.cmdline())
    }


def without_sizes(page: bytes) -> bytes:
    page = re.sub(rb'(<li data-file="[^"]+") hidden>', rb"\1>", page)
    return re.sub(rb'<span class="size">[^<]*</span>', b'<span class="size"></span>', page)


def test_pages_follow_what_is_saved_however_fast_and_are_those_of_a_render(previewed, small_report):
    running = previewed()
    running.settle()
    assert "444" in running.page("01-readers")
    # It is looked at now, and therefore the first one that is made again.
    before = running.condition("01-readers")

    running.replace(READERS, "metskula,child,128", "metskula,child,138")
    assert running.heard.wait_for("begun") == ("begun", (READERS,), False)
    assert running.heard.wait_for("page") == ("page", ("01-readers",))
    assert "454" in running.page("01-readers")
    assert running.condition("01-readers")["page"] != before["page"]
    assert "index" in running.heard.wait_for("pages")[1]
    assert running.heard.wait_for("pdf") == ("pdf", ("report",))
    running.settle()

    running.replace(CHAPTER, "Skaitytojai ir apsilankymai", "Mūsų skaitytojai")
    # Every page lists its title.
    assert len(running.heard.wait_for("pages")[1]) > 1
    assert running.heard.wait_for("search", "ended") == ("search", ())
    running.settle()

    # A chapter is added, and is no more.
    save_chapter(small_report, "03-new", [v4.new_markdown_cell("# Naujas skyrius {#sec-new}")])
    running.heard.wait_for("ended", "abandoned")
    last = "    - notebooks/02-lending.ipynb\n"
    running.replace("_quarto.yml", last, f"{last}    - notebooks/03-new.ipynb\n")
    assert "03-new" in running.heard.wait_for("pages")[1]
    assert "Naujas skyrius" in running.page("03-new")
    running.settle()
    running.replace("_quarto.yml", "    - notebooks/03-new.ipynb\n", "")
    assert "03-new" in running.heard.wait_for("pages")[1]
    assert running.get("/03-new.html").status == 404
    running.settle()

    # Of changes that come fast the last one is shown.
    for number in range(139, 144):
        running.replace(READERS, f"metskula,child,{number - 1}", f"metskula,child,{number}")
        running.heard.wait_for("begun")
    running.settle()
    assert "459" in running.page("01-readers")

    shutil.rmtree(small_report.build / "cache")
    render_report(Project(small_report.root), Quiet(), formats=("html",))
    made, rendered = contents(small_report.build / "preview"), contents(small_report.site)
    shown = {name for name in made if not name.startswith(("pagefind/", "report.pdf"))}
    assert shown == {name for name in rendered if not name.startswith("pagefind/")}
    # Which files there are, and how large, is said when all are there; here there is a PDF.
    shown.remove("duomenys/index.html")
    assert [
        name for name in shown if without_sizes(made[name]) != without_sizes(rendered[name])
    ] == []


def test_what_is_wrong_is_told_beside_the_last_good_version_until_it_is_mended(previewed):
    running = previewed()
    running.settle()
    good = running.condition("01-readers")
    assert good["error"] == ""

    running.replace(READERS, "metskula,child,128", "metskula,child,-5")
    told = running.heard.wait_for("failed")[1]
    assert READERS in told
    assert "line 2" in told
    now = running.condition("01-readers")
    assert (now["error"], now["page"], now["working"]) == (told, good["page"], False)
    assert "444" in running.page("01-readers")

    running.replace("_quarto.yml", "lang: lt", "lang: [lt")
    assert "_quarto.yml, line" in running.heard.wait_for("failed")[1]
    running.replace("_quarto.yml", "lang: [lt", "lang: lt")
    assert READERS in running.heard.wait_for("failed")[1]
    running.replace(READERS, "metskula,child,-5", "metskula,child,128")
    running.heard.wait_for("pages")
    assert running.condition("01-readers") | {"working": False} == good
    running.settle()

    # Code of the report is loaded anew.
    running.replace("indicators/__init__.py", 'x.sum("readers")\n', 'x.sum("readers"\n')
    assert running.heard.wait_for("begun")[2]
    assert "indicators/__init__.py, line" in running.heard.wait_for("failed")[1]
    assert running.get("/01-readers.html").status == 200

    running.replace("indicators/__init__.py", 'x.sum("readers"\n', '2 * x.sum("readers")\n')
    assert "01-readers" in running.heard.wait_for("pages")[1]
    assert "888" in running.page("01-readers")
    running.settle()


def test_a_project_has_one_preview_at_a_time_and_nothing_of_it_stays(
    previewed, small_report, monkeypatch
):
    note, before = small_report.build / ADDRESS_FILE, family()
    # One that was killed keeps nobody away.
    note.write_text(json.dumps({"address": "http://127.0.0.1:9/"}), encoding="utf-8")
    # A short name, as kernels have where they are forked.
    with tempfile.TemporaryDirectory(
        prefix="t-", dir="/tmp" if os.name == "posix" else None
    ) as own:
        monkeypatch.setattr(tempfile, "tempdir", own)
        running = previewed()
        running.heard.wait_for("pages")
        assert family() > before
        assert list(Path(own).iterdir())
        with pytest.raises(UserError, match=f"http://127.0.0.1:{running.port}/"):
            Running.preview_of(small_report).run()
        running.stop()
        assert not list(Path(own).iterdir())
    assert family() == before
    assert not note.exists()


def test_stopped_while_its_renderer_starts_nothing_of_it_runs_on(small_report, monkeypatch):
    start, before = RendererProcess.start, family()

    def interrupted(renderer):
        start(renderer)
        raise KeyboardInterrupt

    monkeypatch.setattr(RendererProcess, "start", interrupted)
    Running.preview_of(small_report).run()
    assert family() == before

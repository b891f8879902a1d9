"""The hooks that Quarto calls by itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.support.projects import contents

HOOKS = ROOT / "src" / "ataskaita" / "render" / "quarto" / "hooks"


def hook(name: str, project: Path, text: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, HOOKS / name],
        input=text.encode(),
        cwd=project,
        capture_output=True,
        env=os.environ | {"ATASKAITA_PROJECT": str(project)},
        check=False,
    )


def test_before_it_renders_quarto_has_the_chapters_executed_and_the_fonts_put_in_place(small):
    done = hook("prepare.py", small.root)
    assert done.returncode == 0, done.stderr.decode()
    assert {"05-visits.ipynb", "index.ipynb"} <= set(contents(small.build / "notebooks"))
    assert any(name.endswith(".ttf") for name in contents(small.build / "fonts"))
    filtered = hook(
        "filter.py", small.root, (small.notebooks / "05-visits.ipynb").read_text("utf-8")
    )
    assert "5\xa0738" in filtered.stdout.decode()


def test_a_mistake_in_the_data_stops_quarto_with_a_message(small):
    path = small.raw(2019) / "visits.csv"
    path.write_text(path.read_text("utf-8").replace("4447", "daug"), encoding="utf-8")
    for name in ("prepare.py", "filter.py"):
        text = (small.notebooks / "05-visits.ipynb").read_text("utf-8")
        done = hook(name, small.root, text)
        said = done.stderr.decode()
        assert done.returncode == 2
        assert "Traceback" not in said
        assert said.strip()


def test_a_hook_without_the_packages_says_what_to_do(small, tmp_path):
    for name in ("prepare.py", "filter.py", "finish.py"):
        done = subprocess.run(
            [sys.executable, "-S", "-E", HOOKS / name],
            cwd=small.root,
            capture_output=True,
            env={"ATASKAITA_HOOK": "1", "ATASKAITA_LANG": "en"},
            input=b"{}",
            check=False,
        )
        said = done.stderr.decode()
        assert done.returncode == 1
        assert "QUARTO_PYTHON" in said
        assert "Traceback" not in said


def test_the_hook_after_a_render_fills_in_the_titles_of_pages(small):
    page = small.root / "_book" / "a.html"
    page.parent.mkdir()
    shown = "{{&lt; var year &gt;}} metų ataskaita"
    page.write_text(f"<title>1 A – {shown}</title>", encoding="utf-8")
    settings = small.root / "_quarto.yml"
    text = settings.read_text("utf-8")
    title = '  title: "{{< var year >}} metų ataskaita"'
    settings.write_text(re.sub(r"^  title: .*$", title, text, flags=re.MULTILINE), "utf-8")
    done = subprocess.run(
        [sys.executable, HOOKS / "finish.py"],
        cwd=small.root,
        capture_output=True,
        env=os.environ
        | {"ATASKAITA_PROJECT": str(small.root), "QUARTO_PROJECT_OUTPUT_FILES": str(page)},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert page.read_text("utf-8") == "<title>1 A – 2019 metų ataskaita</title>"

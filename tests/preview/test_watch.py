from __future__ import annotations

from queue import Queue

import pytest

from ataskaita.fingerprint import PACKAGE
from ataskaita.preview.watch import SourceWatch, sort
from ataskaita.render.embedded.assets import ASSETS


@pytest.mark.parametrize(
    ("file", "loaded"),
    [
        ("data/raw/2019/readers.csv", False),
        ("data/notes/2019.yml", False),
        ("notebooks/01-readers.ipynb", False),
        ("index.qmd", False),
        ("_quarto.yml", False),
        # The year is known to kernels' parent, units and lists perhaps to schemas.
        ("_variables.yml", True),
        ("data/units.csv", True),
        ("data/lists/kinds.csv", True),
        ("indicators/__init__.py", True),
        ("vocabulary/lint.yml", True),
    ],
)
def test_what_a_process_has_loaded_takes_a_new_one(small_report, file, loaded):
    changes = sort(small_report, [small_report.root / file])
    assert (changes.files, changes.sources, changes.loaded) == ((file,), True, loaded)


def test_the_engines_own_code_takes_a_new_process(small_report):
    changes = sort(small_report, [PACKAGE / "render" / "report.py"])
    assert changes.files == ("ataskaita/render/report.py",)
    assert changes.loaded


def test_a_style_makes_no_page_anew(small_report):
    changes = sort(small_report, [ASSETS / "text.css"])
    assert (changes.assets, changes.sources) == ((ASSETS / "text.css",), False)


@pytest.fixture
def watched(small_report):
    heard: Queue = Queue()
    watch = SourceWatch(small_report, heard.put)
    watch.start()
    # What is saved before the system watches is not heard of: ask until something is.
    probe = small_report.notebooks / "probe.ipynb"
    for number in range(600):
        probe.write_text(str(number), encoding="utf-8")
        try:
            heard.get(timeout=0.1)
            break
        except Exception:
            continue
    yield heard
    watch.stop()


def until(heard: Queue, file: str) -> None:
    while file not in (found := heard.get(timeout=60)).files:
        assert set(found.files) <= {"notebooks/probe.ipynb"}, found


def test_every_way_of_saving_is_noticed(watched, small_report):
    path = small_report.raw(2019) / "readers.csv"
    path.write_text("a", encoding="utf-8")
    until(watched, "data/raw/2019/readers.csv")
    beside = path.with_name(".readers.csv.swp")
    beside.write_text("b", encoding="utf-8")
    beside.replace(path)
    until(watched, "data/raw/2019/readers.csv")
    path.unlink()
    until(watched, "data/raw/2019/readers.csv")


def test_what_editors_and_renders_leave_is_not(watched, small_report):
    (small_report.notebooks / ".01.ipynb.swp").write_text("a", encoding="utf-8")
    (small_report.notebooks / "01.ipynb~").write_text("a", encoding="utf-8")
    (small_report.notebooks / ".ipynb_checkpoints").mkdir()
    (small_report.notebooks / ".ipynb_checkpoints" / "01.ipynb").write_text("a", "utf-8")
    small_report.build.mkdir(exist_ok=True)
    (small_report.build / "x.json").write_text("a", encoding="utf-8")
    (small_report.root / "notes.txt").write_text("a", encoding="utf-8")
    (small_report.root / "index.qmd").write_text("b", encoding="utf-8")
    until(watched, "index.qmd")

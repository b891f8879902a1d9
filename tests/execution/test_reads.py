"""Whatever a chapter's own code reads is noted: nothing has to be declared."""

from __future__ import annotations

import pytest

SETUP = "import os, sys\nfrom pathlib import Path\nimport pandas as pd"
DATA = "data/raw/2023/events.csv"

#: How a cell reads, and what.
WAYS = {
    "pandas": (f"pd.read_csv('../{DATA}', dtype=str).value.iloc[0]", DATA),
    "open": (f"open('../{DATA}').read()", DATA),
    "os.open": (f"os.read(os.open('../{DATA}', os.O_RDONLY), 10 ** 6).decode()", DATA),
    "elsewhere": ("Path('../aside/x.txt').read_text()", "aside/x.txt"),
    "beside": ("Path('x.txt').read_text()", "notebooks/x.txt"),
    "module": ("__import__('helper').X", "notebooks/helper.py"),
    "folder": ("sorted(p.name for p in Path('../aside').glob('*.t*'))", "aside"),
    "numpy": ("__import__('numpy').loadtxt('../aside/x.txt')", "aside/x.txt"),
    "sqlite": ("list(__import__('sqlite3').connect('../aside/x.db')"
               ".execute('pragma user_version'))", "aside/x.db"),
}  # fmt: skip


@pytest.fixture
def beside(project):
    (project.root / "aside").mkdir()
    for name in ("aside/x.txt", "notebooks/x.txt", "aside/x.db"):
        (project.root / name).write_text("" if name.endswith("db") else "1")
    (project.notebooks / "helper.py").write_text("X = 1")
    return project


def states(execute, source) -> list[str]:
    heard = []
    execute(source, progress=lambda path, state: heard.append(state))
    return heard


@pytest.mark.parametrize("way", WAYS)
def test_a_chapter_runs_again_when_what_it_read_has_changed_and_only_then(
    beside, chapter, execute, way
):
    code, name = WAYS[way]
    source = chapter("05-a", SETUP, code)
    assert states(execute, source) == ["started", "done"]
    assert states(execute, source) == ["kept"]
    path = beside.root / name
    if path.is_dir():
        (path / "y.txt").write_text("2")
    elif name.endswith(".db"):
        __import__("sqlite3").connect(path).execute("pragma user_version = 5")
    elif name != DATA:
        path.write_text(path.read_text().replace("1", "2"))
    else:
        path.write_text(path.read_text().replace("spoken,132", "spoken,133"))
    assert states(execute, source) == ["started", "done"]


def test_a_file_that_was_not_there_is_noted_too(beside, chapter, execute):
    source = chapter(
        "05-a", SETUP, "try:\n    x = open('new.txt').read()\nexcept OSError:\n    x = 0\nx"
    )
    (found,) = execute(source).chapters
    assert found.files == {"notebooks/new.txt": None}
    (beside.notebooks / "new.txt").write_text("1")
    assert states(execute, source) == ["started", "done"]


@pytest.mark.parametrize("asks", ["Path({}).exists()", "os.path.isfile({})"])
def test_whether_a_file_is_there_is_noted_too(beside, chapter, execute, asks):
    source = chapter("05-a", SETUP, asks.format("'new.txt'"))
    (found,) = execute(source).chapters
    assert found.files == {"notebooks/new.txt": None}


def test_a_setting_that_a_cell_asks_for_is_noted(project, chapter, execute, monkeypatch):
    monkeypatch.setenv("THEME", "a")
    source = chapter("05-a", SETUP, "os.environ.get('THEME'), os.getenv('NONE')")
    (found,) = execute(source).chapters
    assert set(found.files) == {"$THEME", "$NONE"}
    assert states(execute, source) == ["kept"]
    monkeypatch.setenv("THEME", "b")
    assert states(execute, source) == ["started", "done"]


@pytest.mark.parametrize(
    "code",
    ["__import__('subprocess').run(['true'])", "!true", "os.system('true')",
     "Path('x.txt').write_text(Path('x.txt').read_text() + '1')"],
)  # fmt: skip
def test_a_chapter_that_cannot_be_followed_runs_every_time(beside, chapter, execute, code):
    source = chapter("05-a", SETUP, code)
    for _ in range(2):
        assert states(execute, source) == ["started", "done"]


def test_what_a_chapter_makes_itself_is_not_read(beside, chapter, execute):
    source = chapter("05-a", SETUP, "Path('made.txt').write_text('1'); open('made.txt').read()")
    assert states(execute, source) == ["started", "done"]
    assert states(execute, source) == ["kept"]


@pytest.mark.parametrize("fork", ["0", "1"])
def test_libraries_and_the_system_are_not_noted(project, chapter, execute, monkeypatch, fork):
    monkeypatch.setenv("ATASKAITA_FORK", fork)
    draw = "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])"
    source = chapter("05-a", "from ataskaita.chapter import *\nimport sqlite3, json.tool", draw)
    (found,) = execute(source).chapters
    assert found.files == {}

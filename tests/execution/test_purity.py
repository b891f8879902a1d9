"""Chapters that call the vocabulary alone are kept; all others run in every render."""

from __future__ import annotations

import pytest

from ataskaita.execution.notebook import notebook
from ataskaita.execution.purity import impurity
from tests.conftest import SMALL
from tests.support.chapters import SETUP

READS = "import pandas as pd\npd.read_csv('../data/raw/2019/visits.csv').value.sum()"


def why(*cells: str) -> str:
    made = [("markdown", c[3:]) if c.startswith("md:") else ("code", c) for c in cells]
    return impurity(SMALL, notebook(made))


@pytest.mark.parametrize(
    "cell",
    [
        "rows = [row(k, label='a') for k in ('visits.total', 'visits.hours')]\ntable(rows=rows)",
        "def both(key):\n    return v(key), diff(key)\nboth('visits.total')[0]",
        "texts = {'a': 1}\n', '.join(sorted(texts)).upper()",
        "if this > 2018:\n    print(f'{last} {max(1, 2):>5}')",
        "md:`{python} v('visits.total')` ir [daug]{.claim test=\"rising('visits.total')\"}",
    ],
)
def test_what_calls_the_vocabulary_and_harmless_functions_is_pure(cell):
    assert why(SETUP, cell) == ""


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("open('x.txt').read()", "cell 2 calls open(…)"),
        ("#| label: tbl-x\nopen('x.txt')", "cell tbl-x calls open(…)"),
        ("import os", "cell 2 has `import os`"),
        ("from os import environ", "cell 2 imports from os"),
        ("from ataskaita.chapter import reads", "cell 2 imports from ataskaita.chapter"),
        ("!ls", "cell 2 is not plain Python"),
        ("%time 1", "cell 2 is not plain Python"),
        ("col().path", "cell 2 uses col().path"),
        ("v.__globals__", "cell 2 uses v.__globals__"),
        ("''.__class__.__mro__", "cell 2 uses ''.__class__"),
        ("'{0.__class__}'.format(v)", "cell 2 calls '{0.__class__}'.format(…)"),
        ("eval('1')", "cell 2 calls eval(…)"),
        ("map(open, ['x.txt'])", "cell 2 uses open"),
        ("__builtins__", "cell 2 uses __builtins__"),
        ("class A:\n    pass", "cell 2 has `class A:`"),
        ("await x", "cell 2"),
        ("md:`{python} open('x.txt').read()`", "cell 2 calls open(…)"),
        ('md:[daug]{.claim test="open(1)"}', "cell 2 calls open(…)"),
    ],
)
def test_anything_else_is_told_with_its_place(cell, reason):
    assert why(SETUP, cell).startswith(reason)


@pytest.fixture
def states(execute):
    def go(source) -> tuple[list[str], tuple[str, ...]]:
        heard = []
        run = execute(source, progress=lambda path, state: heard.append(state))
        return heard, run.impure

    return go


def test_a_pure_chapter_is_kept_and_another_one_runs_every_time_and_says_why(chapter, states):
    pure = chapter("05-a", SETUP, "md:`{python} v('visits.total')`")
    other = chapter("06-b", READS)
    assert states(pure) == (["started", "done"], ())
    assert states(pure) == (["kept"], ())
    sentence = "06-b runs in every render: cell 1 has `import pandas as pd`."
    for _ in range(2):
        assert states(other) == (["started", "done"], (sentence,))


def test_what_an_impure_chapter_reads_may_change_at_any_time(project, chapter, execute):
    (project.notebooks / "x.txt").write_text("1")
    (project.notebooks / "helper.py").write_text("X = 1")
    source = chapter("05-a", "import helper\nprint(open('x.txt').read(), helper.X)")

    def printed() -> str:
        return execute(source).chapters[0].notebook.cells[0].outputs[0]["text"].strip()

    assert printed() == "1 1"
    (project.notebooks / "x.txt").write_text("2")
    (project.notebooks / "helper.py").write_text("X = 22")
    assert printed() == "2 22"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("from pathlib import Path\n", "imports pathlib"),
        ("import time\n", "imports time"),
        ("def stamp():\n    return open('x').read()\n", "uses open"),
        ("def stamp(path):\n    return path.read_text()\n", "uses read_text"),
    ],
)
@pytest.mark.parametrize("part", ["vocabulary", "indicators"])
def test_a_chapter_is_only_as_pure_as_the_code_of_its_report(tmp_path, part, code, said):
    (tmp_path / part).mkdir()
    (tmp_path / part / "__init__.py").write_text(code, encoding="utf-8")
    found = impurity(tmp_path, notebook([("code", "v('a')")]))
    assert found.startswith(f"{part}/__init__.py, line ")
    assert found.endswith(said)

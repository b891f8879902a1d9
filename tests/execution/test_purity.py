"""Chapters that call the vocabulary alone are kept; all others run in every render."""

from __future__ import annotations

import os

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
        ("open('x.txt').read()", "cell 2 has `"),
        ("#| label: tbl-x\nopen('x.txt')", "cell tbl-x has `"),
        ("import os", "cell 2 has `"),
        ("from os import environ", "cell 2 has `"),
        ("from ataskaita.chapter import reads", "cell 2 has `"),
        ("!ls", "cell 2 is not plain Python"),
        ("%time 1", "cell 2 is not plain Python"),
        ("col().path", "cell 2 has `"),
        ("v.__globals__", "cell 2 has `"),
        ("''.__class__.__mro__", "cell 2 has `"),
        ("'{0.__class__}'.format(v)", "cell 2 has `"),
        ("eval('1')", "cell 2 has `"),
        ("map(open, ['x.txt'])", "cell 2 has `"),
        ("__builtins__", "cell 2 has `"),
        ("class A:\n    pass", "cell 2 has `"),
        ("await x", "cell 2"),
        ("md:`{python} open('x.txt').read()`", "cell 2 has `"),
        ('md:[daug]{.claim test="open(1)"}', "cell 2 has `"),
        ("if False:\n    open = 1\nopen('x.txt')", "cell 2 has `"),
        ("def read(open=None):\n    return 1\nopen('x.txt')", "cell 2 has `"),
        ("[1 for getattr in ()]\ngetattr(v, 'a')", "cell 2 has `"),
        ("def get_ipython(): 1\nget_ipython()", "cell 2 has `"),
        ("for _dh in ():\n    pass\nprint(_dh)", "cell 2 has `"),
        ("if False:\n    __builtins__ = 1\n__builtins__['open']('x')", "cell 2 has `"),
        ("match v:\n    case dict(__globals__=list):\n        print(list)", "cell 2 has `"),
        ("@open\ndef f():\n    pass", "cell 2 has `"),
        ("f\"{open('x').read()}\"", "cell 2 has `"),
        ("[open(x) for x in 'a']", "cell 2 has `"),
        ("read = lambda path=open('x'): 1", "cell 2 has `"),
        ("__import__('os').listdir()", "cell 2 has `"),
        ("from ataskaita.chapter import session", "cell 2 has `"),
        ("%%bash\nls", "cell 2 is not plain Python"),
        ("names = !ls", "cell 2 is not plain Python"),
        ("exec('import os')", "cell 2 has `"),
        ("type('A', (), {})", "cell 2 has `"),
        ("\x00", "cell 2 is not plain Python"),
        ("(" * 9000 + ")" * 9000, "cell 2 is not plain Python"),
    ],
)
def test_anything_else_is_told_with_its_place(cell, reason):
    assert why(SETUP, cell).startswith(reason)


def test_a_name_alone_may_be_a_command_of_ipython():
    assert why(SETUP, "def show(ls):\n    return 1", "ls").startswith("cell 3 may be a command")
    assert why(SETUP, "ls = 1\nls") == ""


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


@pytest.mark.parametrize("part", ["vocabulary", "indicators", "checks", "schemas"])
def test_a_chapter_is_only_as_pure_as_the_code_of_its_report(tmp_path, part):
    (tmp_path / part).mkdir()
    (tmp_path / part / "__init__.py").write_text("import time\n", encoding="utf-8")
    found = impurity(tmp_path, notebook([("code", "1 + 1")]))
    assert found == f"{part}/__init__.py, line 1, imports time"


def test_code_that_is_saved_within_one_tick_of_the_clock_is_looked_at_again(tmp_path):
    path = tmp_path / "vocabulary" / "__init__.py"
    path.parent.mkdir()
    chapter = notebook([("code", "1 + 1")])
    path.write_text("import math\n", encoding="utf-8")
    os.utime(path, (9, 9))
    assert impurity(tmp_path, chapter) == ""
    path.write_text("import time\n", encoding="utf-8")
    os.utime(path, (9, 9))
    assert impurity(tmp_path, chapter)

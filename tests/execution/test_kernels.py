"""Kernels are forked from a process with the libraries, and give the same as newly started ones."""

from __future__ import annotations

import json
import multiprocessing
import re
import shutil
import sys
import tempfile

import pytest

from ataskaita.errors import ChapterError
from ataskaita.execution import run, worker
from tests.support.chapters import SETUP, printed

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in another way"),
    pytest.mark.usefixtures("scratch"),
]

CELLS = (
    SETUP,
    'md:Iš viso `{python} v("visits.total")`, `{python} change("visits.total")`.',
    '#| label: tbl-visits\ntable(col("visits.total"), rows=groups())',
    '#| label: fig-visits\nbars(col("visits.total"), rows=groups(total=False))',
    "import sys, os\n"
    "print({'a', 'b', 'c'}, os.getcwd(), __name__, sys.path, sys.flags.hash_randomization)",
    "import pandas as pd\npd.DataFrame({'x': [1.5, 2]})",
    "import matplotlib.pyplot as plt\nplt.bar([1, 2], [3, 4])\nprint(plt.get_backend())",
    "import warnings\nwarnings.warn('an old way', DeprecationWarning)",
    "print(get_ipython().history_manager.enabled, os.environ['IPYTHONDIR'].endswith('ipython'))",
    "shell = get_ipython()\n"
    "print(os.environ['TERM'], os.environ['PAGER'], shell.parent is shell.kernel)\n"
    "print(sys.modules['__main__'] is shell.user_module, sorted(shell.user_ns_hidden))",
    "!echo heard",
    "%who_ls module",
)


def test_forked_kernels_give_the_bytes_of_new_ones(project, chapter, execute, monkeypatch):
    source = chapter("05-a", *CELLS)
    results = []
    for wish in ("1", "0"):
        monkeypatch.setenv("ATASKAITA_FORK", wish)
        found = execute(source)
        # ipykernel names the place of a warning by the process id.
        notebook = re.sub(r"ipykernel_\d+", "", json.dumps(found.chapters[0].notebook))
        results.append((notebook, found.ledger))
        shutil.rmtree(project.build / "cache" / "results", ignore_errors=True)
    assert results[0] == results[1]


def test_the_traceback_of_a_forked_kernel_names_the_same_place(chapter, execute, monkeypatch):
    source = chapter("05-a", SETUP, "#| label: tbl-x\nv('visits.totl')")
    messages = []
    for wish in ("1", "0"):
        monkeypatch.setenv("ATASKAITA_FORK", wish)
        with pytest.raises(ChapterError) as error:
            execute(source)
        messages.append(str(error.value))
    assert messages[0] == messages[1]


@pytest.mark.parametrize("wish", ["1", "0"])
def test_no_start_up_file_runs_before_a_chapter(chapter, execute, monkeypatch, tmp_path, wish):
    startup = tmp_path / "startup.py"
    startup.write_text("print('started')\nfound = 1", encoding="utf-8")
    monkeypatch.setenv("PYTHONSTARTUP", str(startup))
    monkeypatch.setenv("ATASKAITA_FORK", wish)
    found = execute(chapter("05-a", "print('found' in globals())"))
    assert printed(found, 0) == "False"


@pytest.mark.parametrize(
    ("platform", "wish", "answer"),
    [
        ("linux", "", "forkserver"),
        ("linux", "0", "spawn"),
        ("darwin", "", "spawn"),
        ("darwin", "1", "forkserver"),
    ],
)
def test_kernels_are_forked_where_that_is_safe_or_asked_for(monkeypatch, platform, wish, answer):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("ATASKAITA_FORK", wish)
    assert worker.start_method() == answer


def test_where_a_system_has_no_fork_each_kernel_is_a_new_process(monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setenv("ATASKAITA_FORK", "1")
    assert worker.start_method() == "spawn"


def test_nothing_is_started_where_no_chapter_has_to_run(project, chapter, execute, monkeypatch):
    source = chapter("05-a", "print(1 + 1)")
    execute(source)

    def started(*given):
        raise AssertionError("a process was started")

    monkeypatch.setattr(run, "warm_up", started)
    monkeypatch.setattr(worker, "context", started)
    assert printed(execute(source), 0) == "2"


def test_sockets_fit_however_long_the_temporary_folder_is(chapter, execute, monkeypatch, tmp_path):
    long = tmp_path / ("x" * 80)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    assert printed(execute(chapter("05-a", "print(1 + 1)")), 0) == "2"


def test_this_process_keeps_its_own_settings(project, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    before = dict(worker.os.environ)
    with worker.settings(project):
        assert worker.os.environ["PYTHONHASHSEED"] == "0"
    assert dict(worker.os.environ) == before

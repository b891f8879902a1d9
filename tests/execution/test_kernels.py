"""Kernels are forked from a warm parent, and give the same outputs as ordinary ones."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile

import pytest

from ataskaita.data.snapshot import current_snapshot, snapshot_path
from ataskaita.errors import ChapterError, DataErrors
from ataskaita.execution.kernels import Kernels, can_fork, link
from ataskaita.execution.run import run_chapters
from tests.support.chapters import SETUP, printed

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in another way"),
    pytest.mark.usefixtures("scratch"),
]


def counted_kernels(monkeypatch) -> list[str]:
    """Notes from now on which kernels are forked and which are started the ordinary way."""
    from ataskaita.execution.kernels import client

    made = []
    fork, ordinary = link.WarmParent.fork, client.LocalProvisioner.launch_kernel

    async def noted_fork(self, *given):
        kernel = await fork(self, *given)
        made.append("forked")
        return kernel

    async def noted_start(self, cmd, **options):
        made.append("ordinary")
        return await ordinary(self, cmd, **options)

    monkeypatch.setattr(link.WarmParent, "fork", noted_fork)
    monkeypatch.setattr(client.LocalProvisioner, "launch_kernel", noted_start)
    return made


# ---- The same as ordinary kernels ---------------------------------------------------------------

CELLS = (
    SETUP,
    'md:Iš viso `{python} v("events.total")`, `{python} change("events.total")`.',
    '#| label: tbl-events\ntable(col("events.total"), rows=groups())',
    '#| label: fig-events\nbars(col("events.total"), rows=groups(total=False))',
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


def test_forked_kernels_give_the_bytes_of_ordinary_ones(project, chapter, execute, monkeypatch):
    source = chapter("05-a", *CELLS)
    made, results = counted_kernels(monkeypatch), []
    for wish in ("1", "0"):
        monkeypatch.setenv("ATASKAITA_FORK", wish)
        found = execute(source)
        # ipykernel names the place of a warning by the process id.
        notebook = re.sub(r"ipykernel_\d+", "", json.dumps(found.chapters[0].notebook))
        results.append((notebook, found.ledger))
        for kept in (project.build / "cache" / "chapters").iterdir():
            kept.unlink()
    assert made == ["forked", "ordinary"]
    assert results[0] == results[1]


def test_the_traceback_of_a_forked_kernel_names_the_same_place(chapter, execute, monkeypatch):
    source = chapter("05-a", SETUP, "#| label: tbl-x\nv('events.totl')")
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


def test_wrong_data_is_told_the_same_whoever_validates(project, monkeypatch, nothing_left):
    path = project.raw(2023) / "acquisitions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ignalina", "ignalyna"), "utf-8")
    told = []
    for wish in ("1", "0"):
        monkeypatch.setenv("ATASKAITA_FORK", wish)
        with Kernels(project) as kernels, pytest.raises(DataErrors) as error:
            kernels.snapshot()
        told.append(error.value.findings)
    assert told[0] == told[1]
    assert len(told[0]) > 0
    nothing_left()


def test_a_parent_that_finds_the_data_validated_says_so(project, nothing_left):
    with Kernels(project) as kernels:
        made = current_snapshot(project)
        kernels.start()
        # Another render may have made the file after this one looked for it.
        assert kernels._parent.validated() == made


# ---- Where there is no warm parent ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "wish", "answer"),
    [
        ("linux", "", True),
        ("linux", "0", False),
        ("darwin", "", False),
        ("darwin", "1", True),
    ],
)
def test_kernels_are_forked_where_that_is_safe_or_asked_for(monkeypatch, platform, wish, answer):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("ATASKAITA_FORK", wish)
    assert can_fork() is answer


def test_windows_has_no_fork(monkeypatch):
    monkeypatch.setenv("ATASKAITA_FORK", "1")
    monkeypatch.delattr(os, "fork")
    assert can_fork() is False


def no_process(*given, **options):
    raise BlockingIOError("Resource temporarily unavailable")


def test_without_a_parent_kernels_start_the_ordinary_way(
    project, chapter, execute, monkeypatch, nothing_left
):
    made = counted_kernels(monkeypatch)
    monkeypatch.setattr("ataskaita.execution.kernels.link.WarmParent", no_process)
    assert printed(execute(chapter("05-a", "print(1 + 1)")), 0) == "2"
    assert made == ["ordinary"]
    nothing_left()


def test_a_parent_that_ends_at_once_is_done_without(project, chapter, monkeypatch, nothing_left):
    made = counted_kernels(monkeypatch)
    started = subprocess.Popen

    def breaks(command, **options):
        if "kernels.parent" in command[2]:
            command = [sys.executable, "-c", "raise SystemExit(1)"]
        return started(command, **options)

    monkeypatch.setattr(link.subprocess, "Popen", breaks)
    source = chapter("05-a", "print(1 + 1)")
    with Kernels(project) as kernels:
        # It is the parent that would have validated.
        assert kernels.snapshot() == snapshot_path(project)
        found = run_chapters(project, kernels.snapshot(), [source], kernels=kernels)
    assert printed(found, 0) == "2"
    assert made == ["ordinary"]
    nothing_left()


def test_nothing_is_started_where_no_chapter_has_to_run(project, chapter, execute, monkeypatch):
    source = chapter("05-a", "print(1 + 1)")
    execute(source)
    monkeypatch.setattr("ataskaita.execution.kernels.link.WarmParent", no_process)
    monkeypatch.setattr(tempfile, "mkdtemp", no_process)
    assert current_snapshot(project) == snapshot_path(project)
    assert printed(execute(source), 0) == "2"


def test_sockets_fit_however_long_the_temporary_folder_is(
    project, chapter, execute, monkeypatch, tmp_path
):
    long = tmp_path / ("x" * 80)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    made = counted_kernels(monkeypatch)
    assert printed(execute(chapter("05-a", "print(1 + 1)")), 0) == "2"
    assert made == ["forked"]

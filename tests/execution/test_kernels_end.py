"""However a render ends, it leaves no process, no socket and no file behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ataskaita.errors import UserError
from tests.execution.conftest import kernels_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in another way"),
    pytest.mark.usefixtures("scratch"),
]


@pytest.mark.parametrize("wish", ["1", "0"])
@pytest.mark.parametrize(
    ("cells", "causes", "timeout"),
    [
        (
            (
                "import subprocess\nprocess = subprocess.Popen(['sleep', '600'])",
                "1 / 0",
                "import os\nos._exit(3)",
            ),
            ["ZeroDivisionError", "process died"],
            60,
        ),
        (("import time\ntime.sleep(600)",), ["took longer"], 1),
    ],
    ids=["in time", "too late"],
)
def test_nothing_is_left_however_chapters_end(
    chapter, execute, monkeypatch, nothing_left, wish, cells, causes, timeout
):
    monkeypatch.setenv("ATASKAITA_FORK", wish)
    chapters = [chapter(f"0{number}-a", cell) for number, cell in enumerate(cells)]
    with pytest.raises(UserError) as told:
        execute(*chapters, timeout=timeout)
    assert [cause for cause in causes if cause not in str(told.value)] == []
    nothing_left()


RENDER = """
import signal, sys
from pathlib import Path
from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution.run import run_chapters
from ataskaita.execution.worker import warm_up
from ataskaita.project import Project

# A shell that runs the tests in the background lets its children ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
project = Project(Path(sys.argv[1]))
sources = sorted(project.notebooks.glob("*.ipynb"))
warm_up(project)
Path(sys.argv[2]).touch()
run_chapters(project, current_snapshot(project), sources)
"""


@pytest.fixture
def rendering(project, chapter, tmp_path):
    """A process that runs two chapters that take ten minutes, in a process group of its own."""
    reached = "from pathlib import Path\nimport time\nPath({!r}).touch()\ntime.sleep(600)"
    signs = [tmp_path / name for name in ("started", "first", "second")]
    chapter("04-a", reached.format(str(signs[1])))
    chapter("05-b", reached.format(str(signs[2])))
    process = subprocess.Popen(
        [sys.executable, "-c", RENDER, str(project.root), str(signs[0])],
        stderr=subprocess.PIPE,
        cwd=project.root,
        start_new_session=True,
    )

    def reach(*wanted: str) -> subprocess.Popen:
        until = time.monotonic() + 120
        while not all((tmp_path / name).exists() for name in wanted):
            assert process.poll() is None, process.stderr.read().decode()
            assert time.monotonic() < until
            time.sleep(0.02)
        return process

    yield reach
    process.kill()
    process.wait()
    process.stderr.close()


@pytest.mark.parametrize("moment", [("started",), ("first", "second")])
def test_ctrl_c_leaves_nothing(rendering, nothing_left, moment):
    process = rendering(*moment)
    # As a terminal does it: to the whole group.
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(60) == -signal.SIGINT
    assert b"KeyboardInterrupt" in process.stderr.read()
    nothing_left()


def test_a_process_that_is_started_first_is_deaf_to_ctrl_c_too(project):
    code = (
        "import signal, sys; from pathlib import Path; from ataskaita.execution import worker; "
        "from ataskaita.project import Project; from multiprocessing import resource_tracker\n"
        "with worker.settings(Project(Path(sys.argv[1]))):\n"
        "    resource_tracker.ensure_running()\n"
        "    print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(project.root)], capture_output=True, text=True, check=True
    )
    assert said.stdout == "True\n"


@pytest.mark.parametrize("moment", [("started",), ("first", "second")])
def test_a_renderer_that_is_killed_leaves_nothing(rendering, nothing_left, moment):
    process = rendering(*moment)
    process.kill()
    process.wait()
    nothing_left()


def test_a_fork_server_that_is_killed_takes_its_kernels_along(project, rendering, nothing_left):
    process = rendering("first", "second")
    below = [other for other in kernels_of(project) if other != process.pid]
    server = next(p for p in map(parent_of, below) if p in below and parent_of(p) == process.pid)
    os.kill(server, signal.SIGKILL)
    assert process.wait(60) == 1
    assert b"the Python process died" in process.stderr.read()
    nothing_left()


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()[1])

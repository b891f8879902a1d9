from __future__ import annotations

import contextlib
import http.client
import io
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial

import psutil
import pytest

from ataskaita.cli.preview import Lines
from ataskaita.preview.rebuild import Made
from ataskaita.preview.supervisor import ADDRESS_FILE


@pytest.fixture
def said():
    """A terminal that is a text, and what was said there without the times of day."""
    lines = Lines()
    lines.console.file = io.StringIO()

    def text() -> list[str]:
        return [line[10:] for line in lines.console.file.getvalue().splitlines()]

    return lines, text


def test_a_line_says_what_has_changed_which_pages_are_ready_and_how_long_it_took(said):
    lines, text = said
    lines.begun(("data/raw/2019/visits.csv",), anew=False)
    lines.made(Made("page", ("03-c",)), 0.94)
    lines.made(Made("pages", ("01-a", "02-b", "04-d", "05-e", "06-f")), 2.06)
    lines.copied(("ataskaita/a.css",), 0.12)
    lines.made(Made("pdf", ("report",)), 3.0)
    lines.made(Made("search"), 3.4)
    lines.ended(abandoned=False)
    assert text() == [
        "data/raw/2019/visits.csv → 03-c 0.9 s",
        "data/raw/2019/visits.csv → 01-a, 02-b, 04-d and 2 more 2.1 s",
        "ataskaita/a.css → styles 0.1 s",
        "data/raw/2019/visits.csv → PDF 3.0 s",
    ]


def test_an_error_stands_below_its_line(said):
    lines, _ = said
    lines.begun(("index.qmd",), anew=False)
    lines.failed("Error: index.qmd [1]: no.\n  Do [this].")
    assert lines.console.file.getvalue()[10:].splitlines() == [
        "index.qmd → error, the last good version stays",
        "Error: index.qmd [1]: no.",
        "  Do [this].",
    ]


def test_pages_that_stay_as_they_were_are_ready_as_well(said):
    lines, text = said
    lines.begun(("index.qmd",), anew=False)
    lines.made(Made("pages", ()), 0.5)
    assert text() == ["index.qmd → pages as they were 0.5 s"]


def test_a_line_says_that_something_newer_has_come(said):
    lines, text = said
    lines.begun(("schemas/a.py",), anew=True)
    lines.ended(abandoned=True)
    assert text() == [
        "schemas/a.py → code or lists changed, a new process starts",
        "schemas/a.py → changed again",
    ]


def answers(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_however_it_ends_nothing_of_it_runs_on(small_report, end):
    process = subprocess.Popen(
        [sys.executable, "-m", "ataskaita", "preview"],
        cwd=small_report.root,
        env=os.environ | {"ATASKAITA_LANG": "lt"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
        # A shell that runs the tests in the background lets its children ignore Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    try:
        first = process.stdout.readline()
        assert first.startswith("Peržiūra: http://127.0.0.1:")
        port = int(first.strip().rstrip("/").rpartition(":")[2])
        assert answers(port)
        known = json.loads((small_report.build / ADDRESS_FILE).read_text(encoding="utf-8"))
        assert known["address"] in first

        # In the middle of the first render.
        limit = time.monotonic() + 120
        while len(children := psutil.Process(process.pid).children(recursive=True)) < 3:
            assert time.monotonic() < limit
            time.sleep(0.05)
        process.send_signal(end)
        rest, _ = process.communicate(timeout=120)
        _, alive = psutil.wait_procs(children, timeout=120)
        assert alive == []
        if end != signal.SIGKILL:
            assert process.returncode == 0
            assert rest.endswith("Peržiūra baigta.\n")
            assert "Traceback" not in rest
    finally:
        with contextlib.suppress(OSError):
            process.kill()
        process.stdout.close()

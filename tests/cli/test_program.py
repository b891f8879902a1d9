"""Whatever goes wrong is told in a message with an exit code, never in a traceback."""

from __future__ import annotations

import errno
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ataskaita.__main__ import main as start
from ataskaita.cli.messages import SHOWN, as_text
from ataskaita.cli.program import UNFORESEEN, run_to_end
from ataskaita.data.findings import Finding
from ataskaita.errors import DataErrors


def ended(error: BaseException, capsys) -> tuple[int, str]:
    def command() -> None:
        raise error

    with pytest.raises(SystemExit) as caught:
        run_to_end(command)
    return caught.value.code, " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("number", "what", "fix"),
    [
        (errno.ENOSPC, "The disk is full.", "Make room there"),
        (errno.EROFS, "This can't be read or written.", "ask for the right to it"),
        (errno.EMFILE, "Too many files are open.", "ulimit -n 1024"),
        (errno.EISDIR, "There is a folder where a file is to be.", "another name"),
        (errno.ENOTEMPTY, "Refused.", "Look at what lies there"),
    ],
)
def test_what_the_system_refuses_is_told_with_what_to_do(capsys, number, what, fix):
    code, told = ended(OSError(number, "Refused", "data/x.csv"), capsys)
    assert code == 1
    assert f"data/x.csv: {what}" in told
    assert fix in told


def test_of_two_files_the_one_that_could_not_be_written_is_named(capsys):
    error = OSError(errno.ENOSPC, "Refused", "assets/font.woff2", None, "_build/font.woff2")
    assert "Error: _build/font.woff2: The disk is full." in ended(error, capsys)[1]


@pytest.mark.parametrize(
    "name", [".visits.csv.office-7-1.part", "site.office-7.part/assets/.a.css.office-7-1.part"]
)
def test_of_a_name_that_only_the_program_has_given_the_folder_is_told(capsys, name):
    error = OSError(errno.EACCES, "Refused", f"data/raw/{name}")
    assert "Error: data/raw: This can't be read" in ended(error, capsys)[1]


def test_closed_streams_are_no_fault(tmp_path):
    code = (
        "import os, sys; from ataskaita.cli.program import run_to_end\n"
        "def look():\n"
        "    with open('said', 'w') as file:\n"
        "        print(file.fileno() > 2, sys.stdin.isatty(), file=file)\n"
        "run_to_end(look)"
    )
    closed = f"{shlex.quote(sys.executable)} -c {shlex.quote(code)} <&- >&- 2>&-"
    assert subprocess.run(closed, shell=True, cwd=tmp_path, check=False).returncode == 0
    assert (tmp_path / "said").read_text() == "True False\n"


def test_a_folder_that_could_not_be_copied_is_named_by_its_first_file(capsys, tmp_path):
    def full(*given):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a.csv").touch()
    with pytest.raises(shutil.Error) as caught:
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=full)
    told = ended(caught.value, capsys)[1]
    assert "to/a.csv: The disk is full." in told


def test_what_nobody_has_foreseen_is_one_message_and_its_trace_a_file(capsys):
    code, told = ended(KeyError("odd"), capsys)
    assert code == UNFORESEEN
    assert "Something unforeseen: KeyError: 'odd' (test_program.py, line" in told
    assert "Traceback" not in told
    path = Path(told.partition("send ")[2].partition(" to ")[0])
    assert "Traceback" in path.read_text(encoding="utf-8")
    path.unlink()


def test_whoever_mends_the_program_sees_all(monkeypatch):
    monkeypatch.setenv("ATASKAITA_DEBUG", "1")
    with pytest.raises(KeyError):
        run_to_end(lambda: {}["odd"])


@pytest.fixture
def signals():
    """Leave the test's own process as it was."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_ctrl_c_is_no_fault(capsys, signals):
    assert ended(KeyboardInterrupt(), capsys)[0] == 130


WAITING = """
import time
from ataskaita.cli.program import run_to_end

def wait():
    print("there", flush=True)
    time.sleep(60)

run_to_end(wait)
"""


# A shell's background jobs are born deaf to Ctrl-C.
@pytest.mark.parametrize(
    ("name", "in_background"),
    [("SIGINT", False), ("SIGTERM", False), ("SIGHUP", False), ("SIGTERM", True)],
)
def test_a_command_that_is_ended_or_whose_terminal_is_closed_tidies_up_and_says_so(
    name, in_background
):
    heard = signal.SIG_IGN if in_background else signal.SIG_DFL
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, heard),
    )
    assert process.stdout.readline() == "there\n"
    process.send_signal(getattr(signal, name))
    _said, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Stopped; nothing was changed." in told
    assert "Traceback" not in told


def test_ctrl_c_while_the_program_is_still_imported_is_no_fault(monkeypatch):
    monkeypatch.setitem(sys.modules, "ataskaita.cli.app", Stopped("ataskaita.cli.app"))
    with pytest.raises(SystemExit) as caught:
        start()
    assert caught.value.code == 130


class Stopped(ModuleType):
    def __getattr__(self, name: str):
        raise KeyboardInterrupt


def test_more_than_a_hundred_findings_of_a_kind_are_summed_up():
    findings = [
        Finding("data/x.csv", n, "value", str(n), "NUM-01", "is no number", "Correct it.")
        for n in range(1, SHOWN + 241)
    ]
    other = Finding("data/x.csv", 9, "unit", "x", "KEY-01", "is no unit", "")
    told = as_text(DataErrors([*findings, other]))
    assert told.count("is no number") == SHOWN
    assert "… and 240 more findings like these (NUM-01)" in told
    assert "is no unit" in told
    assert "341" in told

"""Pandocs that go on running, for one text after another.

To start one and to fill its memory takes as long as to write what a change of one number needs.
"""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ataskaita.errors import RenderError
from ataskaita.render.embedded.pandoc import FILTERS, executable

#: Seconds that one may take to end when it is asked for nothing any more.
_PATIENCE = 5


@dataclass(frozen=True)
class _Running:
    process: subprocess.Popen[bytes]
    said: IO[bytes]


class Pandocs:
    """Runs of a Lua script of pandoc's that answers each line with a line.

    As many are started as are asked at a time, from any thread. They end by themselves when the
    program does.

    Parameters
    ----------
    script : str
        The name of a file in ``filters/``.
    folder : Path
        The folder they work in.

    Examples
    --------
    >>> with closing(Pandocs("chapter.lua", work)) as pandocs:
    ...     answer = pandocs.ask('{"pieces": ["*a*"], "format": "markdown", "metadata": {}}')
    """

    def __init__(self, script: str, folder: Path) -> None:
        self._script, self._folder = script, folder
        self._idle: list[_Running] = []
        self._ending: list[_Running] = []

    def ask(self, line: str) -> str:
        """Have one of them answer.

        Parameters
        ----------
        line : str
            What it is asked, without an end of line in it.

        Returns
        -------
        str
            Its answer.

        Raises
        ------
        RenderError
            Pandoc refused; its own message is passed on.
        """
        asked = self._take()
        try:
            # Where it has ended, its message says more than that nobody reads.
            with contextlib.suppress(OSError):
                asked.process.stdin.write(line.encode() + b"\n")
                asked.process.stdin.flush()
            answer = asked.process.stdout.readline()
        except BaseException:
            asked.process.kill()
            _end(asked)
            raise
        if not answer.endswith(b"\n"):
            raise RenderError(f"pandoc stopped: {_end(asked)}", "The message names the place.")
        self._idle.append(asked)
        return answer.decode()

    def dismiss(self) -> None:
        """Let those end of which nothing is asked now, without waiting for it."""
        while self._idle:
            running = self._idle.pop()
            running.process.stdin.close()
            self._ending.append(running)

    def close(self) -> None:
        """End all of them, and wait for it."""
        self.dismiss()
        while self._ending:
            _end(self._ending.pop())

    def _take(self) -> _Running:
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        said = tempfile.TemporaryFile()  # noqa: SIM115 (it is closed by `_end`)
        command = [executable(), "lua", FILTERS / self._script]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said, cwd=self._folder)
        return _Running(process, said)


def _end(running: _Running) -> str:
    """End one, and give what it has said."""
    process = running.process
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
    with running.said as said:
        said.seek(0)
        return said.read().decode(errors="replace").strip()

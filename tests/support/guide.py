"""What a guide says to do, in its order: commands with what they print, and work by hand.

In the guide, a block of the language ``console`` holds commands (``$ ataskaita …``), each followed
by lines that it prints, in their order, others between them left out; ``…`` stands for anything.
``<!-- exit 2 -->`` before a block says how its last command ends, if not with 0;
``<!-- by hand: name -->`` is a function of `tests.support.librarian`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PARTS = re.compile(
    r"^<!-- (?:by hand: (?P<hand>\w+)|exit (?P<exit>\d+)) -->$"
    r"|^```(?P<language>\w+)\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    """A command, or something done by hand.

    Parameters
    ----------
    line : int
        Where the guide says so.
    hand : str
        What is done by hand; empty for a command.
    command : str
        The command as it is typed.
    printed : tuple of str
        Lines that it prints, in their order.
    exit : int
        How it ends.
    """

    line: int
    hand: str = ""
    command: str = ""
    printed: tuple[str, ...] = ()
    exit: int = 0

    def arguments(self, folder: Path) -> list[str]:
        """The arguments after ``ataskaita``, with file patterns filled in as a shell would."""
        program, *words = shlex.split(self.command)
        assert program == "ataskaita", self.command
        found: list[str] = []
        for word in words:
            files = sorted(path.relative_to(folder).as_posix() for path in folder.glob(word))
            found += files if "*" in word else [word]
        return found

    def missing(self, said: str) -> list[str]:
        """The lines that the command should have printed and has not, in their order."""
        left, absent = [_plain(line) for line in said.splitlines()], []
        for line in self.printed:
            pattern = re.compile(r".*".join(re.escape(part) for part in _plain(line).split("…")))
            places = [n for n, text in enumerate(left) if pattern.fullmatch(text)]
            if places:
                left = left[places[0] + 1 :]
            else:
                absent.append(line)
        return absent


def _plain(line: str) -> str:
    """A line with single, ordinary spaces."""
    return " ".join(line.split())


def steps(text: str) -> Iterator[Step]:
    """All that a guide says to do, in its order."""
    ends = 0
    for part in _PARTS.finditer(text):
        line = text.count("\n", 0, part.start()) + 1
        if part["exit"]:
            ends = int(part["exit"])
        elif part["hand"]:
            yield Step(line, hand=part["hand"])
        elif part["language"] == "console":
            commands = re.split(r"^\$ ", part["block"], flags=re.MULTILINE)[1:]
            for number, each in enumerate(commands, 1):
                command, *printed = each.splitlines()
                last = number == len(commands)
                yield Step(line, command=command, printed=tuple(printed), exit=ends if last else 0)
            ends = 0

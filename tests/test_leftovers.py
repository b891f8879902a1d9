"""What a killed program has left unfinished goes, and nothing of one that still runs."""

from __future__ import annotations

import os
import subprocess
import sys

from ataskaita.leftovers import sign, tidy


def test_what_a_program_of_this_machine_has_left_goes_when_it_has_ended(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f".visits.csv.{named(ended.pid)}-140.part"
    living = tmp_path / f".visits.csv.{named(os.getppid())}-140.part"
    others = [tmp_path / name for name in ("visits.part", ".visits.csv.elsewhere-7-1.part")]
    for path in (left, living, *others):
        path.touch()
    tidy(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([living, *others])


def named(process: int) -> str:
    return f"{sign().rpartition('-')[0]}-{process}"

"""Other programs are called, and what they say of a failure is told."""

from __future__ import annotations

import signal
import subprocess

import pytest

from ataskaita.programs import PandocError, pandoc


def test_pandoc_that_fails_says_why():
    with pytest.raises(PandocError) as failed:
        pandoc("A", "--from=nothing")
    assert "nothing" in failed.value.said


def test_pandoc_that_the_terminal_has_stopped_has_not_failed(monkeypatch):
    stopped = subprocess.CompletedProcess(["pandoc"], -signal.SIGINT, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_options: stopped)
    with pytest.raises(KeyboardInterrupt):
        pandoc("A", "--to=html")

"""The environment of this process is left alone while threads of its own start programs."""

from __future__ import annotations

import os

import pytest

from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution import worker


@pytest.mark.skipif(worker.start_method() != "forkserver", reason="kernels are spawned here")
def test_starting_a_kernel_from_the_fork_server_changes_no_setting(project, chapter, execute):
    worker.warm_up(project)
    current_snapshot(project)  # numpy, which this imports, sets some for a moment
    source = chapter("05-a", "1 + 1")
    changed = []
    real = os.putenv

    def putenv(*given):
        changed.append(given)
        real(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "putenv", putenv)
        execute(source)
    assert changed == []

"""What the fork server does in advance leaves caches behind, nothing that a chapter could see.

The environment variables are set anew in each kernel.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading

import matplotlib as mpl
import numpy as np

from ataskaita.chapter.session import session


def state() -> dict:
    return {
        "random": random.getstate(),
        # What a chapter draws from that calls `numpy.random` itself.
        "numpy": str(np.random.get_state()),  # noqa: NPY002
        "style": dict(mpl.rcParams),
        "threads": threading.active_count(),
        "session": session.cache_info().currsize,
    }


def test_preloading_changes_nothing_that_a_chapter_could_see():
    code = (
        "import matplotlib.pyplot\n"
        "from tests.execution.test_preload import state\n"
        "before = state()\n"
        "import ataskaita.execution.preload\n"
        "assert state() == before\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_it_warns_of_nothing_and_leaves_to_authors_what_only_their_own_code_needs():
    code = (
        "import sys, ataskaita.execution.preload\n"
        "assert not {'matplotlib', 'pandas', 'numpy'} & set(sys.modules)"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYDEVD")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    assert done.stderr == b""

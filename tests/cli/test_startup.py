"""What a command does not need it does not load."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

RUN = """
import sys
from ataskaita.cli.app import main
sys.argv = ["ataskaita", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    assert not ended.code
"""


def loaded(code: str, *arguments: str, folder) -> set[str]:
    """Which of the large libraries a program loads."""
    code += "\nprint('loaded', *({'pandas', 'nbclient', 'IPython', 'typst'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={k: v for k, v in os.environ.items() if k != "ATASKAITA_YEAR"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("arguments", [("--help",), ("render",)])
def test_help_and_a_render_with_nothing_to_do_load_no_large_library(small_site, arguments):
    assert loaded(RUN, *arguments, folder=small_site.root) == set()


def test_what_lays_pages_out_loads_nothing_of_jupyter(tmp_path):
    code = "import sys, ataskaita.render.lay_out, ataskaita.render.downloads.sheets"
    assert "IPython" not in loaded(code, folder=tmp_path)

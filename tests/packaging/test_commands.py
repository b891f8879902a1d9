import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.packaging.declared import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def phony() -> list[str]:
    names = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)[1].split()
    return [name for name in names if name != "FORCE"]


def make(*arguments: str) -> subprocess.CompletedProcess:
    # A make that runs these tests would otherwise hand its own options down.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("target", phony())
def test_every_target_explains_itself(target):
    assert re.search(rf"^{target}:.* ## \S", MAKEFILE, flags=re.MULTILINE)


@needs_make
def test_make_alone_lists_all_targets():
    listed = re.findall(r"^  make (\S+)", make().stdout, flags=re.MULTILINE)
    assert listed == phony()


@needs_make
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("stand_in", "said"),
    [
        ('case "$*" in *print*) echo 3.9.2;; *version_info*) exit 1;; esac', "3.9.2, too old"),
        ('case "$*" in *print*) echo 3.12.1;; *ensurepip*) exit 1;; esac', "lacks the modules"),
    ],
)
def test_a_python_that_will_not_do_is_named_with_the_way_out(tmp_path, stand_in, said):
    python = tmp_path / "python3"
    python.write_text(f"#!/bin/sh\n{stand_in}\n")
    python.chmod(0o755)
    result = make("setup", f"PYTHON={python}", f"VENV={tmp_path / 'venv'}")
    assert result.returncode != 0
    assert said in result.stderr
    assert "apt-get install python3 python3-venv" in result.stderr
    assert not (tmp_path / "venv").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no executable bit")
def test_continuous_integration_can_be_run():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_continuous_integration_runs_what_make_test_runs():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec make test")

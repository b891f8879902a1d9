"""What an installed package can do without the checkout it was built from."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from tests.packaging.declared import ROOT

pytest.importorskip("hatchling", reason="hatchling builds the wheel")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds what the wheel holds, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(folder / "site")
    return folder / "site"


def test_an_installed_package_can_make_another_library(installed, tmp_path):
    name = "Pavyzdinio rajono savivaldybės viešoji biblioteka"
    made = tmp_path / "report"
    command = [sys.executable, "-m", "ataskaita", "new-library", str(made), "--name", name]
    result = subprocess.run(
        [*command, "--units", "Centrinė biblioteka; Antras filialas", "--year", "2025"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert (made / "schemas" / "visits.py").is_file()
    assert (made / "indicators" / "finance.py").is_file()

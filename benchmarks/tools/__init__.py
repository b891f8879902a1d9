"""The other tools, each in an environment of its own, apart from the locked one of the project.

`make bench-tools` makes them. Chapters are executed in the project's own environment whatever tool
asks for it: `kernel` tells Jupyter so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import DistributionFinder, MetadataPathFinder
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: Folder name of the environment -> the package that is measured.
TOOLS = {
    "papermill": "papermill",
    "jupyter-book-1": "jupyter-book",
    "jupyter-book-2": "jupyter-book",
}


def folder(tool: str) -> Path:
    """The environment of a tool, whether it is there or not."""
    return ROOT / "_build" / "bench" / tool


def program(tool: str, name: str) -> str:
    """A command of a tool's environment."""
    binaries = folder(tool) / ("Scripts" if sys.platform == "win32" else "bin")
    return str(binaries / name)


def version(tool: str) -> str:
    """The version of a tool that is installed in its environment; empty where it is not."""
    paths = [str(path) for path in folder(tool).glob("[lL]ib/**/site-packages")]
    context = DistributionFinder.Context(name=TOOLS[tool], path=paths)
    return next((found.version for found in MetadataPathFinder.find_distributions(context)), "")


def missing(tool: str) -> str:
    """Why a tool cannot be measured; empty where it can."""
    if version(tool):
        return ""
    failed = folder(tool).with_suffix(".failed")
    if failed.is_file():
        return f"could not be installed: {failed.read_text(encoding='utf-8').strip()}"
    return "not installed: make bench-tools"


def install(tool: str) -> str:
    """Make the environment of a tool anew.

    Parameters
    ----------
    tool : str
        One of `TOOLS`.

    Returns
    -------
    str
        What went wrong; empty where nothing did.
    """
    place, wanted = folder(tool), Path(__file__).parent / f"{tool}.txt"
    failed = place.with_suffix(".failed")
    failed.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(place)],
        [program(tool, "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check",
         "--no-input", "-r", str(wanted)],
    ):  # fmt: skip
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            shutil.rmtree(place, ignore_errors=True)
            lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
            why = next((line for line in lines if line.startswith("ERROR")), (lines or ["?"])[-1])
            failed.write_text(f"{why}\n", encoding="utf-8")
            return why
    return ""


def kernel(place: Path) -> dict[str, str]:
    """Settings of Jupyter that make its kernel `python3` the Python of the project.

    Parameters
    ----------
    place : Path
        A folder to write them into.

    Returns
    -------
    dict
        Environment variables.
    """
    described = place / "kernels" / "python3" / "kernel.json"
    described.parent.mkdir(parents=True, exist_ok=True)
    start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    _write(described, {"argv": start, "display_name": "Python 3", "language": "python"})
    # Jupyter Book 2 executes by a server, which a container's only user may otherwise not start.
    _write(place / "config" / "jupyter_server_config.json", {"ServerApp": {"allow_root": True}})
    return {"JUPYTER_PATH": str(place), "JUPYTER_CONFIG_DIR": str(place / "config")}


def _write(path: Path, settings: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings), encoding="utf-8")

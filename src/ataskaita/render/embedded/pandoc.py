"""Calling pandoc: the binary that ``pypandoc_binary`` brings, never another one."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from ataskaita.errors import RenderError
from ataskaita.render.embedded.programs import program

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"

#: The part of pandoc's Markdown that Quarto reads the same way.
MARKDOWN = "markdown-implicit_figures"


def executable() -> Path:
    """The pandoc binary.

    Raises
    ------
    RenderError
        The package is not installed.
    """
    return program("pandoc", "pypandoc", "files")


def pandoc(
    text: str, *arguments: str, filters: Sequence[str] = (), folder: Path | None = None
) -> str:
    """Run pandoc on a text.

    Parameters
    ----------
    text : str
        What it reads.
    *arguments : str
        Its options.
    filters : sequence of str
        Names of files in ``filters/``, applied in order.
    folder : Path, optional
        The folder it works in.

    Returns
    -------
    str
        What it writes.

    Raises
    ------
    RenderError
        Pandoc refused; its own message is passed on.
    """
    command = [str(executable()), *arguments]
    command += [f"--lua-filter={FILTERS / name}" for name in filters]
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, cwd=folder, check=False
    )
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip()
        raise RenderError(f"pandoc stopped: {message}", "The message names the place.")
    return done.stdout.decode()

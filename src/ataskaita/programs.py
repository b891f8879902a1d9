"""Programs that come as packages, pandoc first of all: those of this environment, never of PATH."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from ataskaita.errors import RenderError
from ataskaita.translation import _

#: The part of pandoc's Markdown that means the same wherever it stands in a chapter.
MARKDOWN = "markdown-implicit_figures-yaml_metadata_block"

#: As it was before anything ran: where kernels are spawned, another thread may be changing it.
_ENVIRONMENT = dict(os.environ)


class PandocError(RenderError):
    """Pandoc refused a text; `said` is its own message."""

    def __init__(self, said: str) -> None:
        message = _("pandoc stopped: {cause}").format(cause=said)
        super().__init__(message, _("Its own message says where."))
        self.said = said


@lru_cache
def program(name: str, package: str, folder: str = ".") -> Path:
    """Find a program without importing its package, which takes longer than finding it.

    Parameters
    ----------
    name : str
        The program.
    package : str
        The package that brings it.
    folder : str
        Where it lies in the package.

    Raises
    ------
    RenderError
        The package is not installed.
    """
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        for file in (name, f"{name}.exe"):
            path = Path(place) / folder / file
            if path.is_file():
                return path
    fix = _("Run `make setup` again: it is one of the Python packages of the project.")
    raise RenderError(_("{name} is not installed.").format(name=name), fix)


def pandoc(text: str, *arguments: str | Path, folder: Path | None = None) -> str:
    """Run pandoc on a text.

    Parameters
    ----------
    text : str
        What it reads.
    *arguments : str or Path
        Its options.
    folder : Path, optional
        The folder it works in.

    Raises
    ------
    PandocError
        Pandoc refused; its own message is passed on.
    """
    command = [program("pandoc", "pypandoc", "files"), *arguments]
    done = subprocess.run(
        command,
        input=text.encode(),
        capture_output=True,
        cwd=folder,
        # The one that Python has found to be there; pandoc takes what the system says for it.
        env=_ENVIRONMENT | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), tempfile.gettempdir()),
        check=False,
    )
    if done.returncode == -signal.SIGINT:
        # A terminal sends Ctrl-C to all that runs in it: pandoc has not failed.
        raise KeyboardInterrupt
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip()
        raise PandocError(message)
    return done.stdout.decode()

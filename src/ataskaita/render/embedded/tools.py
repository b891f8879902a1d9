"""Programs that come as packages: those of this environment, never others on PATH."""

from __future__ import annotations

import os
import subprocess
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from ataskaita.errors import RenderError

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"

#: The part of pandoc's Markdown that Quarto reads the same way.
MARKDOWN = "markdown-implicit_figures"

#: As it was before anything ran: where kernels are spawned, another thread may be changing it.
_ENVIRONMENT = dict(os.environ)


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
    raise RenderError(f"{name} is not installed.", "Run `make setup` again; it is a package.")


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
    RenderError
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
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip()
        raise RenderError(f"pandoc stopped: {message}", "The message names the place.")
    return done.stdout.decode()


def write_search_index(folder: Path, into: Path | None = None) -> None:
    """Have Pagefind index the pages of a finished site.

    Parameters
    ----------
    folder : Path
        The folder of the pages.
    into : Path, optional
        The folder of the index; ``pagefind/`` beside the pages when left out.

    Raises
    ------
    RenderError
        Pagefind is not installed or refused the pages.
    """
    index = into or folder / "pagefind"
    command = [program("pagefind", "pagefind_bin"), "--site", folder, "--force-language", "lt"]
    command += ["--output-path", index]
    done = subprocess.run(
        [*command, "--quiet"], capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode or not (index / "pagefind.js").is_file():
        message = (done.stderr or done.stdout).strip() or "no message"
        raise RenderError(
            f"Pagefind stopped: {message}",
            "The message names the page; correct the chapter it comes from.",
        )

"""The search index of a finished site, made by Pagefind."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

from ataskaita.errors import RenderError


def executable() -> Path:
    """The program that the package ``pagefind_bin`` brings.

    Raises
    ------
    RenderError
        The package is not installed.
    """
    # Its Python module would only start another Python to find it.
    spec = find_spec("pagefind_bin")
    if spec and spec.submodule_search_locations:
        folder = Path(next(iter(spec.submodule_search_locations)))
        for name in ("pagefind", "pagefind.exe"):
            if (folder / name).is_file():
                return folder / name
    raise RenderError("Pagefind is not installed.", "Run `make setup` again; it is a package.")


def write_search_index(folder: Path) -> None:
    """Index the pages of a site into ``pagefind/`` beside them.

    Parameters
    ----------
    folder : Path
        The finished site.

    Raises
    ------
    RenderError
        Pagefind is not installed or refused the pages.
    """
    command = [executable(), "--site", folder, "--force-language", "lt", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode or not (folder / "pagefind" / "pagefind.js").is_file():
        message = (done.stderr or done.stdout).strip() or "no message"
        raise RenderError(
            f"Pagefind stopped: {message}",
            "The message names the page; correct the chapter it comes from.",
        )

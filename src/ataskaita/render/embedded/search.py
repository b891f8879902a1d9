"""The search index of a finished site, made by Pagefind."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ataskaita.errors import RenderError
from ataskaita.render.embedded.programs import program


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
    command = [
        program("pagefind", "pagefind_bin"),
        "--site",
        folder,
        "--force-language",
        "lt",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode or not (folder / "pagefind" / "pagefind.js").is_file():
        message = (done.stderr or done.stdout).strip() or "no message"
        raise RenderError(
            f"Pagefind stopped: {message}",
            "The message names the page; correct the chapter it comes from.",
        )

"""What the engine brings with it, and the search index."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ataskaita.errors import RenderError
from ataskaita.programs import program

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"


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

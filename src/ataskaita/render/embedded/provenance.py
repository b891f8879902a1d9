"""What readers may ask of the numbers of a page, as a script that is loaded when first asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_provenance(details: Mapping[str, str], folder: Path) -> None:
    """Write a script for each page.

    A script, not JSON: a page opened as a file may load scripts but not data.

    Parameters
    ----------
    details : mapping
        Page -> id of a number -> what `ataskaita.chapter.explain.explain` gives, as JSON.
    folder : Path
        The folder to make.
    """
    folder.mkdir(parents=True)
    for page, numbers in details.items():
        (folder / f"{page}.js").write_text(f"window.provenance={numbers};\n", encoding="utf-8")

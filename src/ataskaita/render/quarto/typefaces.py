"""The report's fonts where Quarto's Typst looks for them."""

from __future__ import annotations

import shutil
from pathlib import Path

from ataskaita import fonts


def copy_fonts(build: Path) -> None:
    """Put the fonts where report.qmd tells Typst to look; those that are there stay.

    Parameters
    ----------
    build : Path
        The folder ``_build/`` of the project that Quarto renders.
    """
    target = build / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for family in fonts.PACKAGES:
        for _, _, name in fonts.FACES:
            file = fonts.face_file(family, name)
            if not (target / file.name).is_file():
                shutil.copy2(file, target / file.name)

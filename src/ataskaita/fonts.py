"""The report's fonts: open ones, brought by dependencies, the same in pages, charts and PDF."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

#: Font family, the package that brings it, and where in the package its files are.
PACKAGES = {"Source Sans Pro": "font_source_sans_pro", "Source Serif Pro": "font_source_serif_pro"}

#: The faces the report uses, as the names of their files have them.
FACES = ("Regular", "It", "Semibold", "Bold")


@lru_cache(maxsize=1)
def folders() -> tuple[Path, ...]:
    """The folders that hold the font files.

    Raises
    ------
    ModuleNotFoundError
        A font package is not installed.
    """
    return tuple(Path(str(files(package))) / "files" for package in PACKAGES.values())


def face_file(family: str, name: str) -> Path:
    """The file of one face, for instance ``Source Sans Pro``, ``Semibold``."""
    folder = folders()[list(PACKAGES).index(family)]
    stem = family.replace(" ", "")
    return folder / f"{stem}-{name}.ttf"

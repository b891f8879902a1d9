"""The report's fonts: open ones, brought by dependencies, the same in pages, charts and PDF."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
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
    found = []
    for package in PACKAGES.values():
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(f"the font package {package} is not installed")
        found.append(Path(next(iter(spec.submodule_search_locations))) / "files")
    return tuple(found)


def face_file(family: str, name: str) -> Path:
    """The file of one face, for instance ``Source Sans Pro``, ``Semibold``."""
    folder = folders()[list(PACKAGES).index(family)]
    stem = family.replace(" ", "")
    return folder / f"{stem}-{name}.ttf"

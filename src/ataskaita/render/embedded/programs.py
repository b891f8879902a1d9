"""Programs that come as packages: those of this environment, never others on PATH."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from ataskaita.errors import RenderError


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

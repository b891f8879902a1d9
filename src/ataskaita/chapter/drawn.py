"""Drawings that are kept: one whose names and numbers have not changed is not drawn again.

Loading matplotlib takes a quarter of a second and drawing a chart a tenth; most changed numbers
stand in no chart. Every version of the libraries and of the code that draws has a folder of its
own.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ataskaita.chapter.drawing import Drawing
from ataskaita.checksums import checksum
from ataskaita.project import Project
from ataskaita.saved import code_is_as_loaded

#: Pictures that are kept; the oldest go first.
KEPT = 400

#: What has a part in a picture.
_LIBRARIES = ("matplotlib", "seaborn", "numpy", "pandas", "font-source-sans-pro")
_CODE = ("drawing.py", "style.py", "../fonts.py")


def kept_svg(project: Project, drawing: Drawing) -> str:
    """The picture of a drawing, drawn only if it is not kept.

    Parameters
    ----------
    project : Project
        The project; pictures lie below its ``_build/``.
    drawing : Drawing
        The drawing.
    """
    key = json.dumps(vars(drawing), ensure_ascii=False)
    path = folder(project) / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.svg"
    try:
        text = path.read_text(encoding="utf-8")
        os.utime(path)
        return text
    except FileNotFoundError:
        return _keep(path, drawing.svg)


def any_kept(project: Project) -> bool:
    """Whether charts have been drawn by these libraries and this code before."""
    return folder(project).is_dir()


def folder(project: Project) -> Path:
    """The folder of the pictures that these libraries and this code have drawn."""
    return project.build / "cache" / "charts" / _version()


@lru_cache(maxsize=1)
def _version() -> str:
    here = Path(__file__).parent
    known = [f"{name} {_installed(name)}" for name in _LIBRARIES]
    known += [str(checksum(here / name)) for name in _CODE]
    return hashlib.sha256("\0".join(known).encode()).hexdigest()[:16]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _keep(path: Path, draw: Callable[[], str]) -> str:
    text = draw()
    if not code_is_as_loaded():
        return text
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.part")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
    for other in path.parent.parent.iterdir():
        if other != path.parent:
            shutil.rmtree(other, ignore_errors=True)
    for old in sorted(path.parent.glob("*.svg"), key=_age, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)
    return text


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0

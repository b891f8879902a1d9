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
from pathlib import Path

from ataskaita.chapter.drawing import Drawing
from ataskaita.checksums import checksum
from ataskaita.environment import installed
from ataskaita.kept import forget, write_whole
from ataskaita.project import Project
from ataskaita.saved import code_is_as_loaded

#: Pictures that are kept; the oldest go first.
KEPT = 400

#: The code that has a part in a picture.
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
    known = (installed(), *(str(checksum(here / name)) for name in _CODE))
    return hashlib.sha256("\0".join(known).encode()).hexdigest()[:16]


def _keep(path: Path, draw: Callable[[], str]) -> str:
    text = draw()
    if not code_is_as_loaded():
        return text
    write_whole(path, text)
    for other in path.parent.parent.iterdir():
        if other != path.parent:
            shutil.rmtree(other, ignore_errors=True)
    forget(path.parent.glob("*.svg"), kept=KEPT)
    return text

"""Charts that are kept: what has not changed is not drawn again.

Loading matplotlib takes a quarter of a second, drawing a chart a tenth; most changed numbers stand
in few of them. Every version of the libraries and of the code
that draws has a folder of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from ataskaita.chapter.drawing import Drawing
from ataskaita.chapter.painter import paint
from ataskaita.checksums import checksum
from ataskaita.environment import installed
from ataskaita.kept import forget, write_whole
from ataskaita.project import Project
from ataskaita.saved import code_is_as_loaded


@dataclass(frozen=True)
class Kind:
    """A kind of things that are kept.

    Parameters
    ----------
    name : str
        The name of their folder.
    code : tuple of str
        The code that has a part in them, relative to this module.
    kept : int
        How many are kept; the oldest go first, some at a time.
    """

    name: str
    code: tuple[str, ...]
    kept: int


CHARTS = Kind(
    "charts",
    ("drawn.py", "drawing.py", "painter.py", "style.py", "../fonts.py", "../imports.py"),
    400,
)


def kept_svg(project: Project, drawing: Drawing) -> str:
    """The picture of a drawing, drawn only if it is not kept.

    Parameters
    ----------
    project : Project
        The project; pictures lie below its ``_build/``.
    drawing : Drawing
        The drawing.
    """
    return _kept(project, CHARTS, drawing, partial(paint, drawing))


def any_kept(project: Project) -> bool:
    """Whether charts have been drawn by these libraries and this code before."""
    return folder(project, CHARTS).is_dir()


def folder(project: Project, kind: Kind) -> Path:
    """The folder of what these libraries and this code have drawn."""
    return project.build / "cache" / kind.name / _version(kind)


def _kept(project: Project, kind: Kind, spec: Drawing, draw: Callable[[], str]) -> str:
    key = json.dumps(vars(spec), ensure_ascii=False)
    path = folder(project, kind) / hashlib.sha256(key.encode()).hexdigest()[:32]
    try:
        text = path.read_text(encoding="utf-8")
        os.utime(path)
        return text
    except FileNotFoundError:
        return _keep(path, kind, draw)


@lru_cache
def _version(kind: Kind) -> str:
    here = Path(__file__).parent
    known = (installed(), *(str(checksum(here / name)) for name in kind.code))
    return hashlib.sha256("\0".join(known).encode()).hexdigest()[:16]


def _keep(path: Path, kind: Kind, draw: Callable[[], str]) -> str:
    text = draw()
    if not code_is_as_loaded():
        return text
    write_whole(path, text)
    for other in path.parent.parent.iterdir():
        if other != path.parent:
            shutil.rmtree(other, ignore_errors=True)
    # Counting names is cheap, finding the oldest files is not.
    if len(os.listdir(path.parent)) > kind.kept * 1.1:  # noqa: PTH208
        forget(path.parent.glob("[!.]*"), kept=kind.kept)
    return text

"""What a person may ask of a render: formats, an engine, a chapter."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.project import Project
from ataskaita.translation import _

FORMATS = ("html", "pdf", "docx")
ENGINES = ("embedded", "quarto")


def choose_formats(asked: Sequence[str] | None) -> tuple[str, ...]:
    """The formats to make, in a fixed order.

    Raises
    ------
    UserError
        One of them is unknown.
    """
    chosen = tuple(asked or ("html", "pdf"))
    for name in chosen:
        if name not in FORMATS:
            raise UserError(_("There is no format '{name}'.").format(name=name), _choose(FORMATS))
    return tuple(name for name in FORMATS if name in chosen)


def choose_engine(asked: str) -> str:
    """The engine to use: Quarto only where it is asked for, so that all make the same report.

    Raises
    ------
    UserError
        There is no such engine, or Quarto is asked for but not installed.
    """
    if asked not in ENGINES:
        raise UserError(_("There is no engine '{name}'.").format(name=asked), _choose(ENGINES))
    if asked == "quarto" and not shutil.which("quarto"):
        raise UserError(
            _("Quarto is not on PATH."),
            _("Install it (https://quarto.org) or leave --engine out."),
        )
    return asked


def find_chapter(project: Project, name: str) -> Path:
    """Find a chapter by its file name, its stem, its number or letter, or a part of its name.

    Raises
    ------
    UserError
        None fits, or several do.
    """
    wanted = Path(name).stem
    exact = [path for path in project.sources if path.stem == wanted]
    if wanted.isdecimal():
        # Readers see chapter 6; its file says 06.
        exact = [path for path in project.sources if path.stem.startswith(f"{wanted:0>2}-")]
    if len(wanted) == 1 and wanted.isalpha() and not exact:
        # Readers see appendix A; its file has no letter.
        appendices = [chapter.path for chapter in project.listed if chapter.appendix]
        exact = appendices[ord(wanted.upper()) - ord("A") :][:1] if wanted.isascii() else []
    near = exact or [path for path in project.sources if wanted in path.stem]
    if len(near) != 1:
        message = (
            _("Several chapters are called '{name}'.")
            if near
            else _("No chapter is called '{name}'.")
        )
        stems = [path.stem for path in (near or project.sources)]
        raise UserError(message.format(name=name), _choose(stems))
    return near[0]


def _choose(names: Sequence[str]) -> str:
    return _("Choose from {names}.").format(names=", ".join(names))

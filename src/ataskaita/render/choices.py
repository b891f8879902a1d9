"""What a person may ask of a render: formats, an engine."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from ataskaita.errors import UserError
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


def _choose(names: Sequence[str]) -> str:
    return _("Choose from {names}.").format(names=", ".join(names))

"""The list of what is shown, and of each kind of thing that is refused: ``kinds.yml``.

It names the lists of options, tags and shortcodes below.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

#: Options that are obeyed; what they may be where that is not any text.
OPTIONS: Mapping[str, tuple[Any, ...]] = {
    "label": (),
    "tbl-cap": (),
    "fig-cap": (),
    "fig-alt": (),
    "tags": (),
    "include": (True, False),
    "eval": (True, False),
    "output": (True, False),
    "warning": (True, False),
    "echo": (False,),
    "error": (False,),
}

#: Options of Quarto's that are not, to be told from slips of the pen.
QUARTOS = frozenset(
    """cache cap-location cell-fig-cap classes code-fold code-line-numbers code-overflow
    code-summary column export fig-align fig-asp fig-cap-location fig-column fig-dpi fig-env
    fig-format fig-height fig-link fig-pos fig-scap fig-subcap fig-width file freeze id ipynb
    layout layout-align layout-ncol layout-nrow layout-valign lightbox list-location lst-cap
    lst-label out-height out-width panel renderings results slide-type subcap tbl-align
    tbl-cap-location tbl-colwidths tbl-column tbl-scap tbl-subcap title timeit""".split()  # noqa: SIM905
)

#: Of all cells alike: what ``execute:`` in _quarto.yml may say, besides what is about executing.
EXECUTE = ("include", "output", "warning", "echo", "error")
ABOUT_EXECUTING = frozenset({"enabled", "ipynb-filters", "freeze", "cache", "daemon", "debug"})

#: Tags that mean something to Quarto or Jupyter and are not obeyed.
TAGS = frozenset({"raises-exception", "skip-execution", "show-code", "parameters"})

#: Shortcodes that are filled in.
SHORTCODES = ("var", "meta")

LIST = Path(__file__).with_name("kinds.yml")


@cache
def groups() -> dict[str, dict[str, Any]]:
    """The list, by where in a chapter the things are written."""
    return yaml.safe_load(LIST.read_text(encoding="utf-8"))


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """All kinds that are refused by their names: what it is, what is said of it, what to do.

    What is refused ``anywhere`` is a mistake that Quarto passes over.
    """
    return {name: kind for group in groups().values() for name, kind in group["refused"].items()}

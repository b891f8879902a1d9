"""What is obeyed of a cell's options and tags, of settings and of shortcodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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

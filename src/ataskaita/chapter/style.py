"""How charts look: colours that colour-blind readers can tell apart, the report's font, sizes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

#: This year, last year, and further categories; contrast of at least 3 : 1 on white.
NOW, BEFORE = "#1f5f8b", "#9db8cc"
SERIES = ("#1f5f8b", "#a85c1e", "#4f8a5b", "#8a5a9e", "#7a7f87", "#b3454a")
INK, MUTED, GRID = "#20262e", "#5b6570", "#d9dee3"

#: Width in inches of a chart across the page's text.
WIDTH = 6.6
FONT = "Source Sans Pro"


@contextmanager
def applied() -> Iterator[None]:
    """The style of all charts, while one is drawn.

    Settings that a chapter makes for plots of its own don't reach the report's charts, nor the
    other way round: the same numbers always give the same picture.
    """
    import matplotlib as mpl
    import seaborn

    _register_fonts()
    with mpl.rc_context():
        mpl.rcdefaults()
        seaborn.set_theme(
            style="white",
            rc={
                "font.family": [FONT, "DejaVu Sans"],
                "font.size": 10,
                "text.color": INK,
                "axes.labelcolor": MUTED,
                "axes.edgecolor": GRID,
                "xtick.color": MUTED,
                "ytick.color": INK,
                "axes.spines.top": False,
                "axes.spines.right": False,
                "axes.spines.left": False,
                "axes.spines.bottom": False,
                "figure.facecolor": "none",
                "axes.facecolor": "none",
                "savefig.transparent": True,
                # Text stays text: it can be searched in the PDF and takes the page's colour in
                # HTML.
                "svg.fonttype": "none",
                # A name with dollar signs is no formula.
                "text.parse_math": False,
                # Fixed ids: the same chart gives the same bytes each time.
                "svg.hashsalt": "ataskaita",
            },
        )
        yield


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    from ataskaita.fonts import register_in_matplotlib

    register_in_matplotlib()

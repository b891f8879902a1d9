"""How charts look: colours that colour-blind readers can tell apart, the report's font, sizes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from types import ModuleType

from ataskaita.imports import put_off, without, without_collecting

#: This year, last year, and further categories; contrast of at least 3 : 1 on white.
NOW, BEFORE = "#1f5f8b", "#9db8cc"
SERIES = ("#1f5f8b", "#a85c1e", "#4f8a5b", "#8a5a9e", "#7a7f87", "#b3454a")
INK, MUTED, GRID = "#20262e", "#5b6570", "#d9dee3"

#: Width in inches of a chart across the page's text.
WIDTH = 6.6
FONT = "Source Sans Pro"


def seaborn(*, described: bool | None = None) -> ModuleType:
    """Import seaborn and what draws its charts, without what takes longest and no chart needs.

    That is SciPy, which seaborn takes where it finds it for plots not drawn here, and in a render
    the descriptions of all properties that matplotlib writes for those who ask for help.

    Parameters
    ----------
    described : bool, optional
        Have the descriptions written; left out, a chapter that is rendered goes without.
    """
    if described is None:
        described = not os.environ.get("ATASKAITA_CHAPTER")
    with without("scipy"), without_collecting(), nullcontext() if described else _undescribed():
        # They would read all styles that come with matplotlib, and what TeX calls all letters.
        put_off("matplotlib.style")
        put_off("fontTools.agl")
        import matplotlib.backends.backend_svg
        import matplotlib.figure  # noqa: F401
        import seaborn

    return seaborn


@contextmanager
def _undescribed() -> Iterator[None]:
    from matplotlib import artist

    # Where another version has no such method, it only takes longer.
    name = "_update_set_signature_and_docstring"
    describe, describe_setting = artist.kwdoc, vars(artist.Artist).get(name)
    artist.kwdoc = lambda artist: ""
    if describe_setting:
        setattr(artist.Artist, name, classmethod(lambda cls: None))
    try:
        yield
    finally:
        artist.kwdoc = describe
        if describe_setting:
            setattr(artist.Artist, name, describe_setting)


@contextmanager
def applied() -> Iterator[None]:
    """The style of all charts, while one is drawn.

    Settings that a chapter makes for plots of its own don't reach the report's charts, nor the
    other way round: the same numbers always give the same picture.
    """
    drawer = seaborn()
    import matplotlib as mpl

    _register_fonts()
    with mpl.rc_context():
        mpl.rcdefaults()
        drawer.set_theme(
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
                # Fixed ids: the same chart gives the same bytes each time.
                "svg.hashsalt": "ataskaita",
            },
        )
        yield


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    from ataskaita.fonts import register_in_matplotlib

    register_in_matplotlib()

"""Where readers find a raw table on the site: written there by ``render/downloads/raw.py``."""

from __future__ import annotations

import re

#: The folder of the raw tables, beside the pages.
RAW = "zali"

_FILE = re.compile(r"data/(?:raw/)?(.+)\.csv")


def raw_page(file: str) -> str:
    """The page of a raw table, from the folder of the site; its lines are ``#L2`` and so on.

    Examples
    --------
    >>> raw_page("data/raw/2000/visits.csv")
    'zali/2000/visits.html'
    """
    return f"{RAW}/{_FILE.fullmatch(file)[1]}.html"

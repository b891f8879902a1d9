"""What every result depends on besides the project's files."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def installed() -> str:
    """Python and the packages that are installed, with their versions.

    The lock says what should be installed; what is installed decides what a render prints.
    """
    found = {sys.version}
    for place in sys.path:
        try:
            names = [path.name for path in Path(place).iterdir()]
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return "\n".join(sorted(found))

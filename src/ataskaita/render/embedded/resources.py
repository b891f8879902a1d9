"""What the engine brings with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"


@lru_cache
def templates() -> Environment:
    """What fills in the templates of pages: every text is escaped, no name may be missing."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

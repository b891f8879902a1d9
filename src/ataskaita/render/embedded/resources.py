"""What the engine brings with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"


def templates() -> Environment:
    """What fills in the templates of pages: every text is escaped, no name may be missing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

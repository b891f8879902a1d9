"""What the engine brings with it."""

from functools import partial
from pathlib import Path

from ataskaita.tables.html import templates as templates_of

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"

#: What fills in the templates of pages.
templates = partial(templates_of, TEMPLATES)

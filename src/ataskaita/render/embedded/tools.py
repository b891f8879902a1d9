"""What the engine brings with it."""

from __future__ import annotations

from pathlib import Path

FILTERS = Path(__file__).parent / "filters"
TEMPLATES = Path(__file__).parent / "templates"

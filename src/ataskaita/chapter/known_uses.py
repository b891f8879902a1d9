"""What the other chapters print, for a chapter that speaks of them.

Its notebook's metadata says ``"ataskaita": {"after": "chapters"}``: then it runs when they have.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from ataskaita.chapter.session import session
from ataskaita.indicators.registry import Indicator
from ataskaita.project import Project
from ataskaita.values.uses import VARIABLE, Uses, last_written


def known_uses() -> Uses:
    """What the render hands over; by hand, what the last one has left."""
    handed_over = os.environ.get(VARIABLE)
    if handed_over or session().chapter:
        return Uses.read(Path(handed_over) if handed_over else None)
    return Uses.read(last_written(Project.find().build / "cache"))


def shown_categories(uses: Uses, indicator: Indicator) -> list[dict[str, str]]:
    """The categories that the report shows an indicator for; one without any has one, empty."""
    if not indicator.dimensions:
        return [{}]
    seen = {
        json.dumps(record["dimensions"]): record["dimensions"]
        for record in uses.printed
        if record["indicator"] == indicator.id
    }
    return list(seen.values())

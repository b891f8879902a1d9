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
    # In the indicator's own order: two chapters may name them in different ones.
    named = (r["dimensions"] for r in uses.printed if r["indicator"] == indicator.id)
    ordered = [{d: one[d] for d in indicator.dimensions if d in one} for one in named]
    return list({json.dumps(one): one for one in ordered}.values())

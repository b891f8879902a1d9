"""Rules between cells, rows and tables, by theme; importing this package enters them all."""

from __future__ import annotations

from schemas.rules import (  # noqa: F401
    acquisitions,
    branches,
    budget_totals,
    collection,
    finances,
    further,
    organisation,
    outreach,
    people,
    services,
    titles,
)

"""Rules between cells, rows and tables, by theme; importing this package enters them all."""

from __future__ import annotations

from schemas.rules import (  # noqa: F401
    acquisitions,
    collection,
    finances,
    further,
    organisation,
    people,
    services,
    titles,
)

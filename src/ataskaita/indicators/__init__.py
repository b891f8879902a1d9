"""The indicators, by theme. Importing the package fills the registry."""

from ataskaita.indicators import (  # noqa: F401  (imported for their entries in the registry)
    acquisitions,
    collection,
    enquiries,
    events,
    finance,
    holdings,
    loans,
    membership,
    organisation,
    premises,
    services,
    staff,
    targets,
)
from ataskaita.indicators.registry import REGISTRY, Indicator
from ataskaita.indicators.scope import LIBRARY, NotAvailable, Scope, compute

__all__ = ["LIBRARY", "REGISTRY", "Indicator", "NotAvailable", "Scope", "compute"]

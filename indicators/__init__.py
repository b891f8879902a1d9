"""What is computed from the tables, one module a theme. Importing the package registers all."""

from indicators import (  # noqa: F401  (imported for what they register)
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

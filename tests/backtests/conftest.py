from __future__ import annotations

from tests.reconcile.conftest import edition, reconciliation, recorded  # noqa: F401

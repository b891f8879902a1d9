"""The consistency checks: what must hold between the report's own numbers.

They look at indicators, not at raw tables: rules between tables stand in ``schemas/rules``. To add
one, name the numbers as `ataskaita.checks.facts` reads them and say why they must agree.
"""

from __future__ import annotations

from ataskaita.checks import bounds, sums
from ataskaita.checks.registry import Check

#: All checks by id, in the order of the appendix.
CHECKS: dict[str, Check] = sums.REGISTER.checks | bounds.REGISTER.checks

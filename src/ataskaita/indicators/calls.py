"""Calls of indicators in short texts: ``north:visits.by_month(may)``.

An indicator is named by its id, its categories in brackets behind it in the order of its
dimensions; before it may stand a unit, ``last``, the year before, or both (``last:north:``).
Targets, notes, checks and the figures of an edition all write it so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators.registry import REGISTRY
from ataskaita.translation import _

_CALL = re.compile(r"(?:([\w:-]+):)?([\w.]+)(?:\(([^()]*)\))?")


@lru_cache(maxsize=1024)
def split_call(call: str) -> tuple[str, str, tuple[str, ...]]:
    """Take a call apart, whether or not there is such an indicator.

    Returns
    -------
    tuple
        What stands before the colon, the indicator, its categories.
    """
    match = _CALL.fullmatch(call.strip())
    if not match:
        return "", call, ()
    inner = (part.strip() for part in match[3].split(",")) if match[3] else ()
    return match[1] or "", match[2], tuple(inner)


def parse_call(call: str) -> tuple[str, str, dict[str, str]]:
    """Take a call of a known indicator apart: what stands before it, its id, its categories.

    Raises
    ------
    UserError
        There is no such indicator, or its categories are not as it needs them.
    """
    where, key, inner = split_call(call)
    if key not in REGISTRY:
        message = _("There is no indicator '{indicator}'.").format(indicator=key)
        raise UserError(message, did_you_mean(key, REGISTRY))
    names = REGISTRY[key].dimensions
    if len(names) != len(inner):
        message = _("{indicator} is not called as it must be.").format(indicator=call)
        right = call_of(key, {name: name for name in names})
        raise UserError(message, _("Call it as {call}.").format(call=right))
    return where, key, dict(zip(names, inner, strict=True))


def call_of(key: str, dimensions: Mapping[str, str]) -> str:
    """Write a call of an indicator with its categories."""
    inner = ", ".join(dimensions.values())
    return f"{key}({inner})" if inner else key

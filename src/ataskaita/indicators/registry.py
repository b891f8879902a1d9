"""The list of all indicators: what each is called, measured in and defined as.

The indicators themselves are the report's: one module a theme in its folder ``indicators/``.

An indicator is a pure function from a `Scope` (the tables of one year, seen from one unit) to an
`Amount`. The decorator gives it its id and everything a reader may ask about it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.registry import Register
from ataskaita.translation import _
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import Measure

#: The report's indicators by id.
REGISTRY: Register[Indicator] = Register("indicators", "indicators")


@dataclass(frozen=True)
class Indicator:
    """An indicator and its function.

    Parameters
    ----------
    id : str
        Stable name, ``theme.what``.
    name : str
        Lithuanian name, as a table row or column would carry it.
    measure : Measure
        Its unit of measure.
    definition : str
        What exactly is counted, one Lithuanian sentence.
    standard : str
        The indicator or term of ISO 2789 or ISO 11620 it corresponds to; empty where there is none.
    dimensions : tuple of str
        Names of further keys, such as ``document_type``, that a call must give.
    compute : callable
        The function: from a `Scope`, and the dimensions by their names, to an `Amount`.
    """

    id: str
    name: str
    measure: Measure
    definition: str
    standard: str
    dimensions: tuple[str, ...]
    compute: Callable[..., Amount]


def indicator(
    id: str,
    name: str,
    measure: Measure,
    definition: str,
    *,
    standard: str = "",
    dimensions: tuple[str, ...] = (),
) -> Callable[[Callable[..., Amount]], Callable[..., Amount]]:
    """Enter a function in the registry; the parameters are those of `Indicator`."""

    def enter(function: Callable[..., Amount]) -> Callable[..., Amount]:
        found = Indicator(id, name, measure, definition, standard, dimensions, function)
        REGISTRY.enter(id, found)
        return function

    return enter


def known_indicator(key: str) -> Indicator:
    """Look an indicator up; a misspelt id gets a suggestion."""
    found = REGISTRY.get(key)
    if found is None:
        message = _("There is no indicator '{indicator}'.").format(indicator=key)
        raise UserError(message, did_you_mean(key, REGISTRY))
    return found

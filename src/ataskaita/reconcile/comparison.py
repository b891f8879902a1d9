"""Every printed figure beside the number that the indicators compute from the raw data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ataskaita.data.table_names import AIM
from ataskaita.indicators import REGISTRY, NotAvailable, Scope
from ataskaita.indicators.targets import targets
from ataskaita.indicators.values import value_of
from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.figures import Figure
from ataskaita.translation import _
from ataskaita.values.formula import inside
from ataskaita.values.values import Value

#: What a comparison can come to, in Lithuanian.
RESULTS = {
    "rounded": "sutampa",
    "truncated": "sutampa tik nukirtus",
    "unsigned": "sutampa be ženklo",
    "disagrees": "nesutampa",
    "missing": "neperskaičiuojama",
}

#: What an agreement is worth.
BASES = {
    "computed": "apskaičiuota",
    "input": "paimta",
    "reconstructed": "atkurta",
}

_NO_INDICATOR = "tokio dydžio pirminiuose duomenyse nėra"
_NO_DATA = "trūksta pirminių duomenų"


@dataclass(frozen=True)
class Comparison:
    """A printed figure and ours.

    Parameters
    ----------
    figure : Figure
    ours : Value or None
        None where the figure cannot be recomputed.
    result : str
        A key of `RESULTS`.
    basis : str
        A key of `BASES`; empty where there is nothing of ours.
    reason : str
        Why it cannot be recomputed, in Lithuanian.
    """

    figure: Figure
    ours: Value | None
    result: str
    basis: str = ""
    reason: str = ""

    @property
    def difference(self) -> Fraction | None:
        """What is printed less what we compute."""
        return None if self.ours is None else self.figure.signed - self.ours.amount.number


def compare(edition: Edition) -> tuple[Comparison, ...]:
    """Compare all figures of an edition."""
    bounding = {id for count in edition.reconstruction.get("counts", ()) for id in count["figures"]}
    return tuple(_compared(edition, figure, bounding) for figure in edition.figures)


def _compared(edition: Edition, figure: Figure, bounding: set[str]) -> Comparison:
    if figure.key not in REGISTRY:
        return Comparison(figure, None, "missing", reason=_NO_INDICATOR)
    try:
        ours = _ours(edition, figure)
    except NotAvailable:
        return Comparison(figure, None, "missing", reason=_NO_DATA)
    result = figure.says(ours.amount.number)
    if figure.what == "denied":
        result = "disagrees" if result == "rounded" else "rounded"
    return Comparison(figure, ours, result, _basis(figure, ours, bounding))


def _ours(edition: Edition, figure: Figure) -> Value:
    scope = Scope(edition.tables, figure.year, figure.unit)
    if figure.what == "target":
        value = _target(scope, figure)
        return replace(value, measure=REGISTRY[figure.key].measure, digits=figure.digits)
    kind = figure.what if figure.what in ("change", "relative") else "value"
    return replace(value_of(scope, figure.key, figure.dimensions, kind), digits=figure.digits)


def _target(scope: Scope, figure: Figure) -> Value:
    for target in targets(scope):
        if target.indicator == figure.call:
            return value_of(scope, AIM, {"target": target.id})
    raise NotAvailable(_("no target is judged by {call}").format(call=figure.call))


def _basis(figure: Figure, ours: Value, bounding: set[str]) -> str:
    if ours.amount.status != "reported" and figure.id in bounding:
        return "reconstructed"
    inner = inside(ours.amount.formula)
    is_one_cell = inner.kind == "source" and inner.source is not None and inner.source.count == 1
    return "input" if figure.basis or is_one_cell else "computed"

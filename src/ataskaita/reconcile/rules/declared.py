"""The relations declared in ``data/published/relations.yml``, evaluated over printed figures."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.indicators.formulas import elsewhere, evaluate, sides, split_call
from ataskaita.reconcile.edition import Edition, Relation
from ataskaita.reconcile.figures import Figure, figures_in
from ataskaita.reconcile.findings import Finding, apart
from ataskaita.reconcile.printed import PrintedScope
from ataskaita.translation import _
from ataskaita.values.amounts import Amount, total


def relations(edition: Edition) -> Iterator[Finding]:
    """Evaluate each relation for every year and unit of which all its figures are printed."""
    places = sorted(
        {(figure.year, figure.unit) for figure in edition.all},
        key=lambda place: (-place[0], place[1] != LIBRARY, place[1]),
    )
    for relation in edition.relations:
        try:
            yield from _broken(edition, relation, places)
        except UserError as error:
            place = f"relations.yml, {relation.id}"
            raise UserError(f"{place}: {error.message}", error.fix) from None


def _broken(
    edition: Edition, relation: Relation, places: list[tuple[int, str]]
) -> Iterator[Finding]:
    left, sign, right = sides(relation.says)
    for year, unit in places:
        printed = _Printed(edition, PrintedScope(edition.tables, year, unit, edition))
        try:
            stated, found = evaluate(left, printed), evaluate(right, printed)
        except (NotAvailable, ZeroDivisionError):
            continue
        if stated.lower > found.upper or (sign != "<=" and found.lower > stated.upper):
            yield _finding(edition, relation, stated, found)


def _finding(edition: Edition, relation: Relation, stated: Amount, found: Amount) -> Finding:
    ids = tuple(dict.fromkeys((*figures_in(stated.formula), *figures_in(found.formula))))
    figure = edition.by_id[ids[0]]
    single = stated.formula.kind == "printed"
    digits = figure.digits if single else figure.known_measure.digits
    sides = (figure.side(amount.number, digits) for amount in (stated, found))
    return apart(figure.id if single else relation.id, relation.title, *sides, ids)


class _Printed:
    """What calls in a relation stand for: printed figures of a year and a unit, or their sums."""

    def __init__(self, edition: Edition, scope: PrintedScope) -> None:
        self.edition, self.scope = edition, scope
        self.functions = {
            "total": self.total,
            "groups": self.groups,
            "reconstructed": scope.reconstructed,
        }

    def __call__(self, call: str) -> Amount:
        where, name, inner = split_call(call)
        if name in self.functions:
            named = dict(part.split("=", 1) for part in inner if "=" in part)
            return self.functions[name](*(part for part in inner if "=" not in part), **named)
        if inner and "." not in name and name not in REGISTRY:
            raise UserError(
                _("There is no sum '{name}'.").format(name=name),
                did_you_mean(name, self.functions),
            )
        return elsewhere(self.scope, where).amount(name, inner)

    def total(self, key: str, *first: str, or_else: str = "") -> Amount:
        """Add up all printed categories, and stand-ins for those that are not printed."""
        wanted = self._parts(key, first)
        if len(wanted) < 2:
            raise NotAvailable(
                _("{indicator} is printed for less than two categories").format(indicator=key)
            )
        other = self._parts(or_else, first) if or_else else {}
        return total(figure.amount() for figure in (other | wanted).values())

    def groups(self, key: str) -> Amount:
        """Add up the groups of units."""
        groups = self.edition.groups
        found = [self.edition.find(key, (), group, self.scope.year) for group in groups]
        if self.scope.unit != LIBRARY or None in found:
            raise NotAvailable(_("{indicator} is not printed for all groups").format(indicator=key))
        return total(figure.amount() for figure in found)

    def _parts(self, key: str, first: tuple[str, ...]) -> dict[tuple[str, ...], Figure]:
        printed = self.edition.categories(key, self.scope.unit, self.scope.year)
        return {
            categories: figure
            for categories, figure in printed
            if categories[: len(first)] == first and categories[-1] not in ("total", "all")
        }

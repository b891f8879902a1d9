"""The relations declared in ``data/published/relations.yml``, evaluated over printed figures."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator

from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, NotAvailable
from ataskaita.reconcile.edition import Edition, Relation
from ataskaita.reconcile.figures import Figure, figures_in
from ataskaita.reconcile.findings import Finding, Side, by_size, plain_number
from ataskaita.reconcile.printed import PrintedScope
from ataskaita.reconcile.rules.numbers import lines_of
from ataskaita.values.amounts import Amount, total

_OPERATORS: dict[type, Callable] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def relations(edition: Edition) -> Iterator[Finding]:
    """Evaluate each relation for every year and unit of which all its figures are printed."""
    places = sorted(
        {(figure.year, figure.unit) for figure in edition.all},
        key=lambda place: (-place[0], place[1] != LIBRARY, place[1]),
    )
    for relation in edition.relations:
        left, sign, right = _parsed(relation)
        for year, unit in places:
            evaluate = _Evaluator(edition, year, unit, relation)
            try:
                stated, found = evaluate(left), evaluate(right)
            except (NotAvailable, ZeroDivisionError):
                continue
            if not _holds(stated, sign, found):
                yield _finding(edition, relation, stated, found)


def _parsed(relation: Relation) -> tuple[ast.expr, str, ast.expr]:
    try:
        tree = ast.parse(relation.says, mode="eval").body
    except SyntaxError as error:
        raise UserError(f"relations.yml, {relation.id}: {error.msg}.", "Correct says.") from None
    if isinstance(tree, ast.Compare) and isinstance(tree.ops[0], ast.Eq | ast.LtE):
        sign = "==" if isinstance(tree.ops[0], ast.Eq) else "<="
        return tree.left, sign, tree.comparators[0]
    raise UserError(
        f"relations.yml, {relation.id}: says compares nothing.",
        "Write two sides with == or <= between them.",
    )


def _holds(stated: Amount, sign: str, found: Amount) -> bool:
    if sign == "<=":
        return stated.lower <= found.upper
    return stated.lower <= found.upper and found.lower <= stated.upper


def _finding(edition: Edition, relation: Relation, stated: Amount, found: Amount) -> Finding:
    ids = tuple(dict.fromkeys((*figures_in(stated.formula), *figures_in(found.formula))))
    figure = edition.by_id[ids[0]]
    single = stated.formula.kind == "printed"
    measure = figure.known_measure
    digits = figure.digits if single else measure.digits
    return Finding(
        "relation",
        figure.id if single else relation.id,
        relation.title,
        Side("", stated.number, digits, measure),
        Side("", found.number, digits, measure),
        plain_number(stated.number - found.number),
        by_size(stated.number, found.number),
        ids,
        lines_of(edition, ids),
    )


class _Evaluator:
    """Computes one side of a relation for a year and a unit."""

    def __init__(self, edition: Edition, year: int, unit: str, relation: Relation) -> None:
        self.edition, self.year, self.unit, self.relation = edition, year, unit, relation
        self.scope = PrintedScope.of_edition(edition, year, unit)
        self.functions = {
            "total": self.total,
            "groups": self.groups,
            "reconstructed": self.scope.reconstructed,
        }

    def __call__(self, node: ast.expr) -> Amount:
        if isinstance(node, ast.Constant):
            return Amount.constant(node.value)
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](self(node.left), self(node.right))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id not in self.functions:
                raise self._wrong(did_you_mean(node.func.id, self.functions))
            given = {word.arg: self._name(word.value) for word in node.keywords}
            return self.functions[node.func.id](*map(self._name, node.args), **given)
        if isinstance(node, ast.Call):
            return self.scope.amount(self._name(node.func), tuple(map(self._name, node.args)))
        return self.scope.amount(self._name(node))

    def total(self, key: str, *first: str, or_else: str = "") -> Amount:
        """Add up all printed categories, and stand-ins for those that are not printed."""
        wanted = self._parts(key, first)
        if len(wanted) < 2:
            raise NotAvailable(f"{key} is printed for less than two categories")
        other = self._parts(or_else, first) if or_else else {}
        return total(figure.amount() for figure in (other | wanted).values())

    def groups(self, key: str) -> Amount:
        """Add up the groups of units."""
        found = [self.edition.find(key, (), group, self.year) for group in self.edition.groups]
        if self.unit != LIBRARY or None in found:
            raise NotAvailable(f"{key} is not printed for all groups")
        return total(figure.amount() for figure in found)

    def _parts(self, key: str, first: tuple[str, ...]) -> dict[tuple[str, ...], Figure]:
        return {
            categories: figure
            for categories, figure in self.edition.categories(key, self.unit, self.year)
            if categories[: len(first)] == first and categories[-1] not in ("total", "all")
        }

    def _name(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Attribute):
            return f"{self._name(node.value)}.{node.attr}"
        raise self._wrong("Write indicators, their categories in brackets, and + - * /.")

    def _wrong(self, fix: str) -> UserError:
        return UserError(f"relations.yml, {self.relation.id}: says is not understood.", fix)

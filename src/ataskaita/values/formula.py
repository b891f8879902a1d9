"""A number's formula as a reader can check it: once with names, once with the numbers put in."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ataskaita.lithuanian.numbers import format_number
from ataskaita.values.amounts import Node

_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}

#: Terms of one sum that are written out.
_SHOWN = 6


def in_words(node: Node, name: Callable[[str], str]) -> str:
    """The formula with the names of what it is made of.

    Parameters
    ----------
    node : Node
        The formula of an amount.
    name : callable
        Gives the name of a step from its id, such as ``users@library.2000``, or of a raw table from
        its name behind a ``#``.

    Returns
    -------
    str
        For instance ``100 × Registruoti vartotojai ÷ Gyventojai``; empty for a number that was
        taken from the data as it is.
    """
    inner = inside(node)
    leaf = inner.kind in ("source", "count", "constant")
    return "" if leaf else _write(inner, lambda node: _word(node, name), 0)


def in_numbers(node: Node) -> str:
    """The formula with the numbers put in, ending with the exact result.

    Returns
    -------
    str
        For instance ``100 × 3 159 ÷ 14 153 = 22,3204``; empty for a number that is one cell.
    """
    inner = inside(node)
    written = _write(inner, _digits, 0)
    result = plain_number(inner.number)
    return "" if written == result else f"{written} = {result}"


def plain_number(number: Fraction) -> str:
    """A number to check by: all digits of a whole number, six significant ones of another."""
    if number.denominator == 1:
        return format_number(number)
    digits = 2 if abs(number) >= 1000 else 4
    text = format_number(number, digits)
    return text.rstrip("0").rstrip(",") if "," in text else text


def inside(node: Node) -> Node:
    """Skip the names an amount got on its way: what they stand for is asked for."""
    while node.kind == "indicator" and node.parts:
        node = node.parts[0]
    return node


def _write(node: Node, leaf: Callable[[Node], str], strength: int) -> str:
    if node.kind not in _SIGNS:
        text = leaf(node)
        return f"({text})" if " + " in text and strength > 1 else text
    own = _STRENGTH[node.kind]
    parts = [_write(node.parts[0], leaf, own)]
    # The right side of a difference or a quotient needs its brackets even at equal strength.
    bound = own + (node.kind in ("-", "/"))
    parts += [_write(part, leaf, bound) for part in node.parts[1:]]
    text = _SIGNS[node.kind].join(parts)
    return f"({text})" if own < strength else text


def _word(node: Node, name: Callable[[str], str]) -> str:
    if node.kind == "indicator":
        return name(node.name)
    if node.kind == "constant":
        return plain_number(node.number)
    return name(f"#{node.source.table}") if node.source else ""


def _digits(node: Node) -> str:
    if node.kind == "source" and node.source and 1 < node.source.count <= _SHOWN:
        return " + ".join(plain_number(Fraction(row.value)) for row in node.source.rows)
    return plain_number(node.number)

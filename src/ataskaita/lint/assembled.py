"""Texts and numbers that code puts together or decodes, so that no eye finds them in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from math import prod
from typing import Any

from ataskaita.lint.patterns import patterns

#: The longest text that is put together here.
_LONGEST = 20_000

#: Functions, methods and modules that make text of what nobody can read.
_DECODING, _DECODING_METHODS, _DECODING_MODULES = (
    frozenset(said.split()) for said in patterns("decoding.yml").values()
)

#: What code may call that is put together here, besides the methods of texts.
_FUNCTIONS = {
    known.__name__: known
    for known in (str, int, float, len, list, tuple, sum, sorted, min, max, abs, round, repr, hex,
                  format, map, reversed)
}  # fmt: skip


class _Unknown(Exception):
    """What a piece of code gives can't be told without running it."""


def hidden(tree: ast.AST) -> Iterator[ast.AST]:
    """The parts of code that decode something, or count what only serves to be counted."""
    return filter(_hides, ast.walk(tree))


def _hides(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            named = [getattr(node, "module", None) or "", *(alias.name for alias in names)]
            return not _DECODING_MODULES.isdisjoint(name.split(".")[0] for name in named)
        case ast.Constant(value=bytes() as said):
            return said != b""
        case ast.Call(func=ast.Name(id="len"), args=[first, *_]):
            return isinstance(first, ast.Constant | ast.List | ast.Tuple | ast.Set | ast.Dict)
        case ast.Call(func=ast.Name(id=name)):
            return name in _DECODING
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in _DECODING_METHODS
        # A piece of a number is another number.
        case ast.Subscript(value=ast.Call(func=ast.Name(id="str"))):
            return True
        case (
            ast.UnaryOp(operand=ast.Constant(value=bool()))
            | ast.BinOp(left=ast.Constant(value=bool()))
            | ast.BinOp(right=ast.Constant(value=bool()))
        ):
            return True
    return False


def put_together(tree: ast.AST, names: dict[str, Any]) -> Iterator[tuple[ast.AST, str]]:
    """The texts that code puts together of others, each with the code that does.

    Parameters
    ----------
    tree : ast.AST
        The code.
    names : dict
        What is known of the names it uses; what it assigns is added.
    """
    statements = getattr(tree, "body", tree)
    for statement in statements if isinstance(statements, list) else [statements]:
        yield from _outermost(statement, names)
        for target in getattr(statement, "targets", ()):
            if isinstance(target, ast.Name):
                try:
                    names[target.id] = _value(statement.value, names)
                except _Unknown:
                    names.pop(target.id, None)


def _outermost(node: ast.AST, names: dict[str, Any]) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.expr) and not isinstance(node, ast.Constant | ast.Name):
        try:
            said = _value(node, names)
        except _Unknown:
            pass
        else:
            counted = isinstance(said, int | float) and isinstance(node, ast.Call)
            if isinstance(said, str) or counted:
                yield node, str(said)
                return
    for child in ast.iter_child_nodes(node):
        yield from _outermost(child, names)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """What an expression of constants gives.

    Raises
    ------
    _Unknown
        It rests on something else, or is too long.
    """
    parts = [*ast.walk(node)]
    counts = (p.value for p in parts if isinstance(p, ast.Constant) and type(p.value) is int)
    times = prod(max(1, abs(count)) for count in counts)
    if times > _LONGEST or not all(_is_known(part, names) for part in parts):
        raise _Unknown
    try:
        code = compile(ast.fix_missing_locations(ast.Expression(node)), "", "eval")
        found = eval(code, {"__builtins__": {}}, _FUNCTIONS | names)
        found = list(found) if isinstance(found, map | reversed) else found
    except Exception:
        # It fails when it is run, too.
        raise _Unknown from None
    if isinstance(found, str | list | tuple) and len(found) > _LONGEST:
        raise _Unknown
    return found


def _is_known(part: ast.AST, names: dict[str, Any]) -> bool:
    match part:
        case ast.Constant(value=str() | int() | float() | None):
            return True
        case ast.Name(id=name):
            return name in names or name in _FUNCTIONS
        case ast.Attribute(attr=name):
            return hasattr(str, name)
    # A power may have no end.
    return not isinstance(part, ast.Pow | ast.LShift)

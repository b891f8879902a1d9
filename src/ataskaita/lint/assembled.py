"""Texts and numbers that code puts together or decodes, so that no eye finds them in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from math import prod
from typing import Any

#: The longest text that is put together here.
_LONGEST = 20_000

#: Functions and modules that make text of what nobody can read.
_DECODING = {
    "chr", "ord", "eval", "exec", "compile", "__import__", "getattr", "globals", "bytes",
    "bytearray", "memoryview", "hash", "id", "num2words", "dir", "vars", "locals",
}  # fmt: skip
_DECODING_METHODS = {
    "b64decode", "b32decode", "b16decode", "b85decode", "a85decode", "decodebytes", "unhexlify",
    "a2b_hex", "a2b_base64", "fromhex", "from_bytes", "decode", "decompress", "urlsafe_b64decode",
    "standard_b64decode", "translate", "__len__", "__index__", "toordinal",
    # What differs from day to day and from machine to machine.
    "today", "now", "strftime", "cpu_count", "getpid",
}  # fmt: skip
_DECODING_MODULES = {
    "base64", "binascii", "codecs", "zlib", "bz2", "lzma", "gzip", "pickle", "marshal", "struct",
    "unicodedata", "uuid", "math", "cmath", "calendar", "importlib", "num2words", "roman",
    "inflect", "random", "secrets",
}  # fmt: skip
_DIGITS = {"digits", "hexdigits", "octdigits", "printable", "maxsize"}
_COUNTING = {"count", "index", "find", "rindex", "rfind"}

#: What code may do that is put together here, by the names of methods and functions.
_METHODS = {
    "join", "format", "replace", "lower", "upper", "title", "capitalize", "strip", "lstrip",
    "rstrip", "removeprefix", "removesuffix", "split", "zfill", "swapcase", "casefold",
}  # fmt: skip
_FUNCTIONS = {
    "str": str, "int": int, "float": float, "len": len, "list": list, "tuple": tuple, "sum": sum,
    "sorted": sorted, "min": min, "max": max, "abs": abs, "round": round, "repr": repr, "hex": hex,
    "format": format, "map": map, "reversed": reversed,
}  # fmt: skip
_PARTS = (
    ast.List | ast.Tuple | ast.Dict | ast.JoinedStr | ast.FormattedValue | ast.BinOp | ast.UnaryOp
    | ast.Subscript | ast.Slice | ast.keyword | ast.expr_context | ast.Call | ast.USub
    | ast.Add | ast.Sub | ast.Mult | ast.Mod | ast.Div | ast.FloorDiv
)  # fmt: skip


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
        case ast.Constant(value=complex() | bytes() as said):
            return said != b""
        case ast.Call(func=ast.Name(id="len"), args=[first, *_]):
            return isinstance(first, ast.Constant | ast.List | ast.Tuple | ast.Set | ast.Dict)
        case ast.Call(func=ast.Name(id=name)):
            return name in _DECODING
        case ast.Call(func=ast.Attribute(value=whole, attr=name)):
            counted = name in _COUNTING and isinstance(whole, ast.Constant)
            return counted or name in _DECODING_METHODS
        case ast.Attribute(value=ast.Name(), attr=name):
            return name in _DIGITS
        # A piece of a number is another number.
        case ast.Subscript(value=ast.Call(func=ast.Name(id="str"))):
            return True
        case (
            ast.UnaryOp(op=ast.Invert())
            | ast.UnaryOp(operand=ast.Constant(value=bool()))
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
        yield from _assigned(statement, names)


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


def _assigned(statement: ast.AST, names: dict[str, Any]) -> Iterator[tuple[ast.AST, str]]:
    """Note what a statement gives names to; a text that grows is told again."""
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            pairs = [(target, statement.value)]
            if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
                pairs = list(zip(target.elts, statement.value.elts, strict=False))
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    _note(name.id, value, names)
    elif isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        name = statement.target.id
        sum_ = ast.BinOp(ast.Name(name, ast.Load()), statement.op, statement.value)
        _note(name, sum_, names)
        if isinstance(names.get(name), str):
            yield statement, names[name]


def _note(name: str, value: ast.expr, names: dict[str, Any]) -> None:
    try:
        names[name] = _value(value, names)
    except _Unknown:
        names.pop(name, None)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """What an expression of constants gives.

    Raises
    ------
    _Unknown
        It rests on something else, or is too long.
    """
    parts = [*ast.walk(node)]
    times = prod(max(1, abs(part.value)) for part in parts if _is_count(part))
    if times > _LONGEST or not all(_is_known(part, names) for part in parts):
        raise _Unknown
    code = compile(ast.fix_missing_locations(ast.Expression(node)), "", "eval")
    try:
        found = eval(code, {"__builtins__": {}}, _FUNCTIONS | names)
        found = list(found) if isinstance(found, map | reversed) else found
    except Exception:
        # It fails when it is run, too.
        raise _Unknown from None
    if isinstance(found, str | list | tuple) and len(found) > _LONGEST:
        raise _Unknown
    return found


def _is_count(part: ast.AST) -> bool:
    return isinstance(part, ast.Constant) and type(part.value) is int


def _is_known(part: ast.AST, names: dict[str, Any]) -> bool:
    match part:
        case ast.Constant(value=str() | int() | float() | None):
            return True
        case ast.Name(id=name):
            return name in names or name in _FUNCTIONS
        case ast.Attribute(attr=name):
            return name in _METHODS
    return isinstance(part, _PARTS)

"""What stands in modules, read once for all tests that look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def nodes_of(module: Path) -> list[ast.AST]:
    """The nodes of a module's syntax tree, the module itself first."""
    return list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))

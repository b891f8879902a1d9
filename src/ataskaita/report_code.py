"""Whether a report's own code reads nothing but the data that it is given.

What is kept between renders is found again by a fingerprint of data and code. Code that reads
another file, the clock or another machine depends on more, and nobody would notice: what it gives
is not kept. That a module reads nothing has to be seen in its text alone; what is in doubt counts
as reading.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ataskaita.fingerprint import files_below, state

#: Parts of a report whose code runs in its chapters, and the one by which its data is validated.
PARTS = ("vocabulary", "indicators", "checks")
SCHEMAS = "schemas"

#: Modules of Python's own that neither read anything nor ask for the time.
PURE_MODULES = frozenset({
    "__future__", "abc", "collections", "dataclasses", "decimal", "enum", "fractions", "functools",
    "itertools", "math", "operator", "re", "statistics", "string", "types", "typing",
})  # fmt: skip

#: Libraries that schemas are written with; their functions that read are among `READERS`.
_OF_SCHEMAS = frozenset({"numpy", "pandas", "pandera"})

#: Parts of the engine that code of a report may use; others read files, or run programs.
_OF_ENGINE = tuple(
    f"ataskaita.{name}"
    for name in (
        "chapter", "checks", "data.findings", "data.table_names", "data.tables", "errors",
        "indicators", "lithuanian", "schema", "tables", "translation", "values",
    )
)  # fmt: skip

#: Names by which code would read something, or reach what does, whatever it has imported.
READERS = frozenset({
    "DataSource", "ExcelFile", "HDFStore", "Path", "Project", "__base__", "__bases__",
    "__builtins__", "__closure__", "__code__", "__dict__", "__file__", "__getattribute__",
    "__globals__", "__import__", "__loader__", "__mro__", "__path__", "__spec__",
    "__subclasses__", "_os", "_sys", "absolute", "attrgetter", "breakpoint", "builtins", "compile",
    "current_snapshot", "cwd", "delattr", "environ", "eval", "exec", "exists", "expanduser",
    "fromfile", "genfromtxt", "getattr", "getenv", "get_handle", "get_type_hints", "glob",
    "globals", "import_module", "importlib", "input", "io", "is_dir", "is_file", "iterdir",
    "last_edition", "listdir", "loadtxt", "locals", "lstat", "memmap", "methodcaller", "modules",
    "now", "open", "os", "popen", "random", "readlink", "registry", "resolve", "rglob", "samples",
    "setattr", "stat", "subprocess", "sys", "system", "today", "urlopen", "utcnow", "vars", "walk",
})  # fmt: skip

#: Beginnings of such names: read_csv, read_text, read_yaml …
_READS = ("read_", "load_")

#: Ends of the names of modules that have no text to look at.
_COMPILED = (".pyc", ".pyd", ".so", ".pyo")


def reads_more(root: Path, parts: tuple[str, ...] = (*PARTS, SCHEMAS)) -> str:
    """Why code of a report may read more than the data: the first cause, empty where it doesn't.

    Parameters
    ----------
    root : Path
        The project's folder.
    parts : tuple of str
        The folders of code that are meant.
    """
    reasons = (_first_reader(root, part, tuple(state(root / part).items())) for part in parts)
    return next(filter(None, reasons), "")


@lru_cache(maxsize=32)
def _first_reader(root: Path, part: str, known: tuple) -> str:
    for path in files_below(root / part):
        file = path.relative_to(root).as_posix()
        if path.name.endswith(_COMPILED):
            return f"{file} is compiled"
        if path.suffix == ".py" and (found := _reader(path, part)):
            line, what = found
            return f"{file}, line {line}, {what}"
    return ""


def _reader(path: Path, part: str) -> tuple[int, str] | None:
    """The line of a module that reads something, and what stands there."""
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        # Whoever imports it says what is wrong with it.
        return None
    for node in ast.walk(tree):
        for name in _imported(node):
            if not _is_harmless(name, part):
                return node.lineno, f"imports {name}"
        for name in _names(node):
            if name in READERS or name.startswith(_READS):
                return node.lineno, f"uses {name}"
    return None


def _imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement imports, or takes names from."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        if node.module == "ataskaita":
            yield from (f"ataskaita.{alias.name}" for alias in node.names)
        else:
            yield node.module or ""


def _names(node: ast.AST) -> Iterator[str]:
    """The names that an expression or a statement uses."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.ImportFrom):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.MatchClass):
        yield from node.kwd_attrs


def _is_harmless(module: str, part: str) -> bool:
    if module.startswith("ataskaita."):
        return any(module == name or module.startswith(f"{name}.") for name in _OF_ENGINE)
    top = module.partition(".")[0]
    own = {*PARTS, SCHEMAS} | PURE_MODULES
    return top in (own | _OF_SCHEMAS if part == SCHEMAS else own)

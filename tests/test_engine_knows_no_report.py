"""The engine names nothing of this report, and finds its parts only through the registry."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ataskaita import registry
from ataskaita.data import table_names
from ataskaita.indicators import REGISTRY
from tests.conftest import ROOT
from tests.support.modules import nodes_of

PACKAGE = ROOT / "src" / "ataskaita"
#: What the report of another library begins with: a report that is handed on as data, and that no
#: module of the engine imports. tests/new_library says that it names nothing of this library.
TEMPLATES = PACKAGE / "new_library" / "templates"

FILES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts and TEMPLATES not in path.parents
)
MODULES = [path for path in FILES if path.suffix == ".py"]


def column(file: str, name: str) -> set[str]:
    with (ROOT / "data" / file).open(encoding="utf-8", newline="") as rows:
        return {row[name] for row in csv.DictReader(rows)}


def columns(*tables: str) -> set[str]:
    return {name for table in tables for name in registry.SCHEMAS[table].to_schema().columns}


#: Years, units, groups, kinds of units and indicators: nobody else calls anything so.
OUTRIGHT = (
    (
        {path.name for path in (ROOT / "data" / "raw").iterdir()}
        | column("units.csv", "unit")
        | column("units.csv", "kind")
        | column("groups.csv", "group")
        | {key for key in REGISTRY if "." in key}
    )
    - {table_names.AIM, table_names.FULFILMENT}
    - {"central"}
)

#: Words of the engine that the report has columns of, too.
ORDINARY = {"source", "outcome", "content"}

#: Tables, and columns that no table of the engine's own has: ordinary words but for where they
#: stand in code.
TABLES = set(registry.SCHEMAS) - set(table_names.TABLES)
COLUMNS = columns(*TABLES) - columns(*table_names.TABLES) - table_names.COLUMNS - ORDINARY


def of_each(paths: list[Path], found: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """What is found in files, by their names; those in which something is."""
    names = {path.relative_to(PACKAGE).as_posix(): found(path) for path in paths}
    return {name: wrong for name, wrong in names.items() if wrong}


def test_no_file_names_a_year_unit_group_or_indicator_of_the_report():
    def named(path: Path) -> set[str]:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return set()
        return OUTRIGHT.intersection(re.findall(r"[\w-]+(?:\.\w+)*", text))

    assert of_each(FILES, named) == {}


def test_no_code_names_a_table_or_column_of_the_report():
    def named(path: Path) -> set[str]:
        words = set(texts(path))
        return (words | {word.partition(".")[0] for word in words}) & (TABLES | COLUMNS)

    assert of_each(MODULES, named) == {}


def test_only_the_registry_imports_the_report():
    def taken(path: Path) -> set[str]:
        imported = set()
        for node in nodes_of(path):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module or "")
        return {name for name in imported if name.split(".")[0] in registry.FOLDERS}

    assert of_each([path for path in MODULES if path != PACKAGE / "registry.py"], taken) == {}


def texts(path: Path) -> Iterator[str]:
    """Words that stand by themselves in the texts of a module: not those for its readers."""
    nodes = nodes_of(path)
    said = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield from re.findall(r"^[\w.]+$", node.value)

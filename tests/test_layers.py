"""Modules import only what lies upstream of them, and none grows too large to read."""

from __future__ import annotations

import ast
import graphlib
import re
from functools import cache
from pathlib import Path

import pytest

from ataskaita import registry
from tests.conftest import ROOT
from tests.support.modules import nodes_of

PACKAGE = ROOT / "src" / "ataskaita"

#: The layers, upstream first: a module may import its own layer and those before it.
LAYERS = (
    (
        "translation",
        "plain_text",
        "errors",
        "text_file",
        "footnotes",
        "inline",
        "yaml_file",
        "registry",
        "chapter_list",
        "project",
        "fonts",
        "leftovers",
        "folders",
        "fingerprint",
        "report_code",
        "cache",
        "transaction",
        "programs",
    ),
    ("lithuanian",),
    ("tables", "drawn_chart"),
    ("schema", "data"),
    ("values",),
    ("indicators",),
    ("reconcile", "checks"),
    ("editions",),
    ("chapter",),
    ("execution",),
    ("lint",),
    ("review",),
    ("supported",),
    ("render",),
    ("preview",),
    ("publication",),
    ("workbook",),
    ("new_year",),
    ("doctor",),
    ("new_library",),
    ("cli", "__main__"),
)

#: The report that another library begins with is handed on as data; nothing imports it.
TEMPLATES = PACKAGE / "new_library" / "templates"

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if TEMPLATES not in path.parents)
LIMIT = 400


def layer_of(module: Path) -> str:
    # What Quarto calls is a command of its own kind.
    if "hooks" in module.parts:
        return "cli"
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imported(module: Path, *, for_types: bool = False) -> set[str]:
    """Dotted names of everything a module imports of this project, wherever it does so.

    Parameters
    ----------
    module : Path
    for_types : bool
        Also what only a type checker imports.
    """
    nodes = nodes_of(module)
    hidden = {
        id(node)
        for branch in nodes
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.dump(branch.test) and not for_types
        for node in ast.walk(branch)
    }
    names = set()
    for node in nodes:
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # import_module("…") and what asks a kernel for a module
            names |= set(
                re.findall(r"(?:import_module|__import__)\('(ataskaita[\w.]*)'", node.value)
            )
    return {name for name in names if name.split(".")[0] in ("ataskaita", *registry.FOLDERS)}


@cache
def allowed(layer: str) -> set[str]:
    place = next(n for n, names in enumerate(LAYERS) if layer in names)
    return {name for names in LAYERS[: place + 1] for name in names}


def test_a_module_imports_only_what_lies_upstream():
    wrong = {
        f"{module.relative_to(PACKAGE).as_posix()}: {name}"
        for module in MODULES
        for name in imported(module)
        if not may_import(layer_of(module), name)
    }
    assert wrong == set()


def may_import(layer: str, name: str) -> bool:
    if layer == "__init__":
        return False
    top, *rest = name.split(".")
    if top != "ataskaita":
        # A part of the report: only the registry may import those, by their names.
        return False
    return not rest or rest[0].startswith("__") or rest[0] in allowed(layer)


def test_no_modules_import_each_other():
    names = {
        ".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        ): module
        for module in MODULES
    }
    graph = {}
    for name, module in names.items():
        wanted = imported(module, for_types=True)
        found = {full if full in names else full.rpartition(".")[0] for full in wanted}
        graph[name] = (found & names.keys()) - {name}
    # Raises an error that names those of a cycle.
    graphlib.TopologicalSorter(graph).prepare()


def test_schemas_are_written_with_nothing_else_of_the_package_than_what_is_for_them():
    for module in (ROOT / "schemas").rglob("*.py"):
        others = {name for name in imported(module) if name.startswith("ataskaita")}
        assert {name.rpartition(".")[0] for name in others} <= {"ataskaita.schema"}, module


def test_every_part_of_the_package_has_its_place_in_the_order():
    known = {name for names in LAYERS for name in names} | {"__init__"}
    assert {layer_of(module) for module in MODULES} <= known


@pytest.mark.parametrize("folder", ["src", "schemas", "tests"])
def test_no_module_is_longer_than_a_reader_can_hold(folder):
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LIMIT} == {}


def test_no_file_of_the_package_names_a_folder_of_one_machine():
    wrong = []
    for path in [
        *PACKAGE.rglob("*"),
        *(ROOT / "schemas").rglob("*.py"),
        *(ROOT / "data").rglob("*"),
    ]:
        if path.suffix in {".py", ".lua", ".typ", ".j2", ".css", ".js", ".yml", ".csv"}:
            text = path.read_text(encoding="utf-8")
            if re.search(r"(?<![\w.])/(home|root|work|Users|tmp)/\w", text):
                wrong.append(path.relative_to(ROOT).as_posix())
    assert wrong == []

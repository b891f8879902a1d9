import ast
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from ataskaita.registry import FOLDERS
from tests.packaging.declared import LOCKED_EXTRAS, ROOT, declared
from tests.support.modules import nodes_of

#: Package -> what it was installed by; it takes a while to find out.
installed = cache(packages_distributions)

OWN = {"ataskaita", "benchmarks", "tests", *FOLDERS}


def imported(module: Path) -> set[str]:
    """The top-level names of all packages that a module imports, wherever it does so."""
    names = set()
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("src", ()),
        *((folder, ()) for folder in FOLDERS if folder != "reconstruction"),
        ("reconstruction", ("reconstruct",)),
        ("tests", LOCKED_EXTRAS),
    ],
)
def test_every_package_that_is_imported_is_declared(folder, extras):
    asked_for = set(declared(*extras))
    undeclared = {}
    for module in sorted((ROOT / folder).rglob("*.py")):
        # A script finds the modules beside it.
        beside = {path.stem for path in module.parent.glob("*.py")}
        for name in imported(module) - sys.stdlib_module_names - OWN - beside:
            brought_by = {canonicalize_name(each) for each in installed().get(name, [name])}
            if not brought_by & asked_for:
                undeclared.setdefault(name, str(module.relative_to(ROOT)))
    assert undeclared == {}, "add them to pyproject.toml and environment.yml, then run make lock"

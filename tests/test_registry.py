"""The engine finds a report's parts in its own folder, and each report has its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ataskaita import registry
from ataskaita.checks.registry import CHECKS
from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY
from ataskaita.project import Project
from tests.conftest import ROOT

INDICATOR = """
from ataskaita.indicators.registry import indicator
from ataskaita.values.measures import COUNT


@indicator("ferries.crossings", "Plaukimai", COUNT, "Kiek kartų perplaukta.")
def crossings(x):
    return x.sum("ferries")
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A report of something else: schemas and one indicator, neither checks nor words."""
    (tmp_path / "_quarto.yml").write_text("project:\n  type: book\n", encoding="utf-8")
    for name, text in (("schemas", "SCHEMAS = {'ferries': object}\n"), ("indicators", INDICATOR)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_report_has_only_its_own_indicators_tables_and_checks(other):
    Project.find(other)
    assert list(REGISTRY) == ["ferries.crossings"]
    assert list(registry.SCHEMAS) == ["ferries"]
    assert list(CHECKS) == []


def test_the_parts_of_the_first_report_are_as_they_were_when_it_is_its_turn_again(other):
    before = dict(REGISTRY)
    module = sys.modules["indicators"]
    Project.find(other)
    assert "ferries.crossings" in REGISTRY
    Project.find(ROOT)
    assert dict(REGISTRY) == before
    assert sys.modules["indicators"] is module


def test_code_of_a_report_is_what_its_files_say_whatever_their_date(other):
    module = other / "schemas" / "part.py"
    (other / "schemas" / "__init__.py").write_text("from schemas.part import SCHEMAS\n", "utf-8")
    names = []
    for text in ("SCHEMAS = {'boats': object}\n", "SCHEMAS = {'trams': object}\n"):
        module.write_text(text, encoding="utf-8")
        # As an editor that saves twice within a second, or a copy that keeps the date.
        os.utime(module, (1_700_000_000, 1_700_000_000))
        code = "from pathlib import Path; from ataskaita import registry as found; "
        code += f"found.use(Path({str(other)!r})); print(*found.SCHEMAS)"
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        names.append(done.stdout.strip())
    assert names == ["boats", "trams"]


def test_a_copy_that_links_to_the_code_has_the_same_parts(project_copy):
    before = REGISTRY["users"]
    Project.find(project_copy.root)
    assert REGISTRY["users"] is before


def test_a_module_of_one_report_imports_nothing_of_another(other):
    (other / "indicators" / "__init__.py").write_text("import checks\n", encoding="utf-8")
    Project.find(other)
    with pytest.raises(UserError, match=r"indicators/__init__\.py, line 1.*has no package checks/"):
        list(REGISTRY)


def test_without_schemas_it_is_told_what_is_missing(other):
    (other / "schemas" / "__init__.py").unlink()
    (other / "schemas").rmdir()
    Project.find(other)
    with pytest.raises(UserError, match="has no folder schemas/"):
        list(registry.SCHEMAS)


def test_an_id_cannot_be_taken_twice(other):
    path = other / "indicators" / "__init__.py"
    path.write_text(INDICATOR + INDICATOR, encoding="utf-8")
    Project.find(other)
    with pytest.raises(ValueError, match=r"two indicators are called ferries\.crossings"):
        list(REGISTRY)


def test_a_report_without_the_tool_says_that_nothing_was_reconstructed(other):
    from ataskaita.cli.data_commands import reconstruct

    with pytest.raises(UserError, match="has no folder reconstruction/"):
        reconstruct(other, check=True)


def test_another_report_is_served_by_the_command_line_from_any_folder(other):
    code = (
        "from ataskaita.project import Project; Project.find();"
        "from ataskaita.indicators import REGISTRY; print(*REGISTRY)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=other, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["ferries.crossings"]

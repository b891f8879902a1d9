from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from ataskaita import registry
from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Tables
from ataskaita.project import Project

ROOT = Path(__file__).parents[1]

# Tests compare messages as the code says them; tests/test_translation.py looks at the others.
os.environ["ATASKAITA_LANG"] = "en"

# A busy machine is slow at times; that is no fault of the code.
settings.register_profile("ataskaita", deadline=None)
settings.load_profile("ataskaita")


SMALL = ROOT / "tests" / "small_report"

#: The edition that tests of the project's own report are about, whatever year it has come to.
EDITION = 2023

#: Folders of tests that are about the project's own report; all others use the small one.
OWN = {"backtests", "report"}


#: The modules that take longest; the first has the whole report rendered, which others look at.
LONGEST = (
    "report/site/test_in_a_browser.py",
    "site/test_stale.py",
    "new_library/test_second_library.py",
    "preview/test_preview.py",
    "docs/test_guide.py",
    "render/looks/test_in_a_browser.py",
    "cli/test_new_library.py",
    "data/test_snapshot.py",
    "cli/test_preview.py",
    "render/looks/test_note.py",
    "render/looks/test_search_field.py",
    "execution/test_kernels_end.py",
)


#: A folder whose modules one process runs: they share what takes seconds to find.
TOGETHER = "tests/report/reconstruction/"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process whole modules."""
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return TOGETHER if nodeid.startswith(TOGETHER) else super()._split_scope(nodeid)

    return Scheduling(config, log)


def report_of(path: Path) -> Path:
    """The folder of the report whose parts a module of tests uses and imports."""
    first = path.relative_to(ROOT / "tests").parts[0]
    return ROOT if first in OWN or first.endswith(".py") else SMALL


# The fixtures of its tests are imported before any test, and with them parts of the report.
registry.use(ROOT)


@pytest.hookimpl(tryfirst=True)
def pytest_make_collect_report(collector: pytest.Collector) -> None:
    """Have a module of tests import, and list by parameters, parts of the report it is about."""
    if isinstance(collector, pytest.Module):
        registry.use(report_of(collector.path))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test and its fixtures use the parts of its own report, whatever ran before."""
    report = report_of(item.path)
    # Each time it looks which parts there are.
    if registry.root() != report:
        registry.use(report)
    if report == ROOT:
        os.environ["ATASKAITA_YEAR"] = str(EDITION)
    else:
        os.environ.pop("ATASKAITA_YEAR", None)


# Thousands of tests are collected, all of which stay: to look again and again whether they are
# still needed takes a third of the time; and of the tests themselves a twelfth.
gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that processes side by side end at the same time."""
    place = {ROOT / "tests" / name: number for number, name in enumerate(LONGEST)}
    assert all(path.is_file() for path in place), "LONGEST names a module that is not there"
    items.sort(key=lambda item: place.get(item.path, len(LONGEST)))
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def set_edition(folder: Path) -> None:
    """Make a copy of the project the report of the edition that tests are about."""
    # Imports schemas, whose rules are in the language that is chosen by then.
    from ataskaita.new_year.files import settings_of

    path = folder / "_variables.yml"
    path.write_text(settings_of(path.read_text(encoding="utf-8"), EDITION), encoding="utf-8")


@pytest.fixture(scope="session")
def small_snapshot() -> Snapshot:
    """The small report's data with its dictionary; nothing may change it."""
    return Snapshot.load(Project(SMALL))


@pytest.fixture(scope="session")
def small_tables(small_snapshot: Snapshot) -> Tables:
    """The small report's data; nothing may change it."""
    return small_snapshot.tables


@pytest.fixture
def small_report(tmp_path: Path) -> Project:
    """A copy of the small report, to break at will."""
    folder = tmp_path / "report"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("__pycache__", "_build", "_site"))
    return Project(folder)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the small report with its site and PDF; nothing may change it."""
    from tests.support.projects import copy_small_report
    from tests.support.rendering import render_once

    return render_once(tmp_path_factory, "small-rendered", copy_small_report)


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The real data with its dictionary; nothing may change it."""
    return Snapshot.load(Project(ROOT))


@pytest.fixture(scope="session")
def tables(snapshot: Snapshot) -> Tables:
    """The real data; nothing may change it."""
    return snapshot.tables


@pytest.fixture
def project_copy(tmp_path: Path) -> Project:
    """The data and settings of the project, to break at will."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("_quarto.yml", "_variables.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    set_edition(tmp_path)
    for folder in registry.folders(ROOT):
        (tmp_path / folder.name).symlink_to(folder)
    return Project(tmp_path)

"""How many sentences are not confirmed, kept by chapter while nothing it rests on changes."""

from __future__ import annotations

from pathlib import Path

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.data.snapshot import current_data, snapshot_path
from ataskaita.fingerprint import code, files_below, of_file, of_files
from ataskaita.project import Project
from ataskaita.report_code import reads_more


def count_unconfirmed(project: Project) -> int:
    """How many sentences nobody has confirmed for the report year, or rest on other numbers now."""
    cache = Cache(project.build / "cache")
    common, count = _common(project), 0
    for source in project.sources:
        parts = [common, _files(project, source), source.name]
        found = cache.get("unconfirmed", *parts)
        if found is None:
            found = _count(project, source)
            # What was saved meanwhile may have been read before that or after; code that reads
            # more than the data may find something else next time.
            same = [_common(project), _files(project, source)] == parts[:2]
            if same and not reads_more(project.root):
                cache.put(found, "unconfirmed", *parts)
        count += found
    return count


def _count(project: Project, source: Path) -> int:
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.review.unconfirmed import unconfirmed

    return len(unconfirmed(project, [source], current_data(project).tables))


def _common(project: Project) -> list[object]:
    """What the judgement of every chapter depends on."""
    report = [of_files(folder, files_below(folder)) for folder in registry.folders(project.root)]
    packages = ("review", "lint", "execution", "checks", "indicators", "values", "lithuanian")
    engine = code(*packages, "chapter/conditions.py", "report_code.py")
    return [engine, *report, project.year, project.variables, snapshot_path(project).name]


def _files(project: Project, source: Path) -> list[str | None]:
    return [of_file(source), of_file(project.confirmed_file(source))]

"""How many sentences are not confirmed, kept by chapter while nothing it rests on changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.data.snapshot import current_data, snapshot_path
from ataskaita.fingerprint import code, of_file, of_files
from ataskaita.project import Project
from ataskaita.report_code import reads_more


def count_unconfirmed(project: Project) -> int:
    """How many sentences nobody has confirmed for the report year, or rest on other numbers now."""
    cache, common = Cache(project.build / "cache"), _common(project)
    files = {source: _files(project, source) for source in project.sources}
    counts = {source: cache.get("unconfirmed", common, files[source]) for source in files}
    anew = [source for source, count in counts.items() if count is None]
    if anew:
        counts |= _count(project, anew)
        # What was saved meanwhile may have been read before that or after; code that reads
        # more than the data may find something else next time.
        if _common(project) == common and not reads_more(project.root):
            for source in anew:
                if _files(project, source) == files[source]:
                    cache.put(counts[source], "unconfirmed", common, files[source])
    return sum(counts.values())


def _count(project: Project, sources: Sequence[Path]) -> dict[Path, int]:
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.review.unconfirmed import unconfirmed

    tables = current_data(project).tables
    return {source: len(unconfirmed(project, [source], tables)) for source in sources}


def _common(project: Project) -> list[object]:
    """What the judgement of every chapter depends on."""
    report = of_files(project.root, registry.folders(project.root))
    packages = ("review", "lint", "execution", "checks", "indicators", "values", "lithuanian")
    engine = code(*packages, "data/cell_conditions.py", "report_code.py")
    return [engine, report, project.year, project.variables, snapshot_path(project).name]


def _files(project: Project, source: Path) -> list[str | None]:
    return [source.name, of_file(source), of_file(project.confirmed_file(source))]

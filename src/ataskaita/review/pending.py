"""How many sentences are not confirmed, kept while nothing it rests on changes."""

from __future__ import annotations

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.data.snapshot import current_snapshot, read_snapshot, snapshot_path
from ataskaita.fingerprint import code, files_below, of_file, of_files
from ataskaita.project import Project
from ataskaita.report_code import reads_more


def count_unconfirmed(project: Project) -> int:
    """How many sentences nobody has confirmed for the report year, or rest on other numbers now.

    Parameters
    ----------
    project : Project
        The project, with valid data.
    """
    cache = Cache(project.build / "cache")
    ingredients = _ingredients(project)
    found = cache.get("unconfirmed", *ingredients)
    if found is None:
        # Imported here: a render in which nothing has changed needs no table.
        from ataskaita.review.facts import rests_on_numbers, unconfirmed

        needed = rests_on_numbers(project)
        tables = read_snapshot(current_snapshot(project)).tables if needed else None
        found = len(unconfirmed(project, tables=tables))
        # What was saved meanwhile may have been read before that or after; code that reads more
        # than the data may find something else next time.
        if _ingredients(project) == ingredients and not reads_more(project.root):
            cache.put(found, "unconfirmed", *ingredients)
    return found


def _ingredients(project: Project) -> list[object]:
    report = [of_files(folder, files_below(folder)) for folder in registry.folders(project.root)]
    return [
        code(
            "review",
            "lint",
            "execution",
            "checks",
            "indicators",
            "values",
            "lithuanian",
            "report_code.py",
        ),
        *report,
        project.year,
        project.variables,
        snapshot_path(project).name,
        *(of_file(source) for source in project.sources),
        *(of_file(project.confirmed_file(source)) for source in project.sources),
    ]

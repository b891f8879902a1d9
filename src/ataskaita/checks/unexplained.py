"""How many large changes nobody has explained, kept while nothing it rests on changes."""

from __future__ import annotations

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.data.snapshot import current_data, snapshot_path
from ataskaita.fingerprint import code, files_below, of_file, of_files
from ataskaita.project import Project
from ataskaita.report_code import reads_more


def unexplained(project: Project) -> int:
    """How many large changes have no explanation, or one of another change."""
    cache = Cache(project.build / "cache")
    ingredients = _ingredients(project)
    found = cache.get("movements", *ingredients)
    if found is None:
        found = _compute(project)
        # What was saved meanwhile may have been read before that or after; code that reads more
        # than the data may find something else next time.
        if _ingredients(project) == ingredients and not reads_more(project.root):
            cache.put(found, "movements", *ingredients)
    return found


def _ingredients(project: Project) -> list[str | None]:
    report = [of_files(folder, files_below(folder)) for folder in registry.folders(project.root)]
    packages = ("checks", "indicators", "values", "lithuanian")
    engine = code(*packages, "report_code.py")
    notes = of_file(project.root / Project.notes_file(project.year))
    return [engine, *report, snapshot_path(project).name, notes]


def _compute(project: Project) -> int:
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.checks.movements import movements, unfitting
    from ataskaita.checks.notes import read_notes

    given = current_data(project).tables, project.year, read_notes(project, project.year)
    return sum(one.note is None for one in movements(*given)) + len(list(unfitting(*given)))

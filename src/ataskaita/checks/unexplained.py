"""The list of large changes that nobody has explained, kept while nothing it rests on changes."""

from __future__ import annotations

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.data.snapshot import current_data, snapshot_path
from ataskaita.fingerprint import code, files_below, of_file, of_files
from ataskaita.project import Project
from ataskaita.report_code import reads_more
from ataskaita.translation import _, language


def unexplained(project: Project) -> list[str]:
    """The large changes without an explanation, a line each."""
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
    packages = ("checks", "indicators", "values", "lithuanian", "locale")
    engine = code(*packages, "translation.py", "report_code.py")
    notes = of_file(project.root / Project.notes_file(project.year))
    return [engine, *report, snapshot_path(project).name, notes, language()]


def _compute(project: Project) -> list[str]:
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.checks.movements import movements, unfitting
    from ataskaita.checks.notes import read_notes

    tables = current_data(project).tables
    notes = read_notes(project, project.year)
    moved = movements(tables, project.year, notes)
    lines = [one.named(tables.units) for one in moved if one.note is None]
    message = _(
        "{indicator}, {unit}: its note expects {expected}, but the change is {now}; the note "
        "is not printed"
    )
    for note, unit, change in unfitting(tables, project.year, notes):
        named, now = tables.units.in_words(unit), change.text if change else "–"
        expected = note.expect[unit]
        lines.append(
            message.format(indicator=note.indicator, unit=named, expected=expected, now=now)
        )
    return lines

"""How many large changes nobody has explained."""

from __future__ import annotations

from ataskaita.project import Project


def unexplained(project: Project) -> int:
    """How many large changes have no explanation, or one of another change."""
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.checks.movements import movements, unfitting
    from ataskaita.checks.notes import read_notes
    from ataskaita.data.snapshot import current_data

    given = current_data(project).tables, project.year, read_notes(project, project.year)
    return sum(one.note is None for one in movements(*given)) + len(list(unfitting(*given)))

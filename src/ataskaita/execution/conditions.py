"""Cells that belong to some years only: a cell's tag says on what it depends.

A cell with the tag ``when-published`` is there where the report year has a published edition to be
compared with, one with ``unless-published`` where it has none. ``when-known-VISITS-01`` and
``unless-known-VISITS-01`` ask whether the year's ``exceptions.yml`` knows of a contradiction that
this rule has found. Tags are edited in Jupyter itself.
"""

from __future__ import annotations

from typing import Any

from ataskaita.data.entries import read_yaml as read_yaml_file
from ataskaita.data.findings import did_you_mean
from ataskaita.data.folder import EXCEPTIONS
from ataskaita.errors import UserError
from ataskaita.execution.notebook import Node
from ataskaita.project import Project
from ataskaita.translation import _

_WHEN, _UNLESS = "when-", "unless-"
_KNOWN = "known-"


def cells_of_the_year(project: Project, notebook: Any, name: str) -> Any:
    """A chapter without the cells that do not apply to the report year.

    Parameters
    ----------
    project : Project
    notebook : Node
        The chapter; it stays as it is.
    name : str
        What messages call it.

    Raises
    ------
    UserError
        A tag names a condition that there is not.
    """
    kept = [
        cell
        for number, cell in enumerate(notebook.cells, start=1)
        if applies(project, cell, f"{name}, cell {number}")
    ]
    return Node(notebook | {"cells": kept})


def applies(project: Project, cell: Any, place: str) -> bool:
    """Whether a cell is part of the report of this year.

    Parameters
    ----------
    project : Project
    cell : Node
    place : str
        What messages call it.

    Raises
    ------
    UserError
        A tag names a condition that there is not.
    """
    holds = {"published": project.published(project.year).is_file()}
    tags = [
        tag
        for tag in cell.metadata.get("tags", [])
        if isinstance(tag, str) and tag.startswith((_WHEN, _UNLESS))
    ]
    for tag in tags:
        condition = tag.partition("-")[2]
        if condition.startswith(_KNOWN):
            holds[condition] = condition.removeprefix(_KNOWN) in _known_rules(project)
        elif condition not in holds:
            known = [start + each for each in holds for start in (_WHEN, _UNLESS)]
            message = _("{place}: no condition is called `{tag}`.").format(place=place, tag=tag)
            raise UserError(message, did_you_mean(tag, known))
    return all(holds[tag.partition("-")[2]] == tag.startswith(_WHEN) for tag in tags)


def _known_rules(project: Project) -> set[str]:
    """The rules whose contradictions are recorded as known; of a faulty file there are none."""
    path = project.raw(project.year) / EXCEPTIONS
    entries = read_yaml_file(path, path.name, "")[0] if path.is_file() else None
    listed = entries if isinstance(entries, list) else []
    return {str(entry.get("rule")) for entry in listed if isinstance(entry, dict)}

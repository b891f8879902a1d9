"""Cells that belong to some years only: a cell's tag says on what it depends.

A cell with a tag of these is there only where the report year has

========================  ============================================================
``when-published``        a published edition to be compared with
``when-known-VISITS-01``  a contradiction in its ``exceptions.yml`` that this rule has found
``when-TABLE``            figures in that table, such as ``when-visits``
``when-TABLE-complete``   the same, and no row that says that its number is not known
``when-any_table``        figures in any table at all
``when-compared``         a year before, with which it can be compared
========================  ============================================================

and with ``unless-`` in place of ``when-`` only where it has not. Of several tags all must hold.
Tags are edited in Jupyter itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ataskaita.data.entries import read_yaml_with_lines
from ataskaita.data.findings import did_you_mean
from ataskaita.data.folder import EXCEPTIONS
from ataskaita.data.snapshot import current_data
from ataskaita.data.table_names import NOT_AVAILABLE
from ataskaita.errors import DataErrors, UserError
from ataskaita.project import Project
from ataskaita.translation import _

if TYPE_CHECKING:
    from ataskaita.data.snapshot import Snapshot

_WHEN, _UNLESS, _KNOWN = "when-", "unless-", "known-"
_PUBLISHED, _COMPARED, _ANY, _COMPLETE = "published", "compared", "any_table", "complete"


class Conditions:
    """What holds in the report year; found out when the first cell asks.

    Parameters
    ----------
    project : Project
    """

    def __init__(self, project: Project) -> None:
        self.project = project

    def applies(self, cell: Any, place: str) -> bool:
        """Whether a cell is part of the report of this year.

        Parameters
        ----------
        cell : Node
        place : str
            What messages call it.

        Raises
        ------
        UserError
            A tag names a condition that there is not.
        """
        own = {tag: tag.partition("-")[2] for tag in _conditional(cell)}
        if not own:
            return True
        holds = {_PUBLISHED: self.project.published(self.project.year).is_file()}
        if contradictions := [one for one in own.values() if one.startswith(_KNOWN)]:
            known_rules = _known_rules(self.project)
            holds |= {one: one.removeprefix(_KNOWN) in known_rules for one in contradictions}
        if not holds.keys() >= set(own.values()):
            if self._of_data is None:
                # What is wrong with the data is told elsewhere; meanwhile any cell may be there.
                return True
            holds = self._of_data | holds
        for tag, condition in own.items():
            if condition not in holds:
                known = [start + condition for condition in holds for start in (_WHEN, _UNLESS)]
                message = _("{place}: no condition is called `{tag}`.").format(place=place, tag=tag)
                raise UserError(message, did_you_mean(tag, known))
        return all(holds[condition] == tag.startswith(_WHEN) for tag, condition in own.items())

    @cached_property
    def _of_data(self) -> dict[str, bool] | None:
        """Which conditions hold that depend on the data; None where it has faults."""
        try:
            return _of_data(current_data(self.project), self.project.year)
        except DataErrors:
            return None


def exclude_each_other(first: Any, second: Any) -> bool:
    """Whether no report holds both of two cells, whatever its data: two cells of one label may.

    Parameters
    ----------
    first, second : Node
        Cells of a chapter.
    """
    return _contradict(first, second) or _contradict(second, first)


def _contradict(wanting: Any, refusing: Any) -> bool:
    wanted = {tag.removeprefix(_WHEN) for tag in _conditional(wanting) if tag.startswith(_WHEN)}
    # What is complete is there.
    wanted |= {condition.removesuffix(f"-{_COMPLETE}") for condition in wanted}
    return any(f"{_UNLESS}{condition}" in _conditional(refusing) for condition in wanted)


def _conditional(cell: Any) -> list[str]:
    given = cell.metadata.get("tags", [])
    return [t for t in given if isinstance(t, str) and t.startswith((_WHEN, _UNLESS))]


def _known_rules(project: Project) -> set[str]:
    """The rules whose contradictions are recorded as known; of a faulty file there are none."""
    path = project.raw(project.year) / EXCEPTIONS
    entries = read_yaml_with_lines(path, path.name, "")[0] if path.is_file() else None
    listed = entries if isinstance(entries, list) else []
    return {str(entry.get("rule")) for entry in listed if isinstance(entry, dict)}


def _of_data(snapshot: Snapshot, year: int) -> dict[str, bool]:
    tables = [table for table in snapshot.tables if table.year is not None and len(table.rows)]
    now = {table.name: table for table in tables if table.year == year}
    names = [t["table"] for t in snapshot.dictionary["tables"] if t["folder"] == "raw"]
    holds = {name: name in now for name in names} | {
        f"{name}-{_COMPLETE}": name in now and NOT_AVAILABLE not in (now[name].statuses or ())
        for name in names
    }
    holds[_ANY] = any(holds.values())
    holds[_COMPARED] = any(table.year == year - 1 for table in tables)
    return holds

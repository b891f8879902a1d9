"""Reconstruct the counts that a published report leaves out but its printed ratios bound.

The report of 2023 prints, for instance, 47,5 documents and 41,2 books per user, but neither users
nor books. They are whole numbers and each printed ratio bounds them. `run` searches for all whole
numbers that satisfy everything printed (`published_2023` lists it, figure by figure), stores one
feasible value of each with the smallest and the largest one, and shows what cannot be satisfied.

The published figures are the only input, so a later correction of a raw table changes nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ataskaita.project import Project
    from reconstruction.report import Report

__all__ = ["run"]


def run(project: Project, write: bool) -> Report:
    """Search, compare with the stored files and, if asked to, write those that differ.

    Parameters
    ----------
    project : Project
        Where the published figures are and the tables go.
    write : bool
        False only tells what differs.

    Returns
    -------
    Report
        `Report.up_to_date` is False where stored files are not what the search gives; `str` of it
        is meant for a terminal.

    Raises
    ------
    UserError
        Published figures are missing or unreadable, or scipy is not installed.
    """
    from reconstruction.reconstruction import reconstruct

    return reconstruct(project, write)

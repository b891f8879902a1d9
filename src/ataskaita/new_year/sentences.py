"""Sentences that nobody has confirmed for the report year: the one place that asks for them."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ataskaita.project import Project

if TYPE_CHECKING:
    from ataskaita.data.tables import Tables


def unconfirmed_by_chapter(project: Project, tables: Tables | None) -> Counter[str] | None:
    """Chapter -> how many of its sentences are left; None where nothing can tell.

    Parameters
    ----------
    project : Project
    tables : Tables or None
        The data, where it is sound: sentences may rest on numbers.
    """
    try:
        from ataskaita.review.facts import unconfirmed
    except ModuleNotFoundError:
        return None
    return Counter(PurePosixPath(one.chapter).stem for one in unconfirmed(project, tables=tables))

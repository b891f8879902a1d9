"""Sentences that nobody has confirmed for the report year, chapter by chapter."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ataskaita.project import Project
from ataskaita.review.facts import unconfirmed

if TYPE_CHECKING:
    from ataskaita.data.tables import Tables


def unconfirmed_by_chapter(project: Project, tables: Tables | None) -> Counter[str]:
    """Chapter -> how many of its sentences are left.

    Parameters
    ----------
    project : Project
    tables : Tables or None
        The data, where it is sound: sentences may rest on numbers.
    """
    left = unconfirmed(project, tables=tables)
    return Counter(PurePosixPath(one.sentence.file).stem for one in left)

"""The files that an import would write, and who has filled what in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ataskaita.workbook.answers import Place
from ataskaita.workbook.csv_text import CsvText
from ataskaita.workbook.plan import Plan


@dataclass
class Files:
    """The files as they will be.

    Parameters
    ----------
    contents : dict
        File, from the project's root -> all that it will hold.
    places : dict
        (file, line, column) -> who has filled that cell.
    waiting : set
        (file, line) of rows that wait for parts which have not answered.
    texts : dict
        File of a table -> its text, which knows how lines were numbered before.
    plan : Plan
        What they are made from.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    places: dict[tuple[str, int | None, str], Place] = field(default_factory=dict)
    waiting: set[tuple[str, int]] = field(default_factory=set)
    texts: dict[str, CsvText] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)

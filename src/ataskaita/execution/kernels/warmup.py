"""What the warm parent does before the first fork, so that no kernel has to do it again.

Libraries read and compile some things the first time they are asked. Only that is done here: what
is left behind are their caches, nothing that a chapter could see.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ataskaita.data.snapshot import Snapshot


def warm_up() -> None:
    """Have libraries read what they read only once: the words of the language."""
    from ataskaita.lithuanian.numbers import format_number, plural_category
    from ataskaita.lithuanian.words import long_date

    for digits in range(3):
        format_number(Fraction(12345, 10), digits)
    plural_category(Fraction(2))
    long_date(date(2000, 1, 1))


def warm_up_data(snapshot: Snapshot) -> None:
    """Make the indexes of the tables, which every chapter looks rows up in."""
    for table in snapshot.tables:
        _ = table.rows

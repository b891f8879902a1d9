"""What stands below a table: what its marks mean, and what else must be said of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ataskaita.lithuanian.numbers import NBSP
from ataskaita.values.marks import PUBLISHED
from ataskaita.values.stated import Stated
from ataskaita.values.values import Value

#: What is said below a table all of whose numbers are of one kind, so that none has the mark.
WHOLE = {
    "e": "Visi šios lentelės skaičiai atkurti arba įvertinti, todėl apytiksliai.",
    "i": "Visi šios lentelės skaičiai tokie, kokie išspausdinti tų metų ataskaitoje; pradinių "
    "duomenų nėra.",
}

#: Said where a change is not the difference of the numbers beside it as these are printed.
UNROUNDED = "Pokyčiai apskaičiuoti iš nesuapvalintų skaičių."

#: What stands before a published number below that of a table, and what is said of one cut off.
PUBLISHED_SIGN = f"pask.{NBSP}"
CUT = "; jis nukirstas, o ne suapvalintas."


def rounded_apart(values: Iterable[Value]) -> bool:
    """Whether the numbers of a row, as they are printed, do not come to the change beside them."""
    shown = {value.key: value.shown for value in values}
    for key, change in shown.items():
        now, is_change, _kind = key.partition("~change")
        start, dot, year = now.rpartition(".")
        before = shown.get(f"{start}{dot}{int(year) - 1}") if is_change else None
        if before is not None and now in shown and shown[now] - before != change:
            return True
    return False


def published_instead(value: Value) -> tuple[Stated, ...]:
    """What the library has published instead of a number of a table.

    Where it has published the table's number as well, the table is as was published.
    """
    # A table that compares says it itself.
    return () if value.agreed or value.in_full else value.disputed


def published_note(values: Iterable[Value]) -> Iterator[str]:
    """What is said below a table of the numbers published instead of its own."""
    instead = [(value, stated) for value in values for stated in published_instead(value)]
    if instead:
        cut = all(stated.is_cut(value.amount.number) for value, stated in instead)
        yield f"{PUBLISHED}{CUT if cut else '.'}"

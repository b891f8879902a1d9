"""Rules between the tables of the small report."""

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds_by_group, rule


@rule(
    "READERS-01",
    "readers",
    "visits",
    title="Kiekvienas skaitytojas apsilankė bent kartą.",
    message="{unit} has {left} readers, but visits.csv only {right} visits.",
    fix="Correct readers.csv or visits.csv.",
)
def every_reader_came_once(data: Year) -> Iterator[Breach]:
    yield from exceeds_by_group(data, "readers", data.by_group("readers"), data.by_group("visits"))

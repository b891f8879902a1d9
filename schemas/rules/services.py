"""Rules on enquiries and events."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, plain, rule


@rule(
    "ENQUIRIES-01",
    "enquiries",
    title="Atsakyta ne į daugiau užklausų, negu gauta.",
    message="{unit} answered {left} enquiries, more than the {right} it received.",
    fix="Correct enquiries.csv.",
)
def answered_are_no_more_than_received(data: Year) -> Iterator[Breach]:
    """Only enquiries that were received can be answered."""
    received = data.rows("enquiries", outcome="received").set_index("unit")["upper"]
    answered = data.rows("enquiries", outcome="answered")
    for line, row in answered.iterrows():
        if row["unit"] in received.index:
            left, right = row["lower"], received[row["unit"]]
            for breach in exceeds("enquiries", left, right, unit=row["unit"]):
                yield Breach(
                    "enquiries", int(line), "value", plain(left), breach.difference, breach.details
                )


@rule(
    "ENQUIRIES-03",
    "enquiries",
    title="Kur atsakyta į užklausas, ten jų ir gauta.",
    message="{unit} answered {left} enquiries, but there is no row of those it received.",
    fix="Add the row `{unit},received` to enquiries.csv.",
)
def what_is_answered_was_received(data: Year) -> Iterator[Breach]:
    """An answer without an enquiry is a row forgotten."""
    received = set(data.rows("enquiries", outcome="received")["unit"])
    for line, row in data.rows("enquiries", outcome="answered").iterrows():
        if row["unit"] not in received:
            yield Breach(
                "enquiries",
                int(line),
                "unit",
                row["unit"],
                details={"unit": row["unit"], "left": row["value"]},
            )


@rule(
    "EVENTS-01",
    "event_measures",
    "events",
    title="Edukacinių užsiėmimų ne daugiau negu renginių.",
    message="{left} events were educational, more than the {right} held.",
    fix="Correct event_measures.csv or events.csv.",
)
def educational_are_no_more_than_all(data: Year) -> Iterator[Breach]:
    """Educational events are events."""
    educational = data.total("event_measures", "lower", measure="educational")
    return exceeds("event_measures", educational, data.total("events", "upper"))

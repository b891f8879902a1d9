"""Rules on loans, enquiries and events."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, rule, unequal


@rule(
    "LOANS-01",
    "loans",
    "audiosensory",
    title="Išduoti garsiniai dokumentai yra audiosensorinės bibliotekos garsiniai įrašai.",
    message="loans.csv gives {left} audio loans, but audiosensory.csv gives {right}.",
    fix="Correct loans.csv or audiosensory.csv; both state the same fact.",
)
def audio_loans_are_audiosensory_loans(data: Year) -> Iterator[Breach]:
    """One fact in two tables: all audio documents come from one collection."""
    audio = data.rows("loans", document_type="audio")
    if audio.empty or data.rows("audiosensory", measure="loans").empty:
        return iter(())
    return unequal(
        "loans", float(audio["value"].sum()), data.total("audiosensory", measure="loans")
    )


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
                    "enquiries", int(line), "value", str(left), breach.difference, breach.details
                )


@rule(
    "ENQUIRIES-02",
    "enquiries_by_channel",
    "enquiries",
    title="Kuriuo nors būdu pateiktų užklausų ne daugiau negu visų gautų.",
    message="The channels add up to {left} enquiries, more than the {right} received.",
    fix="Correct enquiries_by_channel.csv or enquiries.csv.",
)
def channels_are_no_more_than_received(data: Year) -> Iterator[Breach]:
    """Channels are parts of all enquiries received."""
    return exceeds(
        "enquiries_by_channel",
        data.total("enquiries_by_channel", "lower"),
        data.total("enquiries", "upper", outcome="received"),
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


@rule(
    "HOME-02",
    "home_delivery",
    title="Namuose aptarnauti vartotojai aplankyti bent po kartą.",
    message="The {unit} served {left} users at home on {right} visits, fewer than users.",
    fix="Correct home_delivery.csv.",
)
def each_user_at_home_was_visited(data: Year) -> Iterator[Breach]:
    """Nobody is served at home without a visit."""
    for deliverer in ("librarians", "volunteers"):
        users = data.rows("home_delivery", deliverer=deliverer, measure="users")
        visits = data.rows("home_delivery", deliverer=deliverer, measure="visits")
        if len(users) and len(visits):
            yield from exceeds(
                "home_delivery",
                float(users["value"].sum()),
                float(visits["value"].sum()),
                unit=deliverer,
            )

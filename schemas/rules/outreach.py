"""Rules on services elsewhere, the channels of enquiries, and training abroad."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, plain, rule, unequal


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
    "HOME-02",
    "home_delivery",
    title="Namuose aptarnauti vartotojai aplankyti bent po kartą.",
    message="The {deliverer} served {left} users at home on {right} visits, fewer than users.",
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
                deliverer=deliverer,
            )


@rule(
    "HOME-03",
    "home_delivery",
    title="Kur kas nors nešta į namus, ten yra ir namuose aptarnautų vartotojų.",
    message="The {deliverer} served 0 users at home, but {measure}: {left}.",
    fix="Correct home_delivery.csv; users whose number is not known are `not_available`.",
)
def nothing_is_delivered_to_nobody(data: Year) -> Iterator[Breach]:
    """Visits and items are somebody's: 0 users stands where nobody has counted them."""
    for deliverer, rows in data["home_delivery"].groupby("deliverer", observed=True):
        users = rows[rows["measure"] == "users"]["upper"]
        given = rows[rows["measure"].isin(["visits", "items"]) & (rows["lower"] > 0)]
        for line, row in given.iterrows() if len(users) and users.sum(skipna=False) == 0 else ():
            details = {"deliverer": deliverer, "measure": row["measure"], "left": row["value"]}
            number = float(row["value"])
            yield Breach("home_delivery", int(line), "value", plain(number), number, details)


@rule(
    "STAFF-02",
    "staff",
    "staff_trained",
    title="Užsienyje kvalifikaciją kėlė ne daugiau darbuotojų negu iš viso.",
    message="{left} employees were trained abroad, more than the {right} trained at all.",
    fix="Correct staff.csv or staff_trained.csv.",
)
def trained_abroad_are_no_more_than_trained(data: Year) -> Iterator[Breach]:
    """Training abroad is training."""
    abroad = data.total("staff", "lower", measure="trained_abroad")
    return exceeds("staff", abroad, data.total("staff_trained", "upper"))

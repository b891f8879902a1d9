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
    "USERS-04",
    "home_delivery",
    "service_points",
    "audiosensory",
    title="Kur lankytasi ar kas nors išduota, ten yra ir vartotojų.",
    message="There are 0 users, but {measure}: {left}.",
    fix="Correct the table; users whose number is not known are `not_available`.",
)
def nothing_is_lent_to_nobody(data: Year) -> Iterator[Breach]:
    """Visits and items are somebody's: 0 users stands where nobody has counted them."""
    for table in ("home_delivery", "service_points", "audiosensory"):
        rows = data[table]
        by = rows["deliverer"] if "deliverer" in rows else [table] * len(rows)
        for _whose, own in rows.groupby(by, observed=True):
            users = own[own["measure"] == "users"]["upper"]
            given = own[own["measure"].isin(["visits", "items", "loans"]) & (own["lower"] > 0)]
            for line, row in (
                given.iterrows() if len(users) and users.sum(skipna=False) == 0 else ()
            ):
                number, details = row["value"], {"measure": row["measure"], "left": row["value"]}
                yield Breach(table, int(line), "value", plain(number), float(number), details)


@rule(
    "DIGITISATION-01",
    "digitisation",
    title="Suskaitmeninti laikraščių komplektai – ne vėlesnių kaip ataskaitiniai metų.",
    message="A set of {left} had not come out yet.",
    fix="Correct digitisation.csv.",
)
def only_what_has_come_out_is_digitised(data: Year) -> Iterator[Breach]:
    """No newspaper of a later year lay there to be digitised."""
    sets = data["digitisation"]
    for line, row in sets[sets["volume_year"] > data.units.year].iterrows():
        year = str(row["volume_year"])
        yield Breach("digitisation", int(line), "volume_year", year, details={"left": year})


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

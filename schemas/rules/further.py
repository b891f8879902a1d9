"""Rules on figures that only some libraries give: by age, by quarter."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, exceeds_by_group, rule, unequal


@rule(
    "USERS-03",
    "users_by_age",
    "users",
    title="Vartotojų pagal amžių ne daugiau negu visų vartotojų.",
    message="In {unit} the ages add up to {left} users, more than the {right} registered.",
    fix="Correct users_by_age.csv or users.csv.",
)
def ages_are_no_more_than_all_users(data: Year) -> Iterator[Breach]:
    """Whoever has an age is a user; the age of some may be unknown."""
    ages, users = data.by_unit("users_by_age", "lower"), data.by_unit("users", "upper")
    return exceeds_by_group(data, "users_by_age", ages, users)


@rule(
    "LOANS-02",
    "loans_by_age",
    "loans",
    title="Išduotis pagal amžių ne didesnė už visą išduotį.",
    message="The ages add up to {left} loans, more than the {right} of all.",
    fix="Correct loans_by_age.csv or loans.csv.",
)
def loans_by_age_are_no_more_than_all(data: Year) -> Iterator[Breach]:
    """Every loan to somebody of an age is a loan."""
    return exceeds(
        "loans_by_age", data.total("loans_by_age", "lower"), data.total("loans", "upper")
    )


@rule(
    "QUARTERS-01",
    "quarters",
    others=True,
    title="Ketvirčių duomenys kartu ne didesni už metų; visų keturių – jiems lygūs.",
    message="{measure}: the quarters add up to {left}, the year to {right}.",
    fix="Correct quarters.csv or {measure}.csv.",
)
def quarters_are_those_of_the_year(data: Year) -> Iterator[Breach]:
    """Quarters are parts of the year, and four of them are the year.

    Whatever has a table of its own for the year is compared with that.
    """
    for measure, rows in data["quarters"].groupby("measure", observed=True):
        if measure not in data.frames or "upper" not in data[measure]:
            continue
        least, most = (rows[bound].sum(skipna=False) for bound in ("lower", "upper"))
        yield from exceeds("quarters", least, data.total(measure, "upper"), measure=measure)
        if len(rows) == 4:
            year = data.total(measure, "lower")
            yield from unequal("quarters", min(most, year), year, measure=measure)


@rule(
    "QUARTERS-02",
    "quarters",
    "users",
    title="Ketvirčių naujų vartotojų kartu ne daugiau negu metų vartotojų.",
    message="The quarters add up to {left} new users, more than the {right} of the year.",
    fix="Correct quarters.csv or users.csv.",
)
def new_users_are_users(data: Year) -> Iterator[Breach]:
    """Who is new is one of those registered in the year."""
    new = data.total("quarters", "lower", measure="new_users")
    return exceeds("quarters", new, data.total("users", "upper"))


@rule(
    "STAFF-03",
    "staff_by_kind",
    "staff",
    title="Darbuotojų pagal pareigas tiek, kiek visų darbuotojų.",
    message="The kinds add up to {left} employees, but there are {right}.",
    fix="Correct staff_by_kind.csv or staff.csv.",
)
def kinds_of_employees_are_all_employees(data: Year) -> Iterator[Breach]:
    """Everybody has a post, and both tables tell how it is at the end of the year."""
    if data.rows("staff", measure="employees").empty:
        return iter(())
    kinds, all_of_them = (
        data.total("staff_by_kind", "value"),
        data.total("staff", "value", measure="employees"),
    )
    return unequal("staff_by_kind", kinds, all_of_them)

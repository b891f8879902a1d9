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
    ages, users = data.by_group("users_by_age", "lower"), data.by_group("users", "upper")
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
    "loans",
    title="Ketvirčių išduotis kartu ne didesnė už metų išduotį; visų keturių – jai lygi.",
    message="The quarters add up to {left} loans, the year to {right}.",
    fix="Correct quarters.csv or loans.csv.",
)
def loans_of_the_quarters_are_those_of_the_year(data: Year) -> Iterator[Breach]:
    """Quarters are parts of the year, and four of them are the year."""
    return _unlike_the_year(data, "loans")


@rule(
    "QUARTERS-02",
    "quarters",
    "visits",
    title="Ketvirčių apsilankymų kartu ne daugiau negu metų; visų keturių – tiek pat.",
    message="The quarters add up to {left} visits, the year to {right}.",
    fix="Correct quarters.csv or visits.csv.",
)
def visits_of_the_quarters_are_those_of_the_year(data: Year) -> Iterator[Breach]:
    """Quarters are parts of the year, and four of them are the year."""
    return _unlike_the_year(data, "visits")


def _unlike_the_year(data: Year, measure: str) -> Iterator[Breach]:
    """Breaches where quarters are more than the year's table, or all four of them less."""
    least = data.total("quarters", "lower", measure=measure)
    yield from exceeds("quarters", least, data.total(measure, "upper"))
    if len(data.rows("quarters", measure=measure)) == 4:
        most, year = data.total("quarters", "upper", measure=measure), data.total(measure, "lower")
        yield from unequal("quarters", min(most, year), year)

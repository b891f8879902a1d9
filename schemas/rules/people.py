"""Rules on inhabitants, users and employees."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, exceeds_by_group, rule


@rule(
    "USERS-01",
    "users",
    "population",
    title="Vartotojų ne daugiau negu gyventojų.",
    message="{unit} has at least {left} users, more than its {right} inhabitants.",
    fix="Correct users.csv or population.csv.",
)
def users_are_no_more_than_inhabitants(data: Year) -> Iterator[Breach]:
    """Registered users live where the library serves."""
    users, population = data.by_group("users", "lower"), data.by_group("population", "upper")
    return exceeds_by_group(data, "users", users, population)


@rule(
    "STAFF-01",
    "staff_trained",
    "staff",
    title="Kvalifikaciją kėlė ne daugiau darbuotojų, negu jų yra.",
    message="{left} employees were trained, but there are only {right}.",
    fix="Correct staff_trained.csv or staff.csv.",
)
def trained_are_no_more_than_employees(data: Year) -> Iterator[Breach]:
    """Those who were trained are employees."""
    if data.rows("staff", measure="employees").empty:
        return iter(())
    employees = data.total("staff", "upper", measure="employees")
    return exceeds("staff_trained", data.total("staff_trained", "lower"), employees)

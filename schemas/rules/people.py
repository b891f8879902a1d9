"""Rules on inhabitants, users and employees."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, exceeds_by_group, rule, unequal


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
    "USERS-02",
    "membership_trend",
    title="Kaimo filialai pagal sutelktumo kitimo kryptį sudaro visus kaimo filialus.",
    message="The directions add up to {left} rural branches, but units.csv has {right}.",
    fix="Correct membership_trend.csv or units.csv: of a branch that closed write the year under "
    "`closed`, and leave `active`, which holds for earlier years too. If that is how it was "
    "received, record it in exceptions.yml.",
)
def each_rural_branch_has_one_direction(data: Year) -> Iterator[Breach]:
    """Every rural branch rose, fell or stayed."""
    branches = data.units.working("rural_branch")
    return unequal("membership_trend", data.total("membership_trend"), len(branches))


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

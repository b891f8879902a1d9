"""Rules on what every branch has."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, rule, unequal
from schemas.units import BRANCHES


@rule(
    "HEATING-01",
    "heating",
    title="Kiekvieno filialo šildymas nurodytas.",
    message="The branch {unit} is missing.",
    fix="Add a row for {unit} to heating.csv; if it has closed, write the year under `closed` in "
    "units.csv, and leave `active`; or correct its kind there.",
)
def every_branch_is_heated(data: Year) -> Iterator[Breach]:
    """The table lists all branches; that none is listed twice is its key's affair."""
    listed = set(data["heating"]["unit"])
    for unit in data.units.working(*BRANCHES):
        if unit not in listed:
            yield Breach("heating", column="unit", value=unit, details={"unit": unit})


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

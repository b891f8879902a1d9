"""Rules on units and groups."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, rule


@rule(
    "UNITS-01",
    "units",
    "groups",
    title="Kiekvienas padalinys priklauso žinomai grupei.",
    message="The unit {unit} belongs to {group}, which groups.csv does not have.",
    fix="Write one of {known}, or add the group to groups.csv.",
)
def every_unit_has_a_group(data: Year) -> Iterator[Breach]:
    """Foreign key of units to groups."""
    known = set(data["groups"]["group"])
    for row in data["units"].itertuples():
        if row.group not in known:
            details = {"unit": row.unit, "group": row.group, "known": ", ".join(sorted(known))}
            yield Breach("units", int(row.Index), "group", row.group, details=details)


@rule(
    "UNITS-02",
    "units",
    title="Kiekvieną aptarnavimo punktą aptarnauja filialas, o kitų padalinių – niekas.",
    message="The {kind} {unit} is served by {served_by}.",
    fix="Name a branch or the central library under served_by for service points; leave it "
    "empty for all others.",
)
def service_points_are_served_by_branches(data: Year) -> Iterator[Breach]:
    """Foreign key of service points to branches."""
    units = data["units"]
    serving = set(units.loc[units["kind"] != "service_point", "unit"])
    for row in units.itertuples():
        if row.kind == "service_point":
            sound = row.served_by in serving
        else:
            sound = row.served_by == ""
        if not sound:
            details = {
                "kind": row.kind.replace("_", " "),
                "unit": row.unit,
                "served_by": row.served_by or "nobody",
            }
            yield Breach("units", int(row.Index), "served_by", row.served_by, details=details)


@rule(
    "UNITS-03",
    "units",
    "groups",
    title="Padalinio ir grupės kodai sutampa tik tada, kai padalinys yra visa grupė.",
    message="The unit {unit} has the id of a group, but is not all of that group.",
    fix="Give the unit another id; one id must not mean two things.",
)
def an_id_means_one_thing(data: Year) -> Iterator[Breach]:
    """A group of one unit may share its id; any other sharing would be ambiguous."""
    units = data["units"]
    for row in units[units["unit"].isin(data["groups"]["group"])].itertuples():
        if set(units.loc[units["group"] == row.unit, "unit"]) != {row.unit}:
            yield Breach("units", int(row.Index), "unit", row.unit, details={"unit": row.unit})

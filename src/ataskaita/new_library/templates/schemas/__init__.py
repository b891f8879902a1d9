"""What every table is: one module a table, each with a Pandera model.

The order of `SCHEMAS` is the order in which tables are read and printed.
"""

from ataskaita.schema import models

#: Table name -> model.
SCHEMAS = models(
    __name__,
    "units",
    "groups",
    "acquisitions",
    "acquisition_titles",
    "acquisition_spending",
    "collection",
    "collection_titles",
    "collection_by_type",
    "withdrawals",
    "population",
    "users",
    "users_by_age",
    "visits",
    "virtual_visits",
    "opening_hours",
    "loans",
    "loans_by_age",
    "electronic_loans",
    "downloads",
    "interlibrary_loans",
    "enquiries",
    "training",
    "online",
    "events",
    "event_measures",
    "staff",
    "staff_trained",
    "staff_by_kind",
    "implemented_projects",
    "premises",
    "shelves",
    "computers",
    "budget",
    "targets",
    "quarters",
)

# A library fills in the tables it has: none of a year has to be there.
for _model in SCHEMAS.values():
    if _model.Config.metadata["folder"] == "raw":
        _model.Config.metadata["required"] = "no"

__all__ = ["SCHEMAS"]

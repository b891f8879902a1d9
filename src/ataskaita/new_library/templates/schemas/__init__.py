"""What every table is: one module a table, each a Pandera model.

The order of `SCHEMAS` is the order in which tables are read and printed.
"""

from __future__ import annotations

from schemas.acquisition_spending import AcquisitionSpending
from schemas.acquisition_titles import AcquisitionTitles
from schemas.acquisitions import Acquisitions
from schemas.budget import Budget
from schemas.collection import Collection
from schemas.collection_by_type import CollectionByType
from schemas.collection_titles import CollectionTitles
from schemas.computers import Computers
from schemas.downloads import Downloads
from schemas.electronic_loans import ElectronicLoans
from schemas.enquiries import Enquiries
from schemas.event_measures import EventMeasures
from schemas.events import Events
from schemas.groups import Groups
from schemas.implemented_projects import ImplementedProjects
from schemas.interlibrary_loans import InterlibraryLoans
from schemas.loans import Loans
from schemas.loans_by_age import LoansByAge
from schemas.online import Online
from schemas.opening_hours import OpeningHours
from schemas.population import Population
from schemas.premises import Premises
from schemas.quarters import Quarters
from schemas.shelves import Shelves
from schemas.staff import Staff
from schemas.staff_by_kind import StaffByKind
from schemas.staff_trained import StaffTrained
from schemas.targets import Targets
from schemas.training import Training
from schemas.units import Units
from schemas.users import Users
from schemas.users_by_age import UsersByAge
from schemas.virtual_visits import VirtualVisits
from schemas.visits import Visits
from schemas.withdrawals import Withdrawals

#: Table name -> model.
SCHEMAS = {
    model.Config.name: model
    for model in (
        Units,
        Groups,
        Acquisitions,
        AcquisitionTitles,
        AcquisitionSpending,
        Collection,
        CollectionTitles,
        CollectionByType,
        Withdrawals,
        Population,
        Users,
        UsersByAge,
        Visits,
        VirtualVisits,
        OpeningHours,
        Loans,
        LoansByAge,
        ElectronicLoans,
        Downloads,
        InterlibraryLoans,
        Enquiries,
        Training,
        Online,
        Events,
        EventMeasures,
        Staff,
        StaffTrained,
        StaffByKind,
        ImplementedProjects,
        Premises,
        Shelves,
        Computers,
        Budget,
        Targets,
        Quarters,
    )
}

# A library fills in the tables it has: none of a year has to be there.
for _model in SCHEMAS.values():
    if _model.Config.metadata["folder"] == "raw":
        _model.Config.metadata["required"] = "no"

__all__ = ["SCHEMAS"]

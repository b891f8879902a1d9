"""What every table is: one module a table, each a Pandera model.

The order of `SCHEMAS` is the order in which tables are read and printed.
"""

from __future__ import annotations

from schemas.acquired_books import AcquiredBooks
from schemas.acquisition_spending import AcquisitionSpending
from schemas.acquisition_titles import AcquisitionTitles
from schemas.acquisitions import Acquisitions
from schemas.acquisitions_by_type import AcquisitionsByType
from schemas.acquisitions_nonperiodical import AcquisitionsNonperiodical
from schemas.audiosensory import Audiosensory
from schemas.books import Books
from schemas.budget import Budget
from schemas.budget_totals import BudgetTotals
from schemas.collection import Collection
from schemas.collection_by_type import CollectionByType
from schemas.collection_titles import CollectionTitles
from schemas.computers import Computers
from schemas.departments import Departments
from schemas.digitisation import Digitisation
from schemas.downloads import Downloads
from schemas.electronic_loans import ElectronicLoans
from schemas.enquiries import Enquiries
from schemas.enquiries_by_channel import EnquiriesByChannel
from schemas.event_measures import EventMeasures
from schemas.events import Events
from schemas.governance import Governance
from schemas.groups import Groups
from schemas.heating import Heating
from schemas.home_delivery import HomeDelivery
from schemas.implemented_projects import ImplementedProjects
from schemas.indicators import Indicators
from schemas.interlibrary_loans import InterlibraryLoans
from schemas.loans import Loans
from schemas.loans_by_age import LoansByAge
from schemas.local_studies import LocalStudies
from schemas.membership_trend import MembershipTrend
from schemas.online import Online
from schemas.opening_hours import OpeningHours
from schemas.population import Population
from schemas.premises import Premises
from schemas.premises_condition import PremisesCondition
from schemas.projects import Projects
from schemas.published import Published
from schemas.quarters import Quarters
from schemas.service_points import ServicePoints
from schemas.shelves import Shelves
from schemas.staff import Staff
from schemas.staff_by_kind import StaffByKind
from schemas.staff_trained import StaffTrained
from schemas.stock_checks import StockChecks
from schemas.subscriptions import Subscriptions
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
        Departments,
        Acquisitions,
        AcquisitionTitles,
        AcquisitionsByType,
        AcquisitionsNonperiodical,
        AcquiredBooks,
        Subscriptions,
        AcquisitionSpending,
        Collection,
        CollectionTitles,
        CollectionByType,
        Books,
        Withdrawals,
        Population,
        Users,
        UsersByAge,
        MembershipTrend,
        Visits,
        VirtualVisits,
        OpeningHours,
        Loans,
        LoansByAge,
        ElectronicLoans,
        Downloads,
        InterlibraryLoans,
        HomeDelivery,
        Audiosensory,
        ServicePoints,
        Enquiries,
        EnquiriesByChannel,
        Training,
        Online,
        Digitisation,
        LocalStudies,
        Events,
        EventMeasures,
        Governance,
        Staff,
        StaffTrained,
        StaffByKind,
        Projects,
        ImplementedProjects,
        Premises,
        Shelves,
        Computers,
        Heating,
        PremisesCondition,
        StockChecks,
        Budget,
        BudgetTotals,
        Quarters,
        Targets,
        Indicators,
        Published,
    )
}

__all__ = ["SCHEMAS"]

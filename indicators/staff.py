"""Staff, their training, projects and the monitoring of branches."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import BRANCHES, COUNT, PEOPLE, PERCENT


@indicator(
    "staff.employees",
    "Darbuotojai",
    PEOPLE,
    "Bibliotekoje dirbančių darbuotojų skaičius.",
    standard="ISO 2789: total library staff",
)
def employees(x: Scope) -> Amount:
    return x.sum("staff", measure="employees")


@indicator(
    "staff.trained",
    "Kvalifikaciją kėlę darbuotojai",
    PEOPLE,
    "Darbuotojų, per metus kėlusių kvalifikaciją, skaičius.",
    standard="ISO 2789: staff training, attendances",
)
def trained(x: Scope) -> Amount:
    return x.sum("staff_trained")


@indicator(
    "staff.trained_share",
    "Kvalifikaciją kėlusių darbuotojų dalis",
    PERCENT,
    "Kvalifikaciją kėlusių darbuotojų dalis tarp visų darbuotojų.",
)
def trained_share(x: Scope) -> Amount:
    return 100 * x["staff.trained"] / x["staff.employees"]


@indicator(
    "staff.trained_abroad",
    "Kvalifikaciją užsienyje kėlę darbuotojai",
    PEOPLE,
    "Darbuotojų, kėlusių kvalifikaciją užsienyje, skaičius.",
)
def trained_abroad(x: Scope) -> Amount:
    return x.sum("staff", measure="trained_abroad")


@indicator(
    "projects.applications",
    "Pateiktos projektų paraiškos",
    COUNT,
    "Per metus pateiktų naujų projektinių paraiškų skaičius.",
)
def applications(x: Scope) -> Amount:
    return x.sum("projects", measure="applications")


@indicator(
    "projects.book_trailers",
    "Skaitytojų sukurti knygų anonsai",
    COUNT,
    "Projekto platformoje paskelbtų skaitytojų sukurtų knygų anonsų skaičius.",
)
def book_trailers(x: Scope) -> Amount:
    return x.sum("projects", measure="book_trailers")


@indicator(
    "projects.job_shadowing",
    "Darbo stebėjimo vizituose dalyvavę specialistai",
    PEOPLE,
    "Pagal projektą į darbo stebėjimo vizitus vykusių specialistų skaičius.",
)
def job_shadowing(x: Scope) -> Amount:
    return x.sum("projects", measure="job_shadowing")


@indicator(
    "stock_checks.planned",
    "Numatyta patikrinti filialų fondų",
    BRANCHES,
    "Filialų, kurių fondus planuota patikrinti, skaičius.",
)
def planned(x: Scope) -> Amount:
    return x.count("stock_checks", planned="yes")


@indicator(
    "stock_checks.checked",
    "Patikrinta filialų fondų",
    BRANCHES,
    "Planuotų filialų, kurių fondai patikrinti, skaičius.",
)
def checked(x: Scope) -> Amount:
    return x.count("stock_checks", planned="yes", checked="yes")


@indicator(
    "stock_checks.left",
    "Nepatikrinta filialų fondų",
    BRANCHES,
    "Filialų, kurių fondus numatyta patikrinti, bet jie nepatikrinti, skaičius.",
)
def left(x: Scope) -> Amount:
    return x["stock_checks.planned"] - x["stock_checks.checked"]

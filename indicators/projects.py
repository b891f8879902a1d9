"""Projects and what came of them: training abroad, a camp, meetings."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.counted import count_measures
from indicators.measures import COUNT, PEOPLE


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
    "events.camp_children",
    "Vasaros stovyklos dalyviai",
    PEOPLE,
    "Vasaros stovykloje dalyvavusių vaikų skaičius.",
)
def camp_children(x: Scope) -> Amount:
    return x.sum("event_measures", measure="camp_children")


@indicator(
    "events.diaspora_meetings",
    "Susitikimai su išeiviais kraštiečiais",
    COUNT,
    "Iniciatyvos „Globali Lietuva“ susitikimų bibliotekoje skaičius.",
)
def diaspora_meetings(x: Scope) -> Amount:
    return x.sum("event_measures", measure="diaspora_meetings")


count_measures(
    "projects.counted", "projects", "Projektinės veiklos duomenys", "projektinės veiklos duomenų"
)

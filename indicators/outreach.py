"""Readers served elsewhere: at home, at service points, from the audiosensory collection."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS, PEOPLE, VISITS


@indicator(
    "home.users",
    "Namuose aptarnauti vartotojai",
    PEOPLE,
    "Vartotojų, kuriems dokumentai pristatyti į namus, skaičius.",
    standard="ISO 2789: users of home delivery services",
)
def home_users(x: Scope) -> Amount:
    # A year that counts only one kind of deliverer has no total.
    librarians = x.indicator("home.users_by", deliverer="librarians")
    return librarians + x.indicator("home.users_by", deliverer="volunteers")


@indicator(
    "home.visits",
    "Apsilankymai vartotojų namuose",
    VISITS,
    "Kiek kartų vartotojai aplankyti namuose.",
)
def home_visits(x: Scope) -> Amount:
    return x.sum("home_delivery", measure="visits")


@indicator(
    "home.items", "Į namus pristatyti spaudiniai", ITEMS, "Į namus pristatytų spaudinių skaičius."
)
def home_items(x: Scope) -> Amount:
    return x.sum("home_delivery", measure="items")


@indicator(
    "home.users_by",
    "Namuose aptarnauti vartotojai pagal aptarnavusius",
    PEOPLE,
    "Vartotojų, kuriuos namuose aptarnavo bibliotekininkai arba knygnešiai, skaičius.",
    dimensions=("deliverer",),
)
def home_users_by(x: Scope, deliverer: str) -> Amount:
    return x.sum("home_delivery", deliverer=deliverer, measure="users")


@indicator(
    "home.visits_by",
    "Apsilankymai vartotojų namuose pagal aplankiusius",
    VISITS,
    "Kiek kartų vartotojus namuose aplankė bibliotekininkai arba knygnešiai.",
    dimensions=("deliverer",),
)
def home_visits_by(x: Scope, deliverer: str) -> Amount:
    return x.sum("home_delivery", deliverer=deliverer, measure="visits")


@indicator(
    "home.items_by",
    "Į namus pristatyti spaudiniai pagal pristačiusius",
    ITEMS,
    "Spaudinių, kuriuos į namus pristatė bibliotekininkai arba knygnešiai, skaičius.",
    dimensions=("deliverer",),
)
def home_items_by(x: Scope, deliverer: str) -> Amount:
    return x.sum("home_delivery", deliverer=deliverer, measure="items")


@indicator(
    "home.volunteers",
    "Knygnešiai",
    PEOPLE,
    "Savanorių, pristatančių spaudinius į namus, skaičius.",
    standard="ISO 2789: volunteers",
)
def volunteers(x: Scope) -> Amount:
    return x.sum("home_delivery", measure="volunteers")


@indicator(
    "audiosensory.users",
    "Audiosensorinės bibliotekos fondų vartotojai",
    PEOPLE,
    "Asmenys su negalia, pasinaudoję Lietuvos audiosensorinės bibliotekos kilnojamuoju fondu.",
)
def audiosensory_users(x: Scope) -> Amount:
    return x.sum("audiosensory", measure="users")


@indicator(
    "audiosensory.visits",
    "Audiosensorinės bibliotekos fondų vartotojų apsilankymai",
    VISITS,
    "Kiek kartų šie vartotojai lankėsi bibliotekoje.",
)
def audiosensory_visits(x: Scope) -> Amount:
    return x.sum("audiosensory", measure="visits")


@indicator(
    "audiosensory.loans",
    "Išduota garsinių įrašų",
    ITEMS,
    "Lietuvos audiosensorinės bibliotekos fondo garsinių įrašų išduotis.",
)
def audiosensory_loans(x: Scope) -> Amount:
    return x.sum("audiosensory", measure="loans")


@indicator(
    "service_points.users",
    "Aptarnavimo punktų vartotojai",
    PEOPLE,
    "Bibliotekinio aptarnavimo punktuose skaičiusių vartotojų skaičius.",
)
def point_users(x: Scope) -> Amount:
    return x.sum("service_points", measure="users")


@indicator(
    "service_points.visits",
    "Aptarnavimo punktų lankytojai",
    VISITS,
    "Bibliotekinio aptarnavimo punktuose užregistruotų apsilankymų skaičius.",
    standard="ISO 2789: visits, external service points",
)
def point_visits(x: Scope) -> Amount:
    return x.sum("service_points", measure="visits")


@indicator(
    "service_points.loans",
    "Aptarnavimo punktų išduotis",
    ITEMS,
    "Bibliotekinio aptarnavimo punktuose išduotų spaudinių skaičius.",
)
def point_loans(x: Scope) -> Amount:
    return x.sum("service_points", measure="loans")

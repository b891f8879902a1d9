"""Loans, home delivery and the service points."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT, ITEMS, PEOPLE, PERCENT, VISITS


@indicator(
    "loans.items",
    "Išduotis",
    ITEMS,
    "Per metus į namus ir vietoje išduotų dokumentų fizinių vienetų skaičius.",
    standard="ISO 2789: loans",
)
def items(x: Scope) -> Amount:
    return x.sum("loans")


@indicator(
    "loans.by_type",
    "Išduotis pagal dokumentų rūšį",
    ITEMS,
    "Vienos rūšies dokumentų išduotis.",
    standard="ISO 2789: loans by type of document",
    dimensions=("document_type",),
)
def by_type(x: Scope, document_type: str) -> Amount:
    return x.sum("loans", document_type=document_type)


@indicator(
    "loans.type_share",
    "Dokumentų rūšies dalis išduotyje",
    PERCENT,
    "Vienos rūšies dokumentų išduoties dalis visoje išduotyje.",
    dimensions=("document_type",),
)
def type_share(x: Scope, document_type: str) -> Amount:
    return 100 * x.indicator("loans.by_type", document_type=document_type) / x["loans.items"]


@indicator(
    "home.users",
    "Namuose aptarnauti vartotojai",
    PEOPLE,
    "Vartotojų, kuriems dokumentai pristatyti į namus, skaičius.",
    standard="ISO 2789: users of home delivery services",
)
def home_users(x: Scope) -> Amount:
    # A year that counts only one kind of deliverer has no total.
    return x.indicator("home.by", deliverer="librarians", measure="users") + x.indicator(
        "home.by", deliverer="volunteers", measure="users"
    )


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
    "home.by",
    "Aptarnavimas namuose pagal tai, kas pristatė",
    COUNT,
    "Aptarnauti vartotojai, apsilankymai, pristatyti spaudiniai arba knygnešiai – atskirai "
    "bibliotekininkų ir knygnešių.",
    dimensions=("deliverer", "measure"),
)
def home_by(x: Scope, deliverer: str, measure: str) -> Amount:
    return x.sum("home_delivery", deliverer=deliverer, measure=measure)


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
    standard="ISO 2789: visits",
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

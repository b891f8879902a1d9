"""What ISO 2789 counts and only some libraries report: shown where there are figures of it."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT, FTE, ITEMS, PEOPLE, PERCENT, VISITS, VISITS_PER_PERSON, WEEK


@indicator(
    "visits.physical",
    "Apsilankymai bibliotekoje",
    VISITS,
    "Visų per metus bibliotekoje užregistruotų apsilankymų skaičius.",
    standard="ISO 2789: library visits, physical",
)
def physical(x: Scope) -> Amount:
    return x.sum("visits")


@indicator(
    "visits.per_capita",
    "Apsilankymų vienam gyventojui",
    VISITS_PER_PERSON,
    "Apsilankymai bibliotekoje, padalyti iš gyventojų skaičiaus.",
    standard="ISO 11620: library visits per capita",
)
def visits_per_capita(x: Scope) -> Amount:
    return x["visits.physical"] / x["population"]


@indicator(
    "visits.virtual",
    "Virtualūs apsilankymai",
    VISITS,
    "Per metus užregistruotų apsilankymų bibliotekos svetainėje, elektroniniame kataloge ir kitose "
    "nuotolinėse paslaugose skaičius.",
    standard="ISO 2789: library visits, virtual",
)
def virtual(x: Scope) -> Amount:
    return x.sum("virtual_visits")


@indicator(
    "visits.virtual_by",
    "Virtualūs apsilankymai pagal paslaugą",
    VISITS,
    "Virtualių apsilankymų vienoje nuotolinėje paslaugoje skaičius.",
    standard="ISO 2789: library visits, virtual",
    dimensions=("channel",),
)
def virtual_by(x: Scope, channel: str) -> Amount:
    return x.sum("virtual_visits", channel=channel)


@indicator(
    "opening.hours",
    "Darbo valandos per savaitę",
    WEEK,
    "Valandų per savaitę, kuriomis padalinys atviras lankytojams, skaičius; padalinių valandos "
    "nesumuojamos.",
    standard="ISO 2789: opening hours",
)
def opening_hours(x: Scope) -> Amount:
    return x.at("opening_hours")


@indicator(
    "users.by_age",
    "Vartotojai pagal amžių",
    PEOPLE,
    "Vienos amžiaus grupės registruotų vartotojų skaičius.",
    standard="ISO 2789: registered users by age",
    dimensions=("age_group",),
)
def users_by_age(x: Scope, age_group: str) -> Amount:
    return x.sum("users_by_age", age_group=age_group)


@indicator(
    "users.age_share",
    "Amžiaus grupės dalis tarp vartotojų",
    PERCENT,
    "Vienos amžiaus grupės vartotojų dalis tarp visų vartotojų, kurių amžius žinomas.",
    dimensions=("age_group",),
)
def users_age_share(x: Scope, age_group: str) -> Amount:
    return 100 * x.indicator("users.by_age", age_group=age_group) / x.sum("users_by_age")


@indicator(
    "loans.by_age",
    "Išduotis pagal vartotojų amžių",
    ITEMS,
    "Vienos amžiaus grupės vartotojams išduotų dokumentų fizinių vienetų skaičius.",
    standard="ISO 2789: loans by age of the user",
    dimensions=("age_group",),
)
def loans_by_age(x: Scope, age_group: str) -> Amount:
    return x.sum("loans_by_age", age_group=age_group)


@indicator(
    "loans.age_share",
    "Amžiaus grupės dalis išduotyje",
    PERCENT,
    "Vienos amžiaus grupės vartotojams išduotų dokumentų dalis išduotyje, apie kurią žinomas "
    "vartotojų amžius.",
    dimensions=("age_group",),
)
def loans_age_share(x: Scope, age_group: str) -> Amount:
    return 100 * x.indicator("loans.by_age", age_group=age_group) / x.sum("loans_by_age")


@indicator(
    "electronic.loans",
    "Elektroninių dokumentų išduotis",
    COUNT,
    "Per metus išduotų elektroninių dokumentų skaičius; į fizinių vienetų išduotį jis neįeina.",
    standard="ISO 2789: loans of electronic documents",
)
def electronic_loans(x: Scope) -> Amount:
    return x.sum("electronic_loans")


@indicator(
    "electronic.loans_by",
    "Elektroninių dokumentų išduotis pagal rūšį",
    COUNT,
    "Vienos rūšies elektroninių dokumentų išduotis.",
    standard="ISO 2789: loans of electronic documents",
    dimensions=("electronic_type",),
)
def electronic_loans_by(x: Scope, electronic_type: str) -> Amount:
    return x.sum("electronic_loans", electronic_type=electronic_type)


@indicator(
    "electronic.downloads",
    "Atsisiųsti elektroniniai dokumentai",
    COUNT,
    "Per metus vartotojų atsisiųstų elektroninių dokumentų skaičius.",
    standard="ISO 2789: content units downloaded",
)
def downloads(x: Scope) -> Amount:
    return x.sum("downloads")


@indicator(
    "electronic.downloads_by",
    "Atsisiųsti elektroniniai dokumentai pagal rūšį",
    COUNT,
    "Vienos rūšies atsisiųstų elektroninių dokumentų skaičius.",
    standard="ISO 2789: content units downloaded",
    dimensions=("electronic_type",),
)
def downloads_by(x: Scope, electronic_type: str) -> Amount:
    return x.sum("downloads", electronic_type=electronic_type)


@indicator(
    "collection.withdrawn",
    "Nurašyta dokumentų",
    ITEMS,
    "Per metus iš fondo nurašytų dokumentų fizinių vienetų skaičius.",
    standard="ISO 2789: withdrawals from the collection, physical units",
)
def withdrawn(x: Scope) -> Amount:
    return x.sum("withdrawals")


@indicator(
    "interlibrary.supplied",
    "Kitoms bibliotekoms išsiųsti dokumentai",
    COUNT,
    "Tarpbibliotekiniu abonementu kitoms bibliotekoms per metus išsiųstų dokumentų skaičius.",
    standard="ISO 2789: interlibrary lending",
)
def supplied(x: Scope) -> Amount:
    return x.sum("interlibrary_loans", exchange="supplied")


@indicator(
    "interlibrary.borrowed",
    "Iš kitų bibliotekų gauti dokumentai",
    COUNT,
    "Tarpbibliotekiniu abonementu iš kitų bibliotekų per metus gautų dokumentų skaičius.",
    standard="ISO 2789: interlibrary borrowing",
)
def borrowed(x: Scope) -> Amount:
    return x.sum("interlibrary_loans", exchange="borrowed")


@indicator(
    "staff.persons",
    "Darbuotojai pagal pareigas, iš viso",
    PEOPLE,
    "Visų pareigų darbuotojų skaičius metų pabaigoje.",
    standard="ISO 2789: library staff, persons",
)
def persons(x: Scope) -> Amount:
    return x.sum("staff_by_kind")


@indicator(
    "staff.by_kind",
    "Darbuotojai pagal pareigas",
    PEOPLE,
    "Vienos rūšies pareigas einančių darbuotojų skaičius metų pabaigoje.",
    standard="ISO 2789: library staff, persons",
    dimensions=("staff_kind",),
)
def by_kind(x: Scope, staff_kind: str) -> Amount:
    return x.sum("staff_by_kind", staff_kind=staff_kind)


@indicator(
    "staff.fte",
    "Užimti etatai",
    FTE,
    "Visų pareigų darbuotojų užimtų etatų skaičius metų pabaigoje.",
    standard="ISO 2789: library staff, full-time equivalent",
)
def fte(x: Scope) -> Amount:
    return x.sum("staff_by_kind", column="fte")


@indicator(
    "staff.fte_by",
    "Užimti etatai pagal pareigas",
    FTE,
    "Vienos rūšies pareigas einančių darbuotojų užimtų etatų skaičius metų pabaigoje.",
    standard="ISO 2789: library staff, full-time equivalent",
    dimensions=("staff_kind",),
)
def fte_by(x: Scope, staff_kind: str) -> Amount:
    return x.sum("staff_by_kind", column="fte", staff_kind=staff_kind)


@indicator(
    "quarters.counted",
    "Ketvirčio duomenys",
    COUNT,
    "Vieno metų ketvirčio skaičius pagal tai, kas skaičiuota.",
    dimensions=("quarter", "measure"),
)
def counted(x: Scope, quarter: str, measure: str) -> Amount:
    return x.sum("quarters", quarter=quarter, measure=measure)

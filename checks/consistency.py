"""Which of the report's own numbers must agree, by what the report's readers may ask.

Only what the data can contradict is a check, and no rule between tables refuses anyhow. That a
whole is the sum of its own parts holds by definition; that no category is forgotten there,
tests/report tests.
"""

from __future__ import annotations

from ataskaita.checks.registry import check
from ataskaita.checks.relations import at_most, equal

# ---- The same fact in two tables ----------------------------------------------------------------

check(
    "FACTS-01",
    "Įsigyti periodiniai leidiniai ir padalinių prenumeruojami leidiniai yra tas pats skaičius.",
    "Abi lentelės kalba apie tuos pačius per metus gautus leidinius.",
    equal("acquisitions.periodicals", "collection.subscriptions"),
)
check(
    "FACTS-02",
    "Garsinių dokumentų išduotis lygi audiosensorinės bibliotekos įrašų išduočiai.",
    "Garsinius dokumentus Biblioteka išduoda tik iš šio fondo.",
    equal("audiosensory.loans", "loans.by_type(audio)"),
)
check(
    "FACTS-03",
    "Valstybės lėšos dokumentams lygios panaudotoms valstybės biudžeto lėšoms.",
    "Valstybės biudžeto lėšos skiriamos tik dokumentams.",
    equal("acquisitions.spending_by(state)", "finance.used(state, all)"),
)
check(
    "FACTS-04",
    "Pagal sutelktumo kitimo kryptį suskaičiuota tiek kaimo filialų, kiek jų yra.",
    "Kiekvieno kaimo filialo sutelktumas didėjo, mažėjo arba nekito.",
    equal("membership.trend_counted", "organisation.rural_branches"),
    exception="USERS-02",
)
check(
    "FACTS-05",
    "Pagal šildymo būdą suskaičiuota tiek filialų, kiek jų yra.",
    "Kiekvienas filialas šildomas vienu būdu.",
    equal("organisation.branches", "premises.heating(*)"),
)

# ---- Stock and flow -----------------------------------------------------------------------------

check(
    "FLOWS-01",
    "Per metus įsigyta ne daugiau, negu metų pabaigoje yra fonde.",
    "Kas įsigyta, patenka į fondą; jei fonde mažiau, tais pačiais metais nurašyta daugiau, negu "
    "buvo.",
    at_most("acquisitions.items", "collection.items", everywhere=True),
    at_most("acquisitions.books", "collection.books", everywhere=True),
    at_most("acquisitions.titles", "collection.titles", everywhere=True),
    at_most("collection.subscriptions", "collection.periodicals", everywhere=True),
)

# ---- Bounds -------------------------------------------------------------------------------------

check(
    "BOUNDS-04",
    "Knygų ne daugiau negu dokumentų be periodikos.",
    "Knygos yra dalis to, kas lieka atėmus periodinius leidinius.",
    at_most("collection.books", "collection.fiction + collection.nonfiction", everywhere=True),
    at_most("acquisitions.books", "acquisitions.items - collection.subscriptions", everywhere=True),
)
check(
    "BOUNDS-05",
    "Atsakyta ne į daugiau užklausų, negu gauta, ir elektroninių ne daugiau negu visų.",
    "Atsakyti galima tik į gautą užklausą.",
    at_most("enquiries.answered", "enquiries.received", everywhere=True),
    at_most("enquiries.electronic", "enquiries.received"),
)
check(
    "BOUNDS-06",
    "Renginių dalys neviršija visų renginių.",
    "Edukaciniai užsiėmimai ir susitikimai su kraštiečiais įskaičiuoti į renginius, stovyklos "
    "dalyviai – į renginių lankytojus.",
    at_most("events.educational", "events.total"),
    at_most("events.diaspora_meetings", "events.total"),
    at_most("events.camp_children", "events.visits"),
)
check(
    "BOUNDS-07",
    "Kvalifikaciją kėlė ne daugiau darbuotojų, negu jų yra, o užsienyje – ne daugiau negu iš viso.",
    "Kvalifikaciją kėlę darbuotojai yra visų darbuotojų dalis; darbo stebėjimo vizitai vyko "
    "užsienyje.",
    at_most("staff.trained", "staff.employees"),
    at_most("staff.trained_abroad", "staff.trained"),
    at_most("projects.job_shadowing", "staff.trained_abroad"),
)
check(
    "BOUNDS-08",
    "Atskirų paslaugų vartotojų ne daugiau negu visų registruotų vartotojų.",
    "Namuose, aptarnavimo punktuose ir iš audiosensorinės bibliotekos fondų aptarnaujami "
    "registruoti vartotojai.",
    *(
        at_most(f"{service}.users", "users")
        for service in ("home", "service_points", "audiosensory")
    ),
)
check(
    "BOUNDS-09",
    "Apsilankymų ne mažiau negu vartotojų.",
    "Kiekvienas aptarnautas vartotojas aplankytas arba lankėsi bent kartą.",
    *(
        at_most(f"{service}.users", f"{service}.visits")
        for service in ("home", "service_points", "audiosensory")
    ),
)
check(
    "BOUNDS-10",
    "Atskirų paslaugų išduotis neviršija visos išduoties.",
    "Į namus pristatyti spaudiniai ir aptarnavimo punktų išduotis yra visos išduoties dalis.",
    at_most("home.items + service_points.loans + audiosensory.loans", "loans.items"),
)
# ---- Ratios and averages ------------------------------------------------------------------------

check(
    "RATIOS-02",
    "Knygų vidurkiai ne didesni už dokumentų vidurkius.",
    "Knygos yra dokumentų dalis, o dalijama iš to paties skaičiaus.",
    at_most("holdings.books_per_capita", "holdings.items_per_capita", everywhere=True),
    at_most("holdings.books_per_user", "holdings.items_per_user", everywhere=True),
    at_most("acquisitions.books_per_rural_branch", "acquisitions.per_rural_branch"),
)

"""Checks of size: stock and flow, bounds, ratios and averages, targets."""

from __future__ import annotations

from ataskaita.checks.registry import Register
from ataskaita.checks.relations import (
    at_most,
    each_target_has_one_outcome,
    equal,
    groups_share_titles,
    not_negative,
    within_groups,
)

REGISTER = Register()
_check = REGISTER.add

# ---- Stock and flow -----------------------------------------------------------------------------

_check(
    "FLOWS-01",
    "Per metus įsigyta ne daugiau, negu metų pabaigoje yra fonde.",
    "Kas įsigyta, patenka į fondą; jei fonde mažiau, tais pačiais metais nurašyta daugiau, negu "
    "buvo.",
    at_most("acquisitions.items", "collection.items", everywhere=True),
    at_most("acquisitions.books", "collection.books", everywhere=True),
    at_most("acquisitions.titles", "collection.titles", everywhere=True),
    at_most("collection.subscriptions", "collection.periodicals", everywhere=True),
)
_check(
    "FLOWS-02",
    "Fondas metų pabaigoje ne didesnis už ankstesnių metų fondą kartu su tuo, kas įsigyta.",
    "Fondas didėja tik įsigyjant; skirtumas yra nurašyti dokumentai. Tikrinama, kai yra ankstesnių "
    "metų fondo duomenys.",
    at_most("collection.items", "last:collection.items + acquisitions.items", everywhere=True),
)
_check(
    "FLOWS-03",
    "Panaudota ne daugiau lėšų, negu gauta.",
    "Lėšų likutis negali būti neigiamas.",
    not_negative(
        *(
            f"finance.balance({source}, total)"
            for source in ("municipal", "state", "nvs", "projects", "services")
        )
    ),
)

# ---- Bounds -------------------------------------------------------------------------------------

_check(
    "BOUNDS-01",
    "Registruotų vartotojų ne daugiau negu gyventojų.",
    "Sutelktumas skaičiuojamas nuo aptarnaujamos teritorijos gyventojų.",
    at_most("users", "population", everywhere=True),
)
_check(
    "BOUNDS-02",
    "Pavadinimų ne daugiau negu fizinių vienetų.",
    "Kiekvieną pavadinimą sudaro bent vienas fizinis vienetas.",
    at_most("collection.titles", "collection.items", everywhere=True),
    at_most("acquisitions.titles", "acquisitions.items", everywhere=True),
)
_check(
    "BOUNDS-03",
    "Bibliotekos pavadinimų ne mažiau negu didžiausios grupės ir ne daugiau negu visų grupių "
    "kartu.",
    "Tas pats pavadinimas gali būti keliuose padaliniuose, todėl grupių skaičiai nesumuojami, bet "
    "ribas jie nustato.",
    groups_share_titles("collection.titles", "acquisitions.titles"),
)
_check(
    "BOUNDS-04",
    "Knygų ne daugiau negu dokumentų be periodikos.",
    "Knygos yra dalis to, kas lieka atėmus periodinius leidinius.",
    at_most("collection.books", "collection.fiction + collection.nonfiction", everywhere=True),
    at_most("acquisitions.books", "acquisitions.items - collection.subscriptions", everywhere=True),
)
_check(
    "BOUNDS-05",
    "Atsakyta ne į daugiau užklausų, negu gauta, ir elektroninių ne daugiau negu visų.",
    "Atsakyti galima tik į gautą užklausą.",
    at_most("enquiries.answered", "enquiries.received", everywhere=True),
    at_most("enquiries.electronic", "enquiries.received"),
)
_check(
    "BOUNDS-06",
    "Renginių dalys neviršija visų renginių.",
    "Edukaciniai užsiėmimai ir susitikimai su kraštiečiais įskaičiuoti į renginius, stovyklos "
    "dalyviai – į renginių lankytojus.",
    at_most("events.educational", "events.total"),
    at_most("events.diaspora_meetings", "events.total"),
    at_most("events.camp_children", "events.visits"),
)
_check(
    "BOUNDS-07",
    "Kvalifikaciją kėlė ne daugiau darbuotojų, negu jų yra, o užsienyje – ne daugiau negu iš viso.",
    "Kvalifikaciją kėlę darbuotojai yra visų darbuotojų dalis; darbo stebėjimo vizitai vyko "
    "užsienyje.",
    at_most("staff.trained", "staff.employees"),
    at_most("staff.trained_abroad", "staff.trained"),
    at_most("projects.job_shadowing", "staff.trained_abroad"),
)
_check(
    "BOUNDS-08",
    "Atskirų paslaugų vartotojų ne daugiau negu visų registruotų vartotojų.",
    "Namuose, aptarnavimo punktuose ir iš audiosensorinės bibliotekos fondų aptarnaujami "
    "registruoti vartotojai.",
    *(
        at_most(f"{service}.users", "users")
        for service in ("home", "service_points", "audiosensory")
    ),
)
_check(
    "BOUNDS-09",
    "Apsilankymų ne mažiau negu vartotojų.",
    "Kiekvienas aptarnautas vartotojas aplankytas arba lankėsi bent kartą.",
    *(
        at_most(f"{service}.users", f"{service}.visits")
        for service in ("home", "service_points", "audiosensory")
    ),
)
_check(
    "BOUNDS-10",
    "Atskirų paslaugų išduotis neviršija visos išduoties.",
    "Į namus pristatyti spaudiniai ir aptarnavimo punktų išduotis yra visos išduoties dalis.",
    at_most("home.items + service_points.loans + audiosensory.loans", "loans.items"),
)
_check(
    "BOUNDS-11",
    "Patikrinta ne daugiau filialų fondų, negu numatyta.",
    "Skaičiuojami tik tie fondai, kurių patikrinimas buvo planuotas.",
    at_most("stock_checks.checked", "stock_checks.planned"),
)

# ---- Ratios and averages ------------------------------------------------------------------------

_check(
    "RATIOS-01",
    "Bibliotekos santykinis rodiklis yra tarp mažiausios ir didžiausios padalinių grupės reikšmės.",
    "Visumos santykis yra jos dalių santykių svertinis vidurkis, todėl negali būti už jų ribų.",
    within_groups(
        "membership.rate",
        "collection.fiction_share",
        "collection.nonfiction_share",
        "collection.periodicals_share",
        "enquiries.answered_share",
        *(
            f"holdings.{what}_per_{head}"
            for what in ("items", "books", "new_books", "subscriptions")
            for head in ("capita", "user")
        ),
    ),
)
_check(
    "RATIOS-02",
    "Knygų vidurkiai ne didesni už dokumentų vidurkius.",
    "Knygos yra dokumentų dalis, o dalijama iš to paties skaičiaus.",
    at_most("holdings.books_per_capita", "holdings.items_per_capita", everywhere=True),
    at_most("holdings.books_per_user", "holdings.items_per_user", everywhere=True),
    at_most("acquisitions.books_per_rural_branch", "acquisitions.per_rural_branch"),
)
_check(
    "RATIOS-03",
    "Vidurkis, padaugintas iš to, iš ko dalyta, duoda pradinį skaičių.",
    "Taip matyti, kad vidurkis paskaičiuotas iš tų pačių skaičių, kurie išspausdinti ataskaitoje.",
    equal(
        "rural:acquisitions.items", "acquisitions.per_rural_branch * organisation.rural_branches"
    ),
    equal(
        "rural:acquisitions.books",
        "acquisitions.books_per_rural_branch * organisation.rural_branches",
    ),
    equal("events.visits", "events.visits_per_event * events.total"),
    equal("acquisitions.spending", "acquisitions.spending_per_capita * population"),
)

# ---- Targets ------------------------------------------------------------------------------------

_check(
    "TARGETS-01",
    "Kiekvienas skaičiumi vertinamas siekis turi vieną rezultatą.",
    "Siekiai pagal rezultatą sudaro visus skaičiumi vertinamus siekius.",
    each_target_has_one_outcome(),
)

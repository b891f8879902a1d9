"""The consistency checks: what must hold between the report's own numbers.

They look at indicators, not at raw tables: rules between tables stand in ``schemas/rules``. To add
one, name the numbers as `ataskaita.checks.facts` reads them and say why they must agree.
"""

from __future__ import annotations

from ataskaita.checks.registry import Register
from ataskaita.checks.relations import (
    at_most,
    equal,
    groups_add_up,
    groups_make_hundred,
    groups_share_titles,
    not_negative,
    proportions,
    targets_are_judged_once,
    within_groups,
)

_REGISTER = Register()
_check = _REGISTER.add

#: All checks by id, in the order of the appendix.
CHECKS = _REGISTER.checks

# ---- Sums ---------------------------------------------------------------------------------------

_check(
    "SUMS-01",
    "Padalinių grupių skaičiai sudaro visos bibliotekos skaičių.",
    "Kiekvienas faktas priklauso vienai padalinių grupei, todėl grupių suma turi būti lygi bendram "
    "skaičiui; skirtumas reikštų praleistą arba du kartus įskaičiuotą padalinį.",
    groups_add_up(
        "acquisitions.items", "acquisitions.books", "collection.items", "collection.fiction",
        "collection.nonfiction", "collection.periodicals", "collection.books",
        "collection.subscriptions", "events.total", "events.complex", "events.spoken",
        "events.display", "enquiries.received", "enquiries.answered", "population", "users",
        "premises.area", "premises.shelves",
    ),
)
_check(
    "SUMS-02",
    "Fondo dalys pagal turinį sudaro visą fondą.",
    "Grožinė ir šakinė literatūra be periodikos kartu su periodiniais leidiniais apima visus fondo "
    "dokumentus.",
    equal("collection.items",
          "collection.fiction + collection.nonfiction + collection.periodicals", everywhere=True),
)
_check(
    "SUMS-03",
    "Fondo dalys pagal dokumentų rūšį sudaro visą fondą.",
    "Kiekvienas dokumentas yra kurios nors rūšies; skirtumas reiškia, kad dalies dokumentų rūšis "
    "nenurodyta.",
    equal("collection.items",
          "collection.by_type(books_and_periodicals) + collection.by_type(manuscripts)"
          " + collection.by_type(maps) + collection.by_type(scores)"
          " + collection.by_type(visual) + collection.by_type(audiovisual)"
          " + collection.by_type(other_digital)"),
    exception="COLLECTION-01",
)
_check(
    "SUMS-04",
    "Kompleksiniai, žodiniai ir vaizdiniai renginiai sudaro visus renginius.",
    "Kiekvienas renginys yra vienos iš trijų rūšių; edukaciniai užsiėmimai yra jų dalis.",
    equal("events.total", "events.complex + events.spoken + events.display", everywhere=True),
)
_check(
    "SUMS-05",
    "Išduotis pagal dokumentų rūšį sudaro visą išduotį.",
    "Kiekvienas išduotas dokumentas yra kurios nors rūšies.",
    equal("loans.items", "loans.by_type(books) + loans.by_type(periodicals)"
                         " + loans.by_type(audio) + loans.by_type(other)"),
)
_check(
    "SUMS-06",
    "Bibliotekininkų ir knygnešių aptarnavimas namuose sudaro visą aptarnavimą namuose.",
    "Spaudinius į namus pristato tik bibliotekininkai ir knygnešiai.",
    *(equal(f"home.{measure}",
            f"home.by(librarians, {measure}) + home.by(volunteers, {measure})")
      for measure in ("users", "visits", "items")),
)
_check(
    "SUMS-07",
    "Finansavimo šaltiniai sudaro visas gautas lėšas, o išlaidų straipsniai neviršija šaltinio "
    "sumos.",
    "Šaltinio straipsniai gali būti surašyti ne visi, bet jų suma negali būti didesnė už tai, kas "
    "iš šaltinio gauta.",
    equal("finance.income", " + ".join(
        f"finance.received({source}, total)"
        for source in ("municipal", "state", "nvs", "projects", "support", "services"))),
    not_negative("finance.unitemised(municipal)"),
)
_check(
    "SUMS-08",
    "Lėšos dokumentams pagal šaltinį sudaro visas lėšas dokumentams.",
    "Dokumentai perkami už valstybės, savivaldybės ir kitų šaltinių lėšas.",
    equal("acquisitions.spending", "acquisitions.state_spending"
                                   " + acquisitions.periodicals_spending"
                                   " + acquisitions.other_spending"),
)
_check(
    "SUMS-09",
    "Vartotojų ir darbuotojų kompiuteriai sudaro visus kompiuterius.",
    "Kompiuteris skirtas arba vartotojams, arba darbuotojams.",
    equal("premises.computers", "premises.computers_for(users) + premises.computers_for(staff)"),
)
_check(
    "SUMS-10",
    "Padalinių kvalifikaciją kėlę darbuotojai sudaro visus kvalifikaciją kėlusius darbuotojus.",
    "Kvalifikaciją kėlė nurodytų padalinių darbuotojai; kitų padalinių darbuotojai turėtų būti "
    "įrašyti atskirai.",
    equal("staff.trained", "ignalina:staff.trained + rural:staff.trained"),
)

# ---- Shares -------------------------------------------------------------------------------------

_check(
    "SHARES-01",
    "Padalinių grupių dalys sudaro 100 %.",
    "Dalys skaičiuojamos nuo to paties bendro skaičiaus.",
    groups_make_hundred("collection.share_of_library", "events.unit_share"),
)
_check(
    "SHARES-02",
    "Fondo turinio dalys sudaro 100 %.",
    "Dalys skaičiuojamos nuo viso fondo, o kitokio turinio dokumentų nėra.",
    equal("collection.fiction_share + collection.nonfiction_share + collection.periodicals_share",
          "100", everywhere=True),
)
_check(
    "SHARES-03",
    "Fondo dokumentų rūšių dalys kartu su nenurodytos rūšies dalimi sudaro 100 %.",
    "Dalys skaičiuojamos nuo viso fondo.",
    equal("collection.untyped_share + " + " + ".join(
        f"collection.type_share({kind})" for kind in (
            "books_and_periodicals", "manuscripts", "maps", "scores", "visual", "audiovisual",
            "other_digital")), "100"),
)
_check(
    "SHARES-04",
    "Išduoties dalys pagal dokumentų rūšį sudaro 100 %.",
    "Dalys skaičiuojamos nuo visos išduoties.",
    equal(" + ".join(f"loans.type_share({kind})"
                     for kind in ("books", "periodicals", "audio", "other")), "100"),
)
_check(
    "SHARES-05",
    "Finansavimo šaltinių dalys sudaro 100 %.",
    "Dalys skaičiuojamos nuo visų gautų lėšų.",
    equal(" + ".join(f"finance.source_share({source})" for source in (
        "municipal", "state", "nvs", "projects", "support", "services")), "100"),
)
_check(
    "SHARES-06",
    "Kiekviena dalis yra tarp 0 ir 100 %.",
    "Dalis negali būti neigiama ar didesnė už visumą.",
    proportions(),
)

# ---- The same fact in two tables ----------------------------------------------------------------

_check(
    "FACTS-01",
    "Įsigyti periodiniai leidiniai ir padalinių prenumeruojami leidiniai yra tas pats skaičius.",
    "Abi lentelės kalba apie tuos pačius per metus gautus leidinius.",
    equal("acquisitions.periodicals", "collection.subscriptions"),
)
_check(
    "FACTS-02",
    "Garsinių dokumentų išduotis lygi audiosensorinės bibliotekos įrašų išduočiai.",
    "Garsinius dokumentus biblioteka išduoda tik iš šio fondo.",
    equal("audiosensory.loans", "loans.by_type(audio)"),
)
_check(
    "FACTS-03",
    "Valstybės lėšos dokumentams lygios panaudotoms valstybės biudžeto lėšoms.",
    "Valstybės biudžeto lėšos skiriamos tik dokumentams.",
    equal("acquisitions.state_spending", "finance.used(state, all)"),
)
_check(
    "FACTS-04",
    "Pagal sutelktumo kryptį suskaičiuota tiek kaimo filialų, kiek jų yra.",
    "Kiekvieno kaimo filialo sutelktumas didėjo, mažėjo arba nekito.",
    equal("membership.trend_counted", "organisation.rural_branches"),
    exception="USERS-02",
)
_check(
    "FACTS-05",
    "Pagal šildymo būdą suskaičiuota tiek filialų, kiek jų yra.",
    "Kiekvienas filialas šildomas vienu būdu.",
    equal("organisation.branches", "premises.heating(central) + premises.heating(stove)"),
)

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
    not_negative(*(f"finance.balance({source}, total)" for source in (
        "municipal", "state", "nvs", "projects", "services"))),
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
    "Bibliotekos pavadinimų ne mažiau negu didžiausios grupės ir ne daugiau negu visų grupių kartu.",
    "Tas pats pavadinimas gali būti keliuose padaliniuose, todėl grupių skaičiai nesumuojami, bet "
    "ribas jie nustato.",
    groups_share_titles("collection.titles", "acquisitions.titles"),
)
_check(
    "BOUNDS-04",
    "Knygų ne daugiau negu dokumentų be periodikos.",
    "Knygos yra dalis to, kas lieka atėmus periodinius leidinius.",
    at_most("collection.books", "collection.fiction + collection.nonfiction", everywhere=True),
    at_most("acquisitions.books", "acquisitions.items - collection.subscriptions",
            everywhere=True),
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
    *(at_most(f"{service}.users", "users")
      for service in ("home", "service_points", "audiosensory")),
)
_check(
    "BOUNDS-09",
    "Apsilankymų ne mažiau negu vartotojų.",
    "Kiekvienas aptarnautas vartotojas aplankytas arba lankėsi bent kartą.",
    *(at_most(f"{service}.users", f"{service}.visits")
      for service in ("home", "service_points", "audiosensory")),
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
        "membership.rate", "collection.fiction_share", "collection.nonfiction_share",
        "collection.periodicals_share", "enquiries.answered_share",
        *(f"holdings.{what}_per_{head}" for what in ("items", "books", "new_books", "subscriptions")
          for head in ("capita", "user")),
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
    equal("rural:acquisitions.items", "acquisitions.per_rural_branch * organisation.rural_branches"),
    equal("rural:acquisitions.books",
          "acquisitions.books_per_rural_branch * organisation.rural_branches"),
    equal("events.visits", "events.visits_per_event * events.total"),
    equal("acquisitions.spending", "acquisitions.spending_per_capita * population"),
)

# ---- Targets ------------------------------------------------------------------------------------

_check(
    "TARGETS-01",
    "Kiekvienas siekis įvertintas vieną kartą.",
    "Siekiai pagal rezultatą kartu su skaičiumi nevertinamais sudaro visus siekius.",
    targets_are_judged_once(),
)

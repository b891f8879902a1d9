"""Checks of sums: parts and their whole, shares of 100 %, one fact in two tables."""

from __future__ import annotations

from ataskaita.checks.registry import Register
from ataskaita.checks.relations import (
    equal,
    groups_add_up,
    groups_make_hundred,
    not_negative,
    proportions,
)

REGISTER = Register()
_check = REGISTER.add

# ---- Sums ---------------------------------------------------------------------------------------

_check(
    "SUMS-01",
    "Padalinių grupių skaičiai sudaro visos bibliotekos skaičių.",
    "Kiekvienas faktas priklauso vienai padalinių grupei, todėl grupių suma turi būti lygi bendram "
    "skaičiui; skirtumas reikštų praleistą arba du kartus įskaičiuotą padalinį.",
    groups_add_up(
        "acquisitions.items",
        "acquisitions.books",
        "collection.items",
        "collection.fiction",
        "collection.nonfiction",
        "collection.periodicals",
        "collection.books",
        "collection.subscriptions",
        "events.total",
        "events.complex",
        "events.spoken",
        "events.display",
        "enquiries.received",
        "enquiries.answered",
        "population",
        "users",
        "premises.area",
        "premises.shelves",
    ),
)
_check(
    "SUMS-02",
    "Fondo dalys pagal turinį sudaro visą fondą.",
    "Grožinė ir šakinė literatūra be periodikos kartu su periodiniais leidiniais apima visus fondo "
    "dokumentus.",
    equal(
        "collection.items",
        "collection.fiction + collection.nonfiction + collection.periodicals",
        everywhere=True,
    ),
)
_check(
    "SUMS-03",
    "Fondo dalys pagal dokumentų rūšį sudaro visą fondą.",
    "Kiekvienas dokumentas yra kurios nors rūšies; skirtumas reiškia, kad dalies dokumentų rūšis "
    "nenurodyta.",
    equal(
        "collection.items",
        "collection.by_type(books_and_periodicals) + collection.by_type(manuscripts)"
        " + collection.by_type(maps) + collection.by_type(scores)"
        " + collection.by_type(visual) + collection.by_type(audiovisual)"
        " + collection.by_type(other_digital)",
    ),
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
    equal(
        "loans.items",
        "loans.by_type(books) + loans.by_type(periodicals)"
        " + loans.by_type(audio) + loans.by_type(other)",
    ),
)
_check(
    "SUMS-06",
    "Bibliotekininkų ir knygnešių aptarnavimas namuose sudaro visą aptarnavimą namuose.",
    "Spaudinius į namus pristato tik bibliotekininkai ir knygnešiai.",
    *(
        equal(f"home.{measure}", f"home.by(librarians, {measure}) + home.by(volunteers, {measure})")
        for measure in ("users", "visits", "items")
    ),
)
_check(
    "SUMS-07",
    "Finansavimo šaltiniai sudaro visas gautas lėšas, o išlaidų straipsniai neviršija šaltinio "
    "sumos.",
    "Šaltinio straipsniai gali būti surašyti ne visi, bet jų suma negali būti didesnė už tai, kas "
    "iš šaltinio gauta.",
    equal(
        "finance.income",
        " + ".join(
            f"finance.received({source}, total)"
            for source in ("municipal", "state", "nvs", "projects", "support", "services")
        ),
    ),
    not_negative("finance.unitemised(municipal)"),
)
_check(
    "SUMS-08",
    "Lėšos dokumentams pagal šaltinį sudaro visas lėšas dokumentams.",
    "Dokumentai perkami už valstybės, savivaldybės ir kitų šaltinių lėšas.",
    equal(
        "acquisitions.spending",
        "acquisitions.state_spending"
        " + acquisitions.periodicals_spending"
        " + acquisitions.other_spending",
    ),
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
    equal(
        "collection.fiction_share + collection.nonfiction_share + collection.periodicals_share",
        "100",
        everywhere=True,
    ),
)
_check(
    "SHARES-03",
    "Fondo dokumentų rūšių dalys kartu su nenurodytos rūšies dalimi sudaro 100 %.",
    "Dalys skaičiuojamos nuo viso fondo.",
    equal(
        "collection.untyped_share + "
        + " + ".join(
            f"collection.type_share({kind})"
            for kind in (
                "books_and_periodicals",
                "manuscripts",
                "maps",
                "scores",
                "visual",
                "audiovisual",
                "other_digital",
            )
        ),
        "100",
    ),
)
_check(
    "SHARES-04",
    "Išduoties dalys pagal dokumentų rūšį sudaro 100 %.",
    "Dalys skaičiuojamos nuo visos išduoties.",
    equal(
        " + ".join(
            f"loans.type_share({kind})" for kind in ("books", "periodicals", "audio", "other")
        ),
        "100",
    ),
)
_check(
    "SHARES-05",
    "Finansavimo šaltinių dalys sudaro 100 %.",
    "Dalys skaičiuojamos nuo visų gautų lėšų.",
    equal(
        " + ".join(
            f"finance.source_share({source})"
            for source in ("municipal", "state", "nvs", "projects", "support", "services")
        ),
        "100",
    ),
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

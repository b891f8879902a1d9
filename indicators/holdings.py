"""Holdings per head: how much of the collection falls to an inhabitant and to a user."""

from dataclasses import replace

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS_PER_PERSON, ITEMS_PER_USER

#: What is divided: id of the ratio, its name, the counted things, the indicator that counts them,
#: decimal places (of what there is less than one of for each, a single one says little).
_HOLDINGS = (
    ("items", "Dokumentų", "Fondo dokumentai", "collection.items", 1),
    ("books", "Knygų", "Fondo knygos", "collection.books", 1),
    ("new_books", "Naujai gautų knygų", "Per metus gautos knygos", "acquisitions.books", 2),
    (
        "subscriptions",
        "Prenumeruojamų periodinių leidinių",
        "Prenumeruojami periodiniai leidiniai",
        "collection.subscriptions",
        2,
    ),
)

#: Whose share it is: id, name in the dative, name in the genitive, indicator, measure, standard.
_HEADS = (
    (
        "capita",
        "gyventojui",
        "gyventojų",
        "population",
        ITEMS_PER_PERSON,
        "ISO 11620: documents per capita",
    ),
    ("user", "vartotojui", "registruotų vartotojų", "users", ITEMS_PER_USER, ""),
)


def _define(counted: str, head: str, id: str, name: str, text: str, measure, standard: str) -> None:
    @indicator(id, name, measure, text, standard=standard)
    def per_head(x: Scope) -> Amount:
        return x[counted] / x[head]


for _what, _name, _things, _counted, _digits in _HOLDINGS:
    for _head, _dative, _genitive, _heads, _measure, _standard in _HEADS:
        _define(
            _counted,
            _heads,
            f"holdings.{_what}_per_{_head}",
            f"{_name} vienam {_dative}",
            f"{_things}, padalyti iš {_genitive} skaičiaus.".replace(
                "knygos, padalyti", "knygos, padalytos"
            ),
            replace(_measure, digits=_digits),
            _standard if _what == "items" else "",
        )

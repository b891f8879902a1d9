"""What the published report of 2023 says about the counts that it does not print.

The order matters where statements contradict each other: the explanation names the earliest ones
that suffice.
"""

from __future__ import annotations

from reconstruction.rounding import HALF_UP
from reconstruction.statements import Alternative, Ratio, Relation, Statement
from reconstruction.unknowns import GROUPS

_LIBRARY = "iš viso"

#: Items in the collection, acquired items, and items in it that are no periodicals, by group.
_DOCUMENTS = {"": "F051", "ignalina": "F059", "dukstas": "F068", "rural": "F077"}
_ACQUIRED = {"": "F012", "ignalina": "F018", "dukstas": "F024", "rural": "F030"}
_NONPERIODICAL = {
    "": "F053 + F055",
    "ignalina": "F062 + F064",
    "dukstas": "F071 + F073",
    "rural": "F080 + F082",
}

#: Table 4. For each pair of columns: what is counted, and figures per inhabitant and per user.
_TABLE_4 = {
    "documents": (
        "dokumentų",
        {
            "": ("F136", "F137"),
            "ignalina": ("F144", "F145"),
            "dukstas": ("F152", "F153"),
            "rural": ("F160", "F161"),
        },
    ),
    "books": (
        "knygų",
        {
            "": ("F138", "F139"),
            "ignalina": ("F146", "F147"),
            "dukstas": ("F154", "F155"),
            "rural": ("F162", "F163"),
        },
    ),
    "acquired_books": (
        "naujai gautų knygų",
        {
            "": ("F140", "F141"),
            "ignalina": ("F148", "F149"),
            "dukstas": ("F156", "F157"),
            "rural": ("F164", "F165"),
        },
    ),
    "subscriptions": (
        "prenumeruojamų periodinių leidinių",
        {
            "": ("F142", "F143"),
            "ignalina": ("F150", "F151"),
            "dukstas": ("F158", "F159"),
            "rural": ("F166", "F167"),
        },
    ),
}

#: Table 3: membership rate of 2023, of 2022, and their difference.
_TABLE_3 = {
    "": ("F117", "F118", "F119"),
    "ignalina": ("F120", "F121", "F122"),
    "dukstas": ("F123", "F124", "F125"),
    "rural": ("F126", "F127", "F128"),
}


def _of(table: str, group: str) -> str:
    if table == "documents":
        return _DOCUMENTS[group]
    return f"{table}.{group}" if group else table


def _table_3() -> list[Statement]:
    rates: list[Statement] = []
    changes: list[Statement] = []
    for group, (now, before, change) in _TABLE_3.items():
        name = GROUPS.get(group, _LIBRARY)
        users, population = _of("users", group), _of("population", group)
        rates.append(Ratio(f"sutelktumo procentas, {name}", now, users, population, "percent"))
        changes.append(
            Ratio(
                f"sutelktumo procento skirtumas, {name}",
                change,
                users,
                population,
                "percent",
                since=before,
            )
        )
    return rates + changes


def _table_4(groups: tuple[str, ...]) -> list[Statement]:
    people = (("population", "vienam gyventojui"), ("users", "vienam vartotojui"))
    return [
        Ratio(
            f"{what} {whom}, {GROUPS.get(group, _LIBRARY)}",
            figure,
            _of(table, group),
            _of(per, group),
            "per_head",
        )
        for table, (what, rows) in _TABLE_4.items()
        for group in groups
        for figure, (per, whom) in zip(rows[group], people, strict=True)
    ]


def _limits() -> list[Statement]:
    found: list[Statement] = []
    for group in ("", *GROUPS):
        name, suffix = GROUPS.get(group, _LIBRARY), f"-{group}" if group else ""
        new, subscribed = _of("acquired_books", group), _of("subscriptions", group)
        found += [
            Relation(
                f"acquired{suffix}",
                f"naujai gautos knygos ir prenumeruojami leidiniai, {name}",
                f"{new} + {subscribed}",
                "<=",
                _ACQUIRED[group],
            ),
            Relation(
                f"books-in-collection{suffix}",
                f"knygos fonde, {name}",
                _of("books", group),
                "<=",
                _NONPERIODICAL[group],
            ),
            Relation(
                f"users-among-inhabitants{suffix}",
                f"registruoti vartotojai, {name}",
                _of("users", group),
                "<=",
                _of("population", group),
            ),
        ]
    return found


_LOANS = "F168 + F169 + F170 + F171"

_SPENDING = Ratio(
    "lėšos dokumentams įsigyti vienam gyventojui",
    "F091",
    "F008 + F009 + other_spending",
    "population",
    "per_head",
)
_LOANS_CHANGE = Ratio(
    "išduoties pokytis per metus", "F172", f"{_LOANS} - loans_2022", "loans_2022", "percent"
)

STATEMENTS: tuple[Statement, ...] = (
    Relation("books-by-type", "knygos fonde, iš viso", "books", "=", "F038 - F057"),
    *_table_4(("",)),
    *_table_3(),
    *_table_4(tuple(GROUPS)),
    Relation(
        "subscriptions",
        "prenumeruojami periodiniai leidiniai, iš viso",
        "subscriptions",
        "=",
        "F010",
    ),
    Relation(
        "acquired-nonperiodical",
        "naujai gautos knygos, iš viso",
        "acquired_books",
        "<=",
        "F007 - F010",
    ),
    *_limits(),
    Relation(
        "named-branches",
        "prenumeruojami leidiniai ir trijų filialų kiti dokumentai, kaimo filialai",
        "subscriptions.rural + F088 + F089 + F090",
        "<=",
        "F030",
    ),
    # One of the branches is the town branch, the others are rural.
    Ratio("dokumentų vienam kaimo filialui", "F086", "F030", "F003 - 1", "per_head"),
    Ratio("knygų vienam kaimo filialui", "F087", "acquired_books.rural", "F003 - 1", "per_head"),
    Ratio("sutelktumo procentas, iš viso", "F116", "users", "population", "percent"),
    Ratio("dokumentų vienam gyventojui, iš viso", "F134", "F036", "population", "per_head"),
    Ratio("dokumentų vienam skaitytojui, iš viso", "F135", "F036", "users", "per_head"),
    _SPENDING,
    Ratio("užklausos elektroniniu būdu", "F104", "electronic_enquiries", "F097", "percent"),
    _LOANS_CHANGE,
    Ratio("renginių pokytis per metus", "F217", "F198 - events_2022", "events_2022", "percent"),
    Relation("enquiries-2022", "užklausos 2022 m.", "enquiries_2022", "=", "F097 - F098"),
    Relation("premises-2022", "patalpų plotas 2022 m.", "premises_2022", "=", "F231 - F230"),
)

ALTERNATIVES = (
    Alternative(
        "other_spending",
        "jei lėšos vienam gyventojui (F091) suapvalintos, o ne nukirstos",
        "F091",
        Ratio(
            _SPENDING.label,
            _SPENDING.figure,
            _SPENDING.of,
            _SPENDING.per,
            _SPENDING.kind,
            shortened=HALF_UP,
        ),
    ),
    Alternative(
        "loans_2022",
        "jei pokytis (F172) skaičiuotas nuo paskelbtos sumos (F133), o ne nuo dalių sumos",
        "F172",
        Ratio(_LOANS_CHANGE.label, "F172", "F133 - loans_2022", "loans_2022", "percent"),
    ),
)

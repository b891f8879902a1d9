"""The appendix on checks: what was compared, what moved, was corrected, and has changed since."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from ataskaita.chapter.explain import name_of
from ataskaita.chapter.inline import Inline, listed, with_noun
from ataskaita.chapter.notes import Notes, sentence
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, in_full, listing
from ataskaita.checks.movements import DEFAULT, Movement, in_words, movements, thresholds
from ataskaita.checks.registry import CHECKS, Comparison, Outcome, run_checks
from ataskaita.editions.compare import LARGE, MODERATE, Change, changes
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.lithuanian.words import enumerate_names, long_date
from ataskaita.tables import Run
from ataskaita.values.measures import PERCENT
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = [
    "change_size", "changes_table", "checks_counted", "checks_table", "comparisons_table",
    "corrections_table", "edition_sentence", "known_checks", "movements_table", "threshold",
    "unexplained",
]  # fmt: skip

#: What became of a check, as readers see it.
STATES = {
    "passed": "išlaikyta",
    "known": "žinomas prieštaravimas",
    "failed": "neišlaikyta",
    "skipped": "nėra duomenų",
}

#: The class by which the style sheet knows a state; those of targets are reused.
_BADGES = {"passed": "reached", "known": "partly", "failed": "missed", "skipped": "unknown"}


#: Why a number is not what the last edition printed, and how much it is another one.
CAUSES = {
    "data": "nauji duomenys",
    "correction": "duomenų pataisymas",
    "method": "metodo pakeitimas",
}
SIZES = {"large": "didelis", "moderate": "vidutinis", "small": "mažas"}


def checks_table() -> ReportTable:
    """Every consistency check: what must hold and why, and whether it does."""
    records: list[list[Cell]] = []
    for found in _outcomes():
        check, state = found.check, found.state
        explained = (Run(check.title, "strong", id=check.anchor), Run(f" {check.why}"))
        count = len(found.comparisons)
        compared = session().number("check.compared", count, dimensions={"of": check.id})
        badge = (Run(STATES[state], "outcome", _BADGES[state]),)
        records.append([_place(found), explained, compared, badge])
    return listing("Nr.", ["Kas turi galioti ir kodėl", "Palyginta", "Rezultatas"], records)


def comparisons_table() -> ReportTable:
    """The numbers of each check: the comparison nearest to its limit, and all that do not hold."""
    records: list[list[Cell]] = [
        [_place(found), one.subject, one.value, one.lower or "", one.upper or ""]
        for found in _outcomes()
        for one in _telling(found)
    ]
    headings = ["Kas lyginama", "Skaičius", "Mažiausiai", "Daugiausia"]
    return in_full(listing("Nr.", headings, records))


def checks_counted(state: str, one: str, few: str = "", many: str = "", after: str = "") -> Inline:
    """How many checks are in a state, with the noun that agrees: ``38 patikros``.

    Parameters
    ----------
    state : str
        ``passed``, ``known``, ``failed``, ``skipped`` or ``all``.
    one, few, many : str
        The forms after 1, 2 and 10; one, where they are alike.
    after : str
        What joins it to what is said next; of none then nothing is said.
    """
    states = Counter(found.state for found in _outcomes())
    number = states.total() if state == "all" else states[state]
    if after and not number:
        return Inline(("",))
    counted = with_noun(session().number(f"check.{state}", number), (one, few or one, many or one))
    return Inline((*counted, after))


def known_checks(heading: str) -> Inline:
    """The contradictions that are known, each with its recorded reason, below a heading."""
    reasons = {_place(found): found.reason for found in _outcomes() if found.reason}
    known = (f"{place}{NBSP}patikra. {reason}" for place, reason in reasons.items())
    return listed(known, "", heading)


def movements_table() -> ReportTable:
    """Every indicator that moved more than its threshold, with its explanation or without one."""
    headings = ["Reikšmė", "Pokytis", "Pokytis, %", "Paaiškinimas"]
    label = session().snapshot.label
    records: list[list[Cell]] = [
        [
            f"{in_words(moved.now, label)}: {session().unit_inside(moved.now.unit)}",
            _published(moved.now),
            _published(moved.change),
            replace(_published(moved.relative), bare=True) if moved.relative else "",
            sentence(moved.note) if moved.note else "Nepaaiškinta.",
        ]
        for moved in _movements()
    ]
    return listing("Rodiklis", headings, records, "Tokių pokyčių nėra", notes=False)


def _published(value: Value) -> Value:
    """A value of the checks with what the library has published of it."""
    return replace(value, stated=session().stated(value))


def unexplained(one: str, few: str, many: str) -> Inline:
    """How many large changes have no explanation, with the noun that agrees."""
    number = sum(found.note is None for found in _movements())
    return Inline(with_noun(session().number("check.unexplained", number), (one, few, many)))


def threshold(kind: str, key: str = "") -> Inline:
    """The size of change that must be explained: ``percent`` or ``points``.

    Parameters
    ----------
    kind : str
        A share of last year's number, or percentage points.
    key : str
        An indicator with a threshold of its own; the usual one where left out.
    """
    number = getattr(thresholds().get(key, DEFAULT), kind)
    printed = {"kind": "change" if kind == "points" else "value", "digits": 0}
    of = {"of": key or kind}
    return Inline((session().number("check.threshold", number, PERCENT, dimensions=of, **printed),))


def corrections_table() -> ReportTable:
    """Every corrected cell of the received data: what it was, what it is, why and since when."""
    records: list[list[Cell]] = []
    for table in session().tables:
        for made in table.corrections:
            keys = [session().label(k, str(value), made.table) for k, value in made.keys.items()]
            cells = (_cell(made.expect, "received", made), _cell(made.value, "value", made))
            why = f"{made.reason} Šaltinis: {made.source}. {long_date(made.date)}"
            where = ", ".join([*keys, f"{made.year} m."])
            records.append([table.meta["title"], where, *cells, why])
    headings = ["Eilutė", "Gauta", "Pataisyta", "Priežastis"]
    return listing("Lentelė", headings, records, "Pataisymų nėra")


def edition_sentence() -> Inline:
    """Which edition the report is compared with, and how many of its numbers have changed."""
    edition = session().edition
    if edition is None:
        return Inline(("Ankstesnio leidimo nėra, todėl palyginti nėra su kuo.",))
    label = edition.manifest["label"]
    number = len(_changes())
    start = f"Lyginama su leidimu „{label}“, paskelbtu {long_date(edition.date)} "
    if not number:
        return Inline((f"{start}Visi jo skaičiai tebegalioja.",))
    shown = session().number("edition.changes", number)
    return Inline((f"{start}Pasikeitusių skaičių: ", shown, "."))


def changes_table() -> ReportTable:
    """Every number that is not what the last edition printed: why, and how much it changed."""
    records: list[list[Cell]] = [
        [
            name_of(change.then),
            f"{session().unit_name(change.then.unit, 'Iš viso')}, {change.then.year} m.",
            replace(change.then, indicator=f"edition.{change.then.indicator}"),
            replace(change.now, published=change.then.number) if change.now else None,
            enumerate_names(CAUSES[cause] for cause in change.causes),
            SIZES[change.size],
        ]
        for change in _changes()
    ]
    headings = ["Padalinys, metai", "Paskelbta", "Dabar", "Priežastis", "Pokytis"]
    return listing("Rodiklis", headings, records, "Pasikeitusių skaičių nėra", notes=False)


def change_size(name: str) -> Inline:
    """From which change on it counts as ``large`` or ``moderate``."""
    number = {"large": LARGE, "moderate": MODERATE}[name]
    of = {"of": name}
    return Inline((session().number("edition.size", number, PERCENT, dimensions=of, digits=0),))


def _outcomes() -> list[Outcome]:
    return session().once(
        "checks", lambda: run_checks(session().tables, session().year, CHECKS.values())
    )


def _place(found: Outcome) -> str:
    """The number by which readers know a check: its place among those that are listed."""
    return str(1 + [one.check.id for one in _outcomes()].index(found.check.id))


def _movements() -> list[Movement]:
    return session().once(
        "movements", lambda: movements(session().tables, session().year, Notes.of_session().notes)
    )


def _changes() -> list[Change]:
    edition = session().edition
    if edition is None:
        return []
    return session().once("changes", lambda: changes(edition, session().tables))


def _telling(found: Outcome) -> list[Comparison]:
    broken = [one for one in found.comparisons if one.excess]
    return broken or sorted(found.comparisons, key=_room)[:1]


def _room(one: Comparison) -> Fraction:
    """How far a comparison is from its limit, as a share of the number."""
    number = one.value.amount.number
    ends = [end.amount.number for end in (one.lower, one.upper) if end is not None]
    gap = min(abs(number - end) for end in ends)
    return gap / max(abs(number), Fraction(1))


def _cell(content: object, side: str, made) -> Cell:
    if not isinstance(content, (int, float)):
        return str(content)
    return session().number(
        f"correction.{made.table}",
        Fraction(str(content)),
        year=made.year,
        dimensions={"side": side, "line": str(made.line)},
        digits=0 if float(content).is_integer() else 2,
    )

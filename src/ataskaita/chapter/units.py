"""All that the report knows of one unit or group of units, and how the groups compare.

A page calls `unit_page` for a group or unit, `unit_sections` for the units of a group one by one,
`units_compared` for the groups beside each other. Which indicators and categories there are is
asked of the registry and of what the other chapters show; such a page runs after them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ataskaita.chapter.facts_in_words import facts_of, tables_of_words
from ataskaita.chapter.indicator_pages import (
    IndicatorPage,
    Known,
    by_theme,
    known_value,
    places,
    rests_on_rows,
    shown_categories,
)
from ataskaita.chapter.inline import markdown
from ataskaita.chapter.layout import value_or_gap
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, listing
from ataskaita.chapter.targets import aim_of
from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.indicators import targets as rules
from ataskaita.indicators.formulas import parse_call
from ataskaita.lithuanian.words import sort_key
from ataskaita.plain_text import as_markdown
from ataskaita.tables import Table
from ataskaita.translation import _

#: What chapters can call.
__all__ = ["unit_page", "unit_sections", "units_compared"]

#: A table has more rows than this.
SHORT = 2

#: Targets are the library's: what of one is done by a unit is told beside them, not as its share.
_TARGETS = frozenset({AIM, FULFILMENT})

#: What a table of groups beside each other is called.
COMPARED = "Padalinių palyginimas"

#: Stands on a page that has nothing to show, so that it does not look like a broken one.
NOTHING_YET = "Duomenų nėra."


def unit_page(unit: str) -> IndicatorPage:
    """All that the report knows of a unit or group: a section for each theme.

    Raises
    ------
    UserError
        The year does not have it.
    """
    _require(unit)
    return IndicatorPage(lambda: _page(unit))


def unit_sections(group: str) -> IndicatorPage:
    """The units of a group, a section each; those the year knows nothing of have none."""
    _require(group)
    return IndicatorPage(lambda: _sections(group))


def units_compared() -> IndicatorPage:
    """The groups beside each other: this year's values of all that is known of each group."""
    return IndicatorPage(_compared)


def known_of(unit: str) -> list[Known]:
    """Every indicator that has a value for a unit, this year or last year, in the report's order.

    A value that rests on no row of the unit, such as a count of nothing, says nothing of it.
    """
    found = []
    for indicator in REGISTRY.values():
        if indicator.id in _TARGETS:
            continue
        for dimensions in shown_categories(places().uses, indicator):
            line = known_value(indicator, unit, dimensions, rests_on_rows)
            if line is not None:
                library = value_or_gap(indicator.id, LIBRARY, **dimensions)
                found.append(replace(line, library=library))
    return found


def _page(unit: str) -> Iterator[str | Table]:
    numbers = _in_numbers(unit)
    name = session().unit_name(unit)
    for theme, lines in by_theme(numbers).items():
        yield _heading(theme, unit, lines)
        yield _offered(_table(lines), unit, _part(lines), f"{name}. {theme}")
    if facts := facts_of(unit):
        yield f"## Kita {{#{_anchor(unit, 'facts')} .unnumbered}}\n\n{_listed(facts)}"
    if records := _targets(unit):
        heading = f"## Siekiai {{#{_anchor(unit, 'targets')} .unnumbered}}"
        yield f"{heading}\n\n{places().told([FULFILMENT])}"
        names = ["Siekis", "Siekta", "Pasiekė Biblioteka", "Padaliniui teko", "Pasiekė padalinys"]
        yield _offered(listing("Nr.", names, records), unit, "targets", f"{name}. Siekiai")
    if not (numbers or facts or records):
        yield NOTHING_YET


def _sections(group: str) -> Iterator[str | Table]:
    units = session().tables.units
    for unit in sorted(units.members(group), key=lambda id: sort_key(units.name(id))):
        lines, facts = _in_numbers(unit), facts_of(unit)
        if not (lines or facts):
            continue
        name = as_markdown(units.name(unit))
        told = places().told((line.id for line in lines), places().uses.mentions.get(unit, ()))
        # A table of a number or two that nothing can be compared with says no more than a list.
        short = len(lines) <= SHORT and not any(line.before or line.library for line in lines)
        listed = "\n".join(filter(None, (_numbers(lines) if short else "", _listed(facts))))
        heading = f"## {name} {{#{_anchor(unit)} .unnumbered}}"
        yield "\n\n".join(filter(None, (heading, listed, told)))
        if lines and not short:
            ordered = [line for of in by_theme(lines).values() for line in of]
            yield _offered(_table(ordered), unit, "", units.name(unit))


def _compared() -> Iterator[str | Table]:
    units = session().tables.units
    groups = units.total_groups
    found: dict[tuple[str, str], dict[str, Known]] = defaultdict(dict)
    for group in groups:
        for line in known_of(group):
            # Tables of words are of some kinds of units only: of others nothing lacks.
            if line.now is not None and not _counts_words(line):
                found[line.id, line.name][group] = line
    several = [next(iter(of.values())) for of in found.values() if len(of) > 1]
    if not several:
        yield NOTHING_YET
    names = ["Iš viso", *map(units.short_name, groups)]
    for theme, lines in by_theme(several).items():
        yield _heading(theme, "units", lines)
        records: list[list[Cell]] = []
        for line in lines:
            of = found[line.id, line.name]
            values = (of[group].now if group in of else None for group in groups)
            records.append([line.name, line.library, *values])
        made = listing("Rodiklis", names, records)
        yield _offered(made, "units", _part(lines), f"{COMPARED}. {theme}")


def _table(known: list[Known]) -> ReportTable:
    """Values beside the library's; last year's and the change where any is known."""
    year = session().year
    columns = {f"{year} m.": [line.now for line in known]}
    if any(line.before for line in known):
        columns[f"{year - 1} m."] = [line.before for line in known]
        columns["Pokytis"] = [line.change for line in known]
    if any(line.library for line in known):
        columns["Visa biblioteka"] = [line.library for line in known]
    records = zip((line.name for line in known), *columns.values(), strict=True)
    return listing("Rodiklis", list(columns), list(records))


def _in_numbers(unit: str) -> list[Known]:
    """What is known of a unit in numbers; of a single unit, what counts words is told in words."""
    single = unit in session().tables.units.known
    return [line for line in known_of(unit) if not (single and _counts_words(line))]


def _counts_words(line: Known) -> bool:
    value = line.now or line.before
    return all(source.table in tables_of_words() for source in value.amount.sources)


def _heading(theme: str, unit: str, lines: list[Known]) -> str:
    """The heading of a theme, and where more is told of it."""
    anchor = _anchor(unit, _part(lines))
    told = places().told(line.id for line in lines)
    return f"## {as_markdown(theme)} {{#{anchor} .unnumbered}}\n\n{told}".rstrip()


def _part(lines: list[Known]) -> str:
    return lines[0].id.split(".")[0]


def _offered(made: ReportTable, unit: str, part: str, title: str) -> Table:
    """A table below a heading of its own, with what its file is called."""
    label = _anchor(unit, part).replace("sec-", "tbl-", 1)
    return replace(made.table(), label=label, title=title)


def _targets(unit: str) -> list[list[Cell]]:
    """The targets of the library whose indicator is known of the unit, too."""
    library, own = session().scope(), session().scope(unit)
    records: list[list[Cell]] = []
    for found in rules.targets(library):
        try:
            indicator, dimensions, amount = rules.actual(own, found)
        except NotAvailable:
            continue
        if not any(source.count for source in amount.sources):
            continue
        whole = session().value_or_none(indicator.id, **dimensions)
        part = session().value(indicator.id, unit, **dimensions)
        records.append([found.id, found.name, aim_of(found), whole, _whole(found, unit), part])
    return records


def _whole(target: rules.Target, unit: str) -> Cell:
    """How much of what all had to be done was a unit's."""
    if target.comparison != "all":
        return "–"
    _where, key, dimensions = parse_call(target.of)
    return session().value_or_none(key, unit, **dimensions)


def _numbers(known: Iterable[Known]) -> str:
    return "\n".join(
        f"- **{as_markdown(line.name)}:** {markdown(line.now, session().enter(line.now, 'text'))}"
        for line in known
        if line.now
    )


def _listed(facts: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{as_markdown(name)}:** {as_markdown(text)}" for name, text in facts)


def _anchor(unit: str, part: str = "") -> str:
    return "-".join(filter(None, ("sec-unit", unit, part))).replace("_", "-")


def _require(unit: str) -> None:
    units = session().tables.units
    session().scope(unit)
    if unit not in units.all_ids():
        raise UserError(
            _("{unit} is closed: {year} has nothing to tell of it.").format(
                unit=units.name(unit), year=session().year
            ),
            _("Take its page out of _quarto.yml and report.qmd."),
        )

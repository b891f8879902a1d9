"""All that the report knows of one unit or group of units, and how the groups compare.

A page calls `unit_page` for a group or unit, `unit_sections` for the units of a group one by one,
`units_compared` for the groups beside each other. Which indicators and categories there are is
asked of the registry and of what the other chapters show; such a page runs after them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ataskaita import registry
from ataskaita.chapter.explain import category_name
from ataskaita.chapter.facts_in_words import facts_of, tables_of_words
from ataskaita.chapter.inline import markdown
from ataskaita.chapter.known_uses import known_uses, shown_categories
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, bundle, listing
from ataskaita.data.own import AIM, FULFILMENT
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.indicators import targets as rules
from ataskaita.lithuanian.words import enumerate_names, sort_key
from ataskaita.plain_text import as_markdown
from ataskaita.project import MARKER, Project
from ataskaita.translation import _
from ataskaita.values.uses import Uses
from ataskaita.values.values import Value

#: A table has more rows than this.
SHORT = 2

#: Targets are the library's: what of one is done by a unit is told beside them, not as its share.
_TARGETS = frozenset({AIM, FULFILMENT})


@dataclass(frozen=True)
class Known:
    """An indicator of a unit, for all its categories together or for one.

    Parameters
    ----------
    indicator : str
        Its id.
    name : str
        Its name, with its category if it has one.
    now, before, change : Value or None
        This year's value, last year's, the difference.
    library : Value or None
        This year's value of the library as a whole.
    """

    indicator: str
    name: str
    now: Value | None
    before: Value | None
    change: Value | None
    library: Value | None


#: Stands on a page that has nothing to show, so that it does not look like a broken one.
NOTHING_YET = "Duomenų dar nėra."


@dataclass(frozen=True)
class UnitPage:
    """Texts and tables that follow one another; showing them enters their values in the ledger."""

    parts: Callable[[], Iterable[str | ReportTable]]

    def _ipython_display_(self) -> None:
        from IPython.display import display

        # An output for each text and each table: only so does a table stay data.
        for part in self.parts():
            text = isinstance(part, str)
            shown = {"text/markdown": part} if text else bundle(part.table())
            display({"text/plain": ""} | shown, raw=True)


def unit_page(unit: str) -> UnitPage:
    """All that the report knows of a unit or group: a section for each theme.

    Parameters
    ----------
    unit : str
        Its id.

    Raises
    ------
    UserError
        The year does not have it.
    """
    _require(unit)
    return UnitPage(lambda: _page(unit))


def unit_sections(group: str) -> UnitPage:
    """The units of a group, a section each; those the year knows nothing of have none.

    Parameters
    ----------
    group : str
        The group's id.
    """
    _require(group)
    return UnitPage(lambda: _sections(group))


def units_compared() -> UnitPage:
    """The groups beside each other: this year's values of all that is known of each group."""
    return UnitPage(_compared)


def known_of(unit: str) -> list[Known]:
    """Every indicator that has a value for a unit, this year or last year, in the report's order.

    A value that rests on no row of the unit, such as a count of nothing, says nothing of it.
    """
    found = []
    for indicator in REGISTRY.values():
        if indicator.id in _TARGETS:
            continue
        for dimensions in shown_categories(_Pages.of_session().uses, indicator):
            known = _known(indicator.id, unit, dimensions)
            if known is not None:
                found.append(known)
    return found


def _page(unit: str) -> Iterator[str | ReportTable]:
    pages = _Pages.of_session()
    for theme, known in pages.by_theme(_in_numbers(unit)).items():
        yield pages.heading(theme, unit, known)
        yield _table(known)
    if facts := facts_of(unit):
        yield f"## Kita {{#{_anchor(unit, 'facts')} .unnumbered}}\n\n{_listed(facts)}"
    if records := _targets(unit):
        heading = f"## Siekiai {{#{_anchor(unit, 'targets')} .unnumbered}}"
        yield f"{heading}\n\n{pages.told([FULFILMENT])}"
        names = ["Siekis", "Siekta", "Pasiekė Biblioteka", "Padaliniui teko", "Pasiekė padalinys"]
        yield listing("Nr.", names, records)
    if not (_in_numbers(unit) or facts or records):
        yield NOTHING_YET


def _sections(group: str) -> Iterator[str | ReportTable]:
    units = session().tables.units
    pages = _Pages.of_session()
    for unit in sorted(units.members(group), key=lambda id: sort_key(units.name(id))):
        known, facts = _in_numbers(unit), facts_of(unit)
        if not (known or facts):
            continue
        name = as_markdown(units.name(unit))
        told = pages.told((line.indicator for line in known), pages.uses.mentions.get(unit, ()))
        # A table of a number or two that nothing can be compared with says no more than a list.
        short = len(known) <= SHORT and not any(line.before or line.library for line in known)
        listed = "\n".join(filter(None, (_numbers(known) if short else "", _listed(facts))))
        yield "\n\n".join(
            filter(None, (f"## {name} {{#{_anchor(unit)} .unnumbered}}", listed, told))
        )
        if known and not short:
            yield _table([line for lines in pages.by_theme(known).values() for line in lines])


def _compared() -> Iterator[str | ReportTable]:
    units = session().tables.units
    groups = units.total_groups
    pages = _Pages.of_session()
    found: dict[tuple[str, str], dict[str, Known]] = defaultdict(dict)
    for group in groups:
        for line in known_of(group):
            if line.now is not None:
                found[line.indicator, line.name][group] = line
    several = {place: of for place, of in found.items() if len(of) > 1}
    if not several:
        yield NOTHING_YET
    first = {place: next(iter(of.values())) for place, of in several.items()}
    for theme, lines in pages.by_theme(first.values()).items():
        yield pages.heading(theme, "units", lines)
        names = ["Iš viso", *(units.short_name(group) for group in groups)]
        yield listing("Rodiklis", names, [_beside(line, several, groups) for line in lines])


def _beside(line: Known, found: dict, groups: Iterable[str]) -> list[Cell]:
    of = found[line.indicator, line.name]
    return [line.name, line.library, *(of[g].now if g in of else None for g in groups)]


def _table(known: list[Known]) -> ReportTable:
    """Values beside the library's; last year's and the change where any is known."""
    year = session().year
    compared = any(line.before for line in known)
    names = [f"{year} m.", *([f"{year - 1} m.", "Pokytis"] if compared else []), "Visa biblioteka"]
    records = [
        [line.name, line.now, *([line.before, line.change] if compared else []), line.library]
        for line in known
    ]
    if all(line.library is None for line in known):
        names, records = names[:-1], [record[:-1] for record in records]
    return listing("Rodiklis", names, records)


def _known(key: str, unit: str, dimensions: dict[str, str]) -> Known | None:
    current = session()
    now = _own(_try(current.value, key, unit, **dimensions))
    before = _own(_try(current.value, key, unit, year=current.previous, **dimensions))
    if now is None and before is None:
        return None
    change = _try(current.change, key, unit, **dimensions) if now and before else None
    labels = [category_name(current, d, c, now or before) for d, c in dimensions.items()]
    name = REGISTRY[key].name
    return Known(
        key,
        f"{name}: {', '.join(labels).lower()}" if labels else name,
        now,
        before,
        replace(change, signed=True) if change else None,
        _try(current.value, key, LIBRARY, **dimensions),
    )


def _own(value: Value | None) -> Value | None:
    rests = value is not None and any(source.count for source in value.amount.sources)
    return value if rests else None


def _try(compute: Callable[..., Value], *arguments: Any, **options: Any) -> Value | None:
    try:
        return compute(*arguments, **options)
    except NotAvailable:
        return None


def _in_numbers(unit: str) -> list[Known]:
    """What is known of a unit in numbers; of a single unit, what counts words is told in words."""
    known = known_of(unit)
    single = unit in session().tables.units.known
    return [line for line in known if not (single and _counts_words(line))]


def _counts_words(line: Known) -> bool:
    value = line.now or line.before
    return all(source.table in tables_of_words() for source in value.amount.sources)


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
        aim = replace(session().value(AIM, target=found.id), measure=indicator.measure)
        reached = session().value(indicator.id, **dimensions)
        part = session().value(indicator.id, unit, **dimensions)
        records.append([found.id, found.name, aim, reached, _whole(found, unit), part])
    return records


def _whole(target: rules.Target, unit: str) -> Cell:
    """How much of what all had to be done was a unit's."""
    if target.comparison != "all":
        return "–"
    indicator, dimensions, _amount = rules.called(session().scope(unit), target.of)
    return session().value(indicator.id, unit, **dimensions)


def _numbers(known: Iterable[Known]) -> str:
    values = ((line.name, line.now) for line in known if line.now)
    return "\n".join(
        f"- **{as_markdown(name)}:** {markdown(value, session().enter(value, 'text'))}"
        for name, value in values
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


@dataclass
class _Pages:
    """What the chapters print, and where."""

    uses: Uses = field(default_factory=known_uses)

    @classmethod
    def of_session(cls) -> _Pages:
        return session().once("pages of units", cls)

    @cached_property
    def appendices(self) -> frozenset[str]:
        """The headings of appendices."""
        session().files.add(MARKER)
        stems = [chapter.path.stem for chapter in Project.find().listed if chapter.appendix]
        return frozenset(self.uses.headings.get(stem, "") for stem in stems)

    @cached_property
    def headings(self) -> dict[str, list[str]]:
        """Indicator -> the headings of the chapters that print it, as far as they have a number."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self.uses.printed:
            if heading := self.uses.headings.get(record["chapter"]):
                found[record["indicator"]][heading] = None
        return {indicator: list(of) for indicator, of in found.items()}

    def told(self, indicators: Iterable[str], named: Iterable[str] = ()) -> str:
        """A sentence that leads to the chapter, or the two, that tell most of some indicators.

        Appendices are named where no chapter tells of any of them.

        Parameters
        ----------
        indicators : iterable of str
            Their ids.
        named : iterable of str
            Headings under which the unit is named.
        """
        count: dict[str, int] = defaultdict(int)
        for indicator in indicators:
            for heading in self.headings.get(indicator, ()):
                count[heading] += 1
        chapters = [heading for heading in count if heading not in self.appendices]
        most = sorted(chapters or count, key=lambda heading: -count[heading])[:2]
        whole = set(self.uses.headings.values())
        said = [
            f"@{heading}" if heading in whole else f"[-@{heading}] skirsnis"
            for heading in dict.fromkeys((*most, *named))
        ]
        return f"Plačiau – {enumerate_names(said)}." if said else ""

    def heading(self, theme: str, unit: str, known: list[Known]) -> str:
        """The heading of a theme, and where more is told of it."""
        anchor = _anchor(unit, known[0].indicator.split(".")[0])
        told = self.told(line.indicator for line in known)
        return f"## {as_markdown(theme)} {{#{anchor} .unnumbered}}\n\n{told}".rstrip()

    def by_theme(self, known: Iterable[Known]) -> dict[str, list[Known]]:
        """Indicators of a unit by the themes of the catalogue, in its order."""
        names = registry.get("indicators", "THEMES", {})
        found: dict[str, list[Known]] = defaultdict(list)
        for line in known:
            first = line.indicator.split(".")[0]
            found[names.get(first, first)].append(line)
        order = dict.fromkeys((*names.values(), *found))
        return {theme: found[theme] for theme in order if found[theme]}

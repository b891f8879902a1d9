"""The catalogue of indicators: an entry each, with definition, formula, values and uses.

A long one is told by several chapters, each of some themes: ``catalogue("Apsilankymai", …)``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ataskaita.chapter.explain import explain
from ataskaita.chapter.indicator_pages import (
    IndicatorPage,
    by_theme,
    known_uses,
    known_value,
    rests_on_rows,
    shown_categories,
)
from ataskaita.chapter.inline import markdown, raw_link
from ataskaita.chapter.session import session
from ataskaita.chapter.table_values import numbers_table
from ataskaita.chapter_list import INDEX
from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, REGISTRY
from ataskaita.indicators.registry import Indicator
from ataskaita.lithuanian.words import capitalized, sort_key
from ataskaita.plain_text import as_markdown
from ataskaita.tables import Table
from ataskaita.translation import _
from ataskaita.values.uses import Uses
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = ["catalogue"]

#: The page that begins the report.
LANDING = Path(INDEX).stem

#: What stands between the parts of a formula, and factors that only make a share a percentage.
_SIGNS = re.compile(r" [+−÷×] |^100 × ")


def catalogue(*themes: str) -> IndicatorPage:
    """Every indicator that has a value: its definition, formula, values, the places that use it.

    Parameters
    ----------
    *themes : str
        Only these themes, by the names that ``THEMES`` of the indicators gives them.

    Raises
    ------
    UserError
        The indicators have no such theme.
    """
    known = by_theme(REGISTRY.values())
    for theme in themes:
        if theme not in known:
            message = _("The indicators have no theme “{theme}”.").format(theme=theme)
            raise UserError(message, did_you_mean(theme, known))
    return IndicatorPage(lambda: _parts(themes))


def _parts(themes: tuple[str, ...]) -> Iterator[str | Table]:
    uses, known = known_uses(), by_theme(REGISTRY.values())
    # The page of some themes has no number that theirs could follow.
    kind = " {.unnumbered}" if themes else ""
    for theme in themes or known:
        ordered = sorted(known[theme], key=lambda indicator: sort_key(indicator.name))
        entries = [part for indicator in ordered for part in _entry(indicator, uses)]
        if entries:
            yield from (f"## {as_markdown(theme)}{kind}", *entries)


def catalogue_id(key: str) -> str:
    """The anchor of an indicator's entry."""
    return "ind-" + key.replace(".", "-").replace("_", "-")


def _entry(indicator: Indicator, uses: Uses) -> Iterator[str | Table]:
    if indicator.dimensions and not shown_categories(uses, indicator):
        # What no chapter shows of any category says nothing to a reader.
        return
    heading = f"### {as_markdown(indicator.name)} {{#{catalogue_id(indicator.id)} .unnumbered}}"
    lines = list(_values(indicator, uses))
    places = _places(uses, indicator.id)
    if not lines and not places:
        return
    examples = [value for _name, values in lines for value in values if value]
    facts = [("Kodas", f"`{indicator.id}`"), ("Matas", as_markdown(indicator.measure.name))]
    if examples:
        facts.append(("Formulė", as_markdown(_formula([v for v in examples if v.kind == "value"]))))
        titles, sources = session().titles, examples[0].amount.sources
        links = dict.fromkeys(raw_link(titles[source.table], source.path) for source in sources)
        facts.append(("Pirminės lentelės", "; ".join(links)))
    if indicator.standard:
        # Standards name what they define in English.
        facts.append(("Standartas", f"[{as_markdown(indicator.standard)}]{{lang=en}}"))
    facts.append(("Vartojama", "; ".join(places)))
    if len(lines) == 1:
        facts.append(_in_words(*lines[0]))
    listed = "\n".join(f"- **{name}:** {text}" for name, text in facts if text)
    yield f"{heading}\n\n{as_markdown(indicator.definition)}\n\n{listed}"
    if len(lines) > 1:
        yield _table(lines)


def _values(indicator: Indicator, uses: Uses) -> Iterator[tuple[str, list[Value | None]]]:
    """A line for each unit and category that has a value: this year, last year, the change."""
    # Of a group a count of nothing says nothing.
    counts = {True: bool, False: rests_on_rows}
    known = [
        (unit, found)
        for dimensions in shown_categories(uses, indicator)
        for unit in (LIBRARY, *session().tables.units.total_groups)
        if (found := known_value(indicator, unit, dimensions, counts[unit == LIBRARY]))
        and found.now
    ]
    whole = all(unit == LIBRARY for unit, _found in known)
    for unit, found in known:
        named = [] if whole and found.categories else [session().unit_name(unit)]
        name = ", ".join([*named, *found.categories])
        yield capitalized(name), [found.now, found.before, found.change]


def _in_words(name: str, values: list[Value | None]) -> tuple[str, str]:
    """What would be the only row of a table."""
    used = session()
    kinds = ("", f"{used.previous} m. – ", "pokytis ")
    said = [
        f"{kind}{'apie ' if value.about else ''}{markdown(value, used.enter(value, 'catalogue'))}"
        for kind, value in zip(kinds, values, strict=True)
        if value
    ]
    return f"{as_markdown(name)}, {used.year} m.", "; ".join(said)


def _table(lines: list[tuple[str, list[Value | None]]]) -> Table:
    """The year's values; last year's and the change too, where any of them is known."""
    used = session()
    shown = 3 if any(values[1] for _name, values in lines) else 1
    names = ["", f"{used.year} m.", f"{used.previous} m.", "Pokytis"][: shown + 1]
    return numbers_table(names, [(name, values[:shown]) for name, values in lines], "catalogue")


def _formula(examples: list[Value]) -> str:
    """The formula of the first value of which it says anything.

    A part of the whole says nothing of the whole itself (a ÷ a), nor do rows that are counted one
    by one (a + a + a).
    """
    formulas = (explain(value).get("words", "") for value in examples)
    return next((words for words in formulas if len({*_SIGNS.split(words)} - {""}) > 1), "")


def _places(uses: Uses, key: str) -> list[str]:
    """The places that show an indicator, as references: chapters, tables and charts."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for record in uses.printed:
        if record["indicator"] == key:
            place = f"@{record['label']}" if record["label"] else "tekstas"
            found[record["chapter"]][place] = None
    return [
        f"{f'@{heading}' if heading else 'pradžios puslapis'}: {', '.join(places)}"
        for chapter, places in found.items()
        # Other pages without a number can't be named in a word.
        if (heading := uses.headings.get(chapter)) or (heading == "" and chapter == LANDING)
    ]

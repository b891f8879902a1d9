"""The catalogue of indicators: an entry each, with definition, formula, values and uses.

A long one is told by several chapters, each of some themes: ``catalogue("Apsilankymai", …)``.

It speaks of what the other chapters print, so its notebook runs after them: its metadata says
``"ataskaita": {"after": "chapters"}``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ataskaita import registry
from ataskaita.chapter.explain import category_name, explain, unit_name
from ataskaita.chapter.known_uses import known_uses, shown_categories
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import bundle, value_runs
from ataskaita.data.addresses import raw_page
from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable
from ataskaita.indicators.registry import Indicator
from ataskaita.lithuanian.words import sort_key
from ataskaita.plain_text import as_markdown
from ataskaita.tables import Run, Table, TableCell, TableRow
from ataskaita.tables.model import headings
from ataskaita.translation import _
from ataskaita.values.uses import Uses
from ataskaita.values.values import Value

#: What stands between the parts of a formula, and factors that only make a share a percentage.
_SIGNS = re.compile(r" [+−÷×] |^100 × ")


@dataclass(frozen=True)
class Catalogue:
    """The finished catalogue; showing it enters its values in the ledger.

    Parameters
    ----------
    themes : tuple of str
        The themes it tells of; all where there are none.
    """

    themes: tuple[str, ...] = ()

    def _ipython_display_(self) -> None:
        from IPython.display import display

        # An output for each text and each table: only so does a table stay data.
        for part in self.parts():
            shown = {"text/markdown": part} if isinstance(part, str) else bundle(part)
            display({"text/plain": ""} | shown, raw=True)

    def parts(self) -> Iterator[str | Table]:
        """The catalogue's texts, in Markdown, and the tables between them."""
        uses = known_uses()
        themes = _by_theme()
        # The page of some themes has no number that theirs could follow.
        kind = " {.unnumbered}" if self.themes else ""
        for theme in self.themes or themes:
            indicators = sorted(themes[theme], key=lambda i: sort_key(i.name))
            entries = [part for indicator in indicators for part in _entry(indicator, uses)]
            if entries:
                yield from (f"## {as_markdown(theme)}{kind}", *entries)


def catalogue(*themes: str) -> Catalogue:
    """Every indicator that has a value: its definition, formula, values, the places that use it.

    Parameters
    ----------
    *themes : str
        Only these themes, by the names that ``THEMES`` of the indicators gives them.
    """
    known = _by_theme()
    for theme in themes:
        if theme not in known:
            message = _("The indicators have no theme “{theme}”.").format(theme=theme)
            raise UserError(message, did_you_mean(theme, known))
    return Catalogue(themes)


def _by_theme() -> dict[str, list[Indicator]]:
    """The indicators by the names of their themes, in the order of these."""
    names: dict[str, str] = registry.get("indicators", "THEMES", {})
    found: dict[str, list[Indicator]] = {name: [] for name in names.values()}
    for indicator in REGISTRY.values():
        first = indicator.id.split(".")[0]
        found.setdefault(names.get(first, first), []).append(indicator)
    return found


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
    examples = [value for line in lines for value in line[1] if value]
    facts = [("Kodas", f"`{indicator.id}`"), ("Matas", as_markdown(indicator.measure.name))]
    if examples:
        example = examples[0]
        facts.append(("Formulė", as_markdown(_formula([v for v in examples if v.kind == "value"]))))
        titles = _titles()
        tables = {titles[s.table]: raw_page(s.path) for s in example.amount.sources}
        links = (f'[{as_markdown(t)}]{{.raw-table page="{page}"}}' for t, page in tables.items())
        facts.append(("Pirminės lentelės", "; ".join(links)))
    facts.append(("Standartas", as_markdown(indicator.standard)))
    facts.append(("Vartojama", "; ".join(places)))
    listed = "\n".join(f"- **{name}:** {text}" for name, text in facts if text)
    yield f"{heading}\n\n{as_markdown(indicator.definition)}\n\n{listed}"
    if lines:
        yield _table(lines)


def _values(indicator: Indicator, uses: Uses) -> Iterator[tuple[str, list[Value | None]]]:
    """A line for each unit and category that has a value: this year, last year, the change."""
    current = session()
    units = [LIBRARY, *current.tables.units.total_groups]
    for dimensions in shown_categories(uses, indicator):
        for unit in units:
            now = _try(current.value, indicator.id, unit, **dimensions)
            if now is None:
                continue
            before = _try(current.value, indicator.id, unit, year=current.previous, **dimensions)
            change = _try(current.change, indicator.id, unit, **dimensions) if before else None
            names = [category_name(current, d, c, now) for d, c in dimensions.items()]
            signed = replace(change, signed=True) if change else None
            yield ", ".join([unit_name(current, unit), *names]), [now, before, signed]


def _table(lines: list[tuple[str, list[Value | None]]]) -> Table:
    """The year's values; last year's and the change too, where any of them is known."""
    current = session()
    shown = 3 if any(values[1] for _, values in lines) else 1
    names = ["", f"{current.year} m.", f"{current.previous} m.", "Pokytis"][: shown + 1]
    return Table(
        aligns=("left", *["right"] * shown),
        head=headings(names, [""] * len(names)),
        body=tuple(
            TableRow(
                (
                    TableCell((Run(name),)),
                    *(TableCell(value_runs(value, "catalogue")) for value in values[:shown]),
                )
            )
            for name, values in lines
        ),
    )


def _formula(examples: list[Value]) -> str:
    """The formula of the first value of which it says anything.

    A part of the whole says nothing of the whole itself (a ÷ a), nor do rows that are counted one
    by one (a + a + a).
    """
    formulas = (explain(session(), value).get("words", "") for value in examples)
    return next((words for words in formulas if len({*_SIGNS.split(words)} - {""}) > 1), "")


def _titles() -> dict[str, str]:
    """What each raw table is called."""
    return {table["table"]: table["title"] for table in session().snapshot.dictionary["tables"]}


def _try(compute, *arguments, **options) -> Value | None:
    try:
        return compute(*arguments, **options)
    except NotAvailable:
        return None


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
        if (heading := uses.headings.get(chapter)) is not None
    ]

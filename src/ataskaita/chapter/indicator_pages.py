"""What the pages share that list indicators: the catalogue, and the pages of units.

They speak of what the other chapters print, so their notebooks run after them: their metadata says
``"ataskaita": {"after": "chapters"}``.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ataskaita import registry
from ataskaita.chapter.explain import category_name, target_names
from ataskaita.chapter.layout import value_or_gap
from ataskaita.chapter.session import session
from ataskaita.chapter.table_values import bundle
from ataskaita.chapter.tables import ReportTable
from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.indicators.registry import REGISTRY, Indicator
from ataskaita.lithuanian.words import enumerate_names
from ataskaita.project import MARKER, Project
from ataskaita.tables import Table
from ataskaita.values.uses import VARIABLE, Uses, last_written
from ataskaita.values.values import Value

#: What has the id of an indicator.
T = TypeVar("T", "Known", Indicator)


@dataclass(frozen=True)
class IndicatorPage:
    """Texts in Markdown and tables, one after the other; showing them enters their values.

    Parameters
    ----------
    parts : callable
        Makes them.
    """

    parts: Callable[[], Iterator[str | Table | ReportTable]]

    def _ipython_display_(self) -> None:
        from IPython.display import display

        # An output for each text and each table: only so does a table stay data.
        for part in self.parts():
            table = part.table() if isinstance(part, ReportTable) else part
            shown = {"text/markdown": part} if isinstance(part, str) else bundle(table)
            display({"text/plain": ""} | shown, raw=True)


@dataclass(frozen=True)
class Known:
    """An indicator of a unit, for all its categories together or for one.

    Parameters
    ----------
    id : str
        The indicator's.
    categories : list of str
        The names of its categories.
    now, before, change : Value or None
        This year's value, last year's, the difference.
    library : Value or None
        This year's value of the library as a whole.
    """

    id: str
    categories: list[str]
    now: Value | None
    before: Value | None
    change: Value | None
    library: Value | None = None

    @property
    def name(self) -> str:
        """The indicator's name, with its category if it has one."""
        name = REGISTRY[self.id].name
        return f"{name}: {', '.join(self.categories)}" if self.categories else name


def known_value(
    indicator: Indicator,
    unit: str,
    dimensions: dict[str, str],
    counts: Callable[[Value], bool] = bool,
) -> Known | None:
    """What is known of an indicator; None where neither year has a value that `counts`."""
    used = session()
    years = (used.year, used.previous)
    values = [value_or_gap(indicator.id, unit, year=y, **dimensions) for y in years]
    now, before = (value if not value or counts(value) else None for value in values)
    if not (now or before):
        return None
    compared = now and before
    change = compared and value_or_gap(indicator.id, unit, "change", **dimensions)
    labels = [category_name(d, c, now or before) for d, c in dimensions.items()]
    return Known(indicator.id, labels, now, before, change and replace(change, signed=True))


def rests_on_rows(value: Value) -> bool:
    """Whether a value says anything of its unit: a count of nothing does not."""
    return any(source.count for source in value.amount.sources)


def by_theme(found: Iterable[T]) -> dict[str, list[T]]:
    """Indicators under the headings of the catalogue, in its order."""
    headings = registry.get("indicators", "THEMES", {})
    themes: dict[str, list[T]] = defaultdict(list)
    for one in found:
        theme = one.id.split(".")[0]
        themes[headings.get(theme, theme)].append(one)
    return {name: themes[name] for name in (*headings.values(), *themes) if name in themes}


def known_uses() -> Uses:
    """What the other chapters print: the render hands it over; by hand, what the last has left."""
    handed_over = os.environ.get(VARIABLE)
    if handed_over or session().chapter:
        return Uses.read(Path(handed_over) if handed_over else None)
    return Uses.read(last_written(Project.find().build / "cache"))


def shown_categories(uses: Uses, indicator: Indicator) -> list[dict[str, str]]:
    """The categories that the report shows an indicator for; one without any has one, empty."""
    if not indicator.dimensions:
        return [{}]
    # In the indicator's own order: two chapters may name them in different ones.
    named = (r["dimensions"] for r in uses.printed if r["indicator"] == indicator.id)
    ordered = [{d: one[d] for d in indicator.dimensions if d in one} for one in named]
    shown = {json.dumps(one): one for one in ordered}
    if indicator.id in (AIM, FULFILMENT):
        return [one for of in target_names() if (one := shown.get(json.dumps({"target": of})))]
    return list(shown.values())


def places() -> Places:
    """Where the chapters tell of indicators; found once in a chapter."""
    return session().once("places", Places)


class Places:
    """Which headings of the chapters tell of which indicator."""

    def __init__(self) -> None:
        self.uses = known_uses()

    @cached_property
    def appendices(self) -> frozenset[str]:
        """The headings of appendices."""
        session().files.add(MARKER)
        listed = Project.find().listed
        return frozenset(self.uses.headings.get(c.path.stem, "") for c in listed if c.appendix)

    @cached_property
    def headings(self) -> dict[str, list[str]]:
        """Indicator -> the headings of the chapters that print it, as far as they have a number."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self.uses.printed:
            if heading := self.uses.headings.get(record["chapter"]):
                found[record["indicator"]][heading] = None
        return {indicator: list(of) for indicator, of in found.items()}

    def told(self, indicators: Iterable[str], named: Iterable[str] = ()) -> str:
        """A sentence that leads to the chapter that tells most of some indicators.

        Appendices are named where no chapter tells of any of them.

        Parameters
        ----------
        indicators : iterable of str
            Their ids.
        named : iterable of str
            Headings under which the unit is named.
        """
        count = Counter(heading for key in indicators for heading in self.headings.get(key, ()))
        chapters = {heading: n for heading, n in count.items() if heading not in self.appendices}
        most = [heading for heading, _n in Counter(chapters or count).most_common(1)]
        whole = self.uses.headings.values()
        said = [
            f"@{heading}" if heading in whole else f"[-@{heading}] skirsnis"
            for heading in dict.fromkeys((*most, *named))
        ]
        return f"Plačiau – {enumerate_names(said)}." if said else ""

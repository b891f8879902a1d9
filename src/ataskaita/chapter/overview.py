"""What a first page tells: the targets that were not reached, and what the report is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ataskaita.chapter import series
from ataskaita.chapter.inline import Inline, Markup
from ataskaita.chapter.notes import Notes
from ataskaita.chapter.session import session
from ataskaita.chapter.targets import aim_of, badge, judged_targets, numbered_targets, rate, reached
from ataskaita.chapter.units import NOTHING_YET
from ataskaita.data.table_names import TARGETS
from ataskaita.indicators import LIBRARY, NotAvailable
from ataskaita.indicators import targets as rules
from ataskaita.inline import fill_variables
from ataskaita.lithuanian.citation import CITED, citation, ordinal
from ataskaita.lithuanian.words import day_of, long_date
from ataskaita.plain_text import as_markdown
from ataskaita.project import MARKER, SETTINGS, Project
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = ["about_report", "spark", "unmet_targets"]

#: A line of two years is only a slope.
FEWEST_YEARS = 3

#: The outcomes that are told, the worst first.
_UNMET = ("missed", "partly", "nearly")

#: What stands where the data gives no reason.
_NO_REASON = "Priežastis nenurodyta."


def unmet_targets() -> Inline:
    """The targets that were not reached, by name: aim, value, outcome, and the reason given.

    The reason is what the data says, and nothing else: ``evidence`` of the target, or the public
    explanation of the change since last year of the indicator that judges it.
    """
    judged = judged_targets()
    found = [(_UNMET.index(outcome), t) for t in judged if (outcome := rate(t)) in _UNMET]
    if not judged and _targets_wait():
        return Inline((NOTHING_YET,))
    if not judged:
        told = ["Siekių, kurių įvykdymą būtų galima įvertinti skaičiumi, nėra."]
    elif not found:
        told = ["Pasiekti visi siekiai, kurių įvykdymą galima įvertinti skaičiumi."]
    else:
        lines = [_told(target) for _, target in sorted(found, key=lambda pair: pair[0])]
        told = ["Ne iki galo įvykdyti siekiai:", *_listed(lines)]
    if unknown := [f"„{t.name}“" for t in numbered_targets() if t not in judged]:
        told += [Markup("\n\n", "\n\n"), f"Skaičiumi neįvertinti: {', '.join(unknown)}."]
    return Inline(tuple(told))


def about_report() -> Inline:
    """What the report is: its period, whose it is, its edition, how to cite it.

    Settings of ``_variables.yml`` that are there are told as well: ``published`` (the date),
    ``contact``, ``licence``.
    """
    session().files.update((SETTINGS, MARKER))
    project = Project.find()
    settings, year = project.variables, session().year
    owner, title = str(settings.get("library", "")), _title(project)
    number, day = session().edition_number, day_of(settings.get("published"))
    facts = {
        "Ataskaitinis laikotarpis": _period(year),
        "Parengė": owner,
        "Leidimas": _named(number),
        "Paskelbta": day,
        "Kontaktai": str(settings.get("contact", "")),
        "Licencija": str(settings.get("licence", "")),
        CITED: citation(owner, title, number, day=day),
    }
    return Inline(tuple(_listed([f"{name}:", f" {text}"] for name, text in facts.items() if text)))


def spark(key: str, unit: str = LIBRARY, **dimensions: str) -> Inline:
    """A small line of an indicator over the years, to stand below its number.

    It shows the years that can be compared with the report year, and nothing where they are too
    few for a line to say anything. What it shows is told in words and tables elsewhere.

    Parameters
    ----------
    key, unit, **dimensions
        As for `ataskaita.chapter.text.v`.
    """
    try:
        values = [value.amount.number for value in series.history(key, unit, **dimensions)]
    except NotAvailable:
        values = []
    if len(values) < FEWEST_YEARS:
        return Inline(("",))
    low, high = min(values), max(values)
    # From 0 at the lowest to 1 at the highest; a line that does not move is half-way.
    heights = [(value - low) / (high - low) if high > low else 0.5 for value in values]
    steps = (place / (len(values) - 1) for place in range(len(values)))
    points = " ".join(f"{x:.3f},{float(y):.3f}" for x, y in zip(steps, heights, strict=True))
    return Inline((Markup(f'[]{{.spark points="{points}"}}', ""),))


def _targets_wait() -> bool:
    """Whether nobody has filled in the year's targets yet, and there may be some."""
    tables, year = session().tables, session().year
    unused = tables.not_used.get(TARGETS)
    left_out = unused is not None and unused.in_year(year)
    return tables.get(TARGETS, year) is None and not left_out


def _told(target: rules.Target) -> Iterator[str | Markup | Value]:
    """A target: its name first, then the rest of the line."""
    indicator, dimensions, _amount = rules.actual(session().scope(), target)
    yield from (f"{target.name}.", " Siekis ", badge(target))
    yield ": reikėjo " if target.comparison == "all" else ": planuota ne mažiau kaip "
    yield from (aim_of(target), ", pasiekta ", reached(target))
    yield f". {_reason(target, indicator.id, dimensions)}"


def _reason(target: rules.Target, key: str, dimensions: dict[str, str]) -> str:
    if target.evidence:
        return target.evidence
    change = session().value_or_none(key, LIBRARY, "change", **dimensions)
    note = Notes.of_session().find(change) if change else None
    return note.text.strip() if note else _NO_REASON


def _listed(lines: Iterable[Iterable[str | Markup | Value]]) -> Iterator[str | Markup | Value]:
    """A list: of each line what comes first is strong."""
    joint = "\n\n"
    for line in lines:
        first, *others = line
        yield Markup(f"{joint}- **{as_markdown(first)}**", f"{joint}{first}")
        yield from others
        joint = "\n"


def _named(number: int) -> str:
    """The edition as it was published, or which one it will be."""
    edition = session().edition
    if edition is None or (edition.year, edition.number) != (session().year, number):
        return ordinal(number).lower()
    return f"„{edition.manifest['label']}“, paskelbtas {long_date(edition.date)}"


def _title(project: Project) -> str:
    book = project.quarto.get("book")
    title = str(book.get("title") or "") if isinstance(book, dict) else ""
    return fill_variables(title, project.variables, MARKER)


def _period(year: int) -> str:
    """A whole year, from its first day to its last: the year itself is said once."""
    _year, _m, end = long_date(date(year, 12, 31)).split(maxsplit=2)
    return f"{long_date(date(year, 1, 1))} – {end}"

"""Targets in a chapter: the value aimed at, the outcome as a badge, the table of all."""

from __future__ import annotations

from dataclasses import replace

from ataskaita.chapter.inline import Inline, Markup
from ataskaita.chapter.layout import Row
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, listing
from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.indicators import REGISTRY
from ataskaita.indicators import targets as rules
from ataskaita.indicators.formulas import parse_call
from ataskaita.lithuanian.numbers import telling_digits
from ataskaita.tables import Run
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = ["outcome", "qualitative_targets_table", "target", "target_rows", "targets_table"]

#: Stands in place of targets where there are none.
_NONE = "Tokių siekių nėra"


def target(id: str) -> Inline:
    """The value a target aims at: ``ne mažiau kaip `{python} target("4.2")` ``."""
    found = rules.find(session().scope(), id)
    return Inline((_measured(session().value(AIM, target=found.id), found),))


def outcome(id: str) -> Inline:
    """How far a target was reached, in a word, by the stated rule."""
    return Inline((badge(rules.find(session().scope(), id)),))


def targets_table() -> ReportTable:
    """The targets that have a number: what was aimed at, what was reached, the outcome."""
    records: list[list[Cell]] = []
    for found in numbered_targets():
        part = session().value_or_none(FULFILMENT, target=found.id)
        share = part and replace(part, bare=True)
        word = (Run(rules.OUTCOMES[rate(found)], "outcome", rate(found)),)
        records.append([found.id, found.name, aim_of(found), reached(found), share, word])
    headings = ["Siekis", "Siekta", "Pasiekta", "Įvykdyta", "Rezultatas"]
    return listing("Nr.", headings, records, _NONE)


def qualitative_targets_table() -> ReportTable:
    """The targets that no number can judge, with what the source says of each."""
    records: list[list[Cell]] = [
        [found.id, found.name, found.evidence]
        for found in rules.targets(session().scope())
        if found.comparison == "qualitative"
    ]
    return listing("Nr.", ["Siekis", "Ką nurodo Biblioteka"], records, _NONE)


def target_rows() -> list[Row]:
    """A row for each target that a number judges, for a chart of how far they were reached."""
    return [Row(found.name, dimensions={"target": found.id}) for found in judged_targets()]


def numbered_targets() -> list[rules.Target]:
    """The targets that have a number, in the order of the plan."""
    found = rules.targets(session().scope())
    return [target for target in found if target.comparison != "qualitative"]


def judged_targets() -> list[rules.Target]:
    """Those of them that it judges: it is not marked as not known."""
    return [target for target in numbered_targets() if rate(target) != "unknown"]


def rate(target: rules.Target) -> str:
    """How far a target was reached: a key of `rules.OUTCOMES`."""
    return rules.rate_target(session().scope(), target)


def badge(target: rules.Target) -> Markup:
    """The same in a word, for a sentence."""
    word = rules.OUTCOMES[rate(target)]
    return Markup(f"[{word}]{{.outcome .{rate(target)}}}", word)


def aim_of(target: rules.Target) -> Value | None:
    """The value aimed at; None where the data says that it is not known."""
    value = session().value_or_none(AIM, target=target.id)
    return value and _measured(value, target)


def _measured(aim: Value, target: rules.Target) -> Value:
    """A value aimed at, printed in the measure of the indicator that judges it."""
    _where, key, _dimensions = parse_call(target.indicator)
    return replace(aim, measure=REGISTRY[key].measure)


def reached(target: rules.Target) -> Value | None:
    """What was reached, never rounded to what was aimed at; None where it is not known."""
    _where, key, dimensions = parse_call(target.indicator)
    value, aim = session().value_or_none(key, **dimensions), aim_of(target)
    if value is None or aim is None:
        return value
    digits = telling_digits(value.number, [aim.number], value.places)
    return value if digits == value.places else replace(value, digits=digits)

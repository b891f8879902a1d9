"""The reconciliation in a chapter: how the report agrees with what was published."""

from __future__ import annotations

import re
from collections import Counter

from ataskaita.chapter.checks import SIZES
from ataskaita.chapter.inline import Inline, with_noun
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, in_full, listing
from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators.formulas import sides
from ataskaita.lithuanian.numbers import NBSP, plural
from ataskaita.lithuanian.words import capitalized
from ataskaita.project import Project
from ataskaita.reconcile import Reconciliation, reconcile
from ataskaita.reconcile.comparison import BASES, RESULTS, Comparison
from ataskaita.reconcile.findings import SEVERITIES, Finding, Side
from ataskaita.reconcile.rules import RULES
from ataskaita.translation import _
from ataskaita.values.measures import Measure
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = [
    "figures_table", "findings_table", "reconciled", "reconciled_form", "reconciliation_relations",
    "reconciliation_rules", "reconciliation_summary",
]  # fmt: skip

#: What a relation demands, in words.
_RELATIONS = {
    "==": "abu dydžiai lygūs",
    "<=": "pirmasis dydis ne didesnis už antrąjį",
}

#: Line numbers that are named one by one.
_LINES = 4


def reconciled(what: str, one: str = "", few: str = "", many: str = "") -> Inline:
    """A count of the reconciliation, with its noun: ``275 skaičiai``.

    Parameters
    ----------
    what : str
        ``all``, a result (``rounded``, ``truncated``, ``unsigned``, ``disagrees``, ``missing``),
        a result with its basis (``rounded.computed``), ``findings`` or ``findings.large`` …
    one, few, many : str
        The noun after 1, 2 and 10; left out, only the number is shown.
    """
    value = session().number(f"reconcile.{what}", _counted(what))
    return Inline(with_noun(value, (one, few, many)) if one else (value,))


def reconciled_form(what: str, one: str, few: str, many: str) -> Inline:
    """Only the word that agrees with a count shown elsewhere in the sentence."""
    return Inline((plural(_counted(what), one, few, many),))


def reconciliation_summary() -> ReportTable:
    """How many figures agree, and what an agreement rests on."""
    tally = _reconciliation().tally
    records = []
    for result, text in RESULTS.items():
        by_basis = [f"{result}.{basis}" for basis in BASES]
        number, *numbers = (
            session().number(f"reconcile.{what}", tally[what]) for what in (result, *by_basis)
        )
        # What nothing is computed for rests on nothing.
        rests = not tally[result] or any(tally[what] for what in by_basis)
        records.append([text.capitalize(), *(numbers if rests else "–" * len(numbers)), number])
    headings = [*(text.capitalize() for text in BASES.values()), "Iš viso"]
    return listing("Rezultatas", headings, records)


def findings_table() -> ReportTable:
    """Every contradiction that was found, the gravest first, with its explanation."""
    found = _reconciliation()
    records: list[list[Cell]] = []
    for finding in found.findings:
        explained = found.explanations.get(finding.id)
        why = explained.reason if explained else "nepaaiškinta"
        figures = (_side(finding, "stated"), _side(finding, "expected"))
        severity = SIZES[finding.severity]
        records.append([finding.title, severity, *figures, _where(finding), why])
    headings = ["Svarba", "Paskelbta", "Kiti teiginiai", "Eilutė", "Paaiškinimas"]
    return listing("Kas nesutampa", headings, records)


def figures_table(*sections: str) -> ReportTable:
    """The printed figures beside ours, in the order in which they were published.

    Parameters
    ----------
    *sections : str
        Only the figures of these sections of what was published, and of those below them.

    Raises
    ------
    UserError
        A section has no figures.
    """
    comparisons = _reconciliation().comparisons
    for section in sections if comparisons else ():
        if not any(one.figure.stands_in(section) for one in comparisons):
            known = dict.fromkeys(one.figure.section for one in comparisons)
            raise UserError(
                _("No published figure stands in section '{section}'.").format(section=section),
                did_you_mean(section, known),
            )
    records = [
        [
            figure_number(one.figure.id),
            _place(one),
            _printed(one),
            one.ours or "–",
            RESULTS[one.result],
            one.reason or BASES.get(one.basis, ""),
        ]
        for one in comparisons
        if not sections or any(map(one.figure.stands_in, sections))
    ]
    headings = ["Vieta", "Paskelbta", "Perskaičiuota", "Rezultatas", "Kaip gauta"]
    # Why a number changed is said where it is reported; here its mark would run into the result.
    return in_full(listing("Nr.", headings, records, notes=False))


def reconciliation_rules() -> ReportTable:
    """The rules that contradictions are found by, and how many each has found."""
    broken = Counter(finding.rule for finding in _reconciliation().findings)
    records = [
        [rule.title, session().number(f"reconcile.rule.{rule.id}", broken[rule.id])]
        for rule in RULES
    ]
    return listing("Taisyklė", ["Rasta"], records)


def reconciliation_relations() -> ReportTable:
    """The declared relations between printed figures, and in words what holds between them."""
    relations = _reconciliation().edition.relations
    records = [[relation.title, _relation(relation.says)] for relation in relations]
    return listing("Sąryšis", ["Kas turi galioti"], records)


def figure_number(id: str) -> str:
    """The number by which readers know a printed figure: ``7`` of ``F007``."""
    return re.sub(r"^\D*0*(?=\d)", "", id)


def _relation(says: str) -> str:
    _left, sign, limit = sides(says)
    return f"suma lygi {limit}" if limit.isdecimal() else _RELATIONS[sign]


def _reconciliation() -> Reconciliation:
    return session().once("reconciliation", _reconcile)


def _reconcile() -> Reconciliation:
    used = session()
    found = reconcile(Project.find(), used.tables, used.snapshot.label, used.year)
    used.files.update((*found.edition.files, Project.explanations_file(used.year)))
    found.check()
    return found


def _counted(what: str) -> int:
    found = _reconciliation()
    kind, _dot, severity = what.partition(".")
    if kind == "findings":
        return sum(severity in ("", finding.severity) for finding in found.findings)
    if kind not in ("all", *RESULTS):
        raise UserError(
            _("Nothing of the reconciliation is called '{name}'.").format(name=what),
            did_you_mean(what, ("all", "findings", f"findings.{SEVERITIES[0]}", *RESULTS)),
        )
    return found.tally[what]


def _side(finding: Finding, name: str) -> Cell:
    side: Side = getattr(finding, name)
    if side.number is None:
        return side.text
    return session().number(
        f"reconcile.{finding.rule}.{name}",
        side.number,
        side.measure,
        dimensions={"finding": finding.about},
        kind="change" if side.change else "value",
        digits=side.digits,
        signed=side.change,
    )


def _where(finding: Finding) -> str:
    lines = [str(line) for line in finding.lines]
    return ", ".join(lines[:_LINES]) + (" ir kt." if len(lines) > _LINES else "")


def _place(one: Comparison) -> str:
    figure = one.figure
    if not figure.table:
        return capitalized(figure.place)
    row, column = figure.place.split(" | ")
    return f"Lentelė „{figure.table}“: {row}; {column}"


def _printed(one: Comparison) -> Value:
    figure = one.figure
    name, place = f"published.{figure.id}", {"unit": figure.unit, "year": figure.year}
    shown = figure.printed.replace(" ", NBSP)
    return session().number(name, figure.signed, Measure(figure.measure), **place, spelled=shown)

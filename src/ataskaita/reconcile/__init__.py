"""Reconcile the recomputed figures with a published edition, and the edition with itself.

`reconcile` compares every printed figure with the number that the indicators compute, and
evaluates rules between the printed figures and statements. No finding is written by hand: what an
edition prints and says is declared beside it in ``data/published``, and `rules` tells what must
hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ataskaita.data.findings import few_lines
from ataskaita.project import Project
from ataskaita.reconcile.comparison import Comparison, compare
from ataskaita.reconcile.edition import Edition, read_edition
from ataskaita.reconcile.explanations import Explanation, Unexplained, read_explanations, stale
from ataskaita.reconcile.findings import Finding, merged, plain_number
from ataskaita.reconcile.rules import RULES
from ataskaita.translation import _, ngettext

if TYPE_CHECKING:
    from ataskaita.data.tables import Tables

__all__ = ["Reconciliation", "Unexplained", "find", "reconcile"]


@dataclass(frozen=True)
class Reconciliation:
    """The outcome.

    Parameters
    ----------
    edition : Edition
        What was published.
    comparisons : tuple of Comparison
        Each printed figure beside ours, in the order of the edition.
    findings : tuple of Finding
        Contradictions inside the edition, the gravest first.
    explanations : dict
        Finding -> its explanation.
    """

    edition: Edition
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    explanations: dict[str, Explanation] = field(default_factory=dict)

    @cached_property
    def tally(self) -> Counter[str]:
        """Results, and agreements by what they are worth (``rounded.computed`` …), counted."""
        found = Counter(one.result for one in self.comparisons)
        found["all"] = len(self.comparisons)
        found.update(f"{one.result}.{one.basis}" for one in self.comparisons if one.basis)
        return found

    @cached_property
    def differences(self) -> dict[str, str]:
        """Everything that can be explained: its id and how far the two sides are apart."""
        found = {finding.id: finding.difference for finding in self.findings}
        for one in self.comparisons:
            if one.result == "disagrees":
                found[f"compare:{one.figure.id}"] = plain_number(one.difference)
        return found

    @cached_property
    def unexplained(self) -> tuple[str, ...]:
        """What disagrees and has no explanation.

        A figure that is not ours is explained by the contradiction it is part of.
        """
        covered = {
            f"compare:{id}"
            for finding in self.findings
            if finding.id in self.explanations
            for id in finding.figures
        }
        return tuple(
            id for id in self.differences if id not in self.explanations and id not in covered
        )

    def check(self) -> None:
        """Fail on stale explanations.

        Raises
        ------
        Unexplained
            An explanation is no longer needed or no longer fits.
        """
        if wrong := stale(self.explanations.values(), self.differences):
            message = ngettext(
                "{number} explanation is stale:", "{number} explanations are stale:", len(wrong)
            )
            listed = [message.format(number=len(wrong)), *wrong]
            raise self._error(listed, _("Correct {file}."))

    def require_explanations(self) -> None:
        """Fail on what disagrees without an explanation.

        Raises
        ------
        Unexplained
            It names what.
        """
        if self.unexplained:
            message = ngettext(
                "{number} disagreement has no explanation:",
                "{number} disagreements have no explanation:",
                len(self.unexplained),
            )
            difference = _("{finding} (difference: {difference})")
            listed = [message.format(number=len(self.unexplained))]
            listed += few_lines(
                [
                    difference.format(finding=id, difference=self.differences[id])
                    for id in self.unexplained
                ]
            )
            fix = _("Explain each in {file}: finding, reason, date, expect (its difference).")
            raise self._error(listed, fix)

    def _error(self, listed: Sequence[str], fix: str) -> Unexplained:
        file = Project.explanations_file(self.edition.year)
        return Unexplained("\n  ".join(listed), fix.format(file=file))


def find(edition: Edition) -> tuple[Finding, ...]:
    """Evaluate all rules over an edition."""
    known = edition.line_of
    found = []
    for rule in RULES:
        for finding in rule.find(edition):
            # A rule that has read lines of the text itself says which.
            lines = finding.lines or sorted({known[id] for id in finding.figures if id in known})
            found.append(replace(finding, rule=rule.id, lines=tuple(lines)))
    return tuple(merged(found))


def reconcile(
    project: Project, tables: Tables, label: Callable[[str, str, str], str], year: int
) -> Reconciliation:
    """Compare an edition with the data, and with itself.

    Parameters
    ----------
    project : Project
    tables : Tables
        The validated data.
    label : callable
        Gives the Lithuanian word for a category of a column, in the words of a table.
    year : int
        The report year.

    Returns
    -------
    Reconciliation
        Without anything in it where the year has no published edition.
    """
    edition = read_edition(project, tables, label, year)
    explained = read_explanations(project, year)
    return Reconciliation(edition, compare(edition), find(edition), explained)

"""What the reconciliation finds in the report of 2023 as it was published."""

from __future__ import annotations

from ataskaita.reconcile import find
from ataskaita.reconcile.findings import SEVERITIES


def test_the_contradictions_of_the_published_report(reconciliation, recorded):
    found = [
        f"{one.severity} {one.id}: {one.title} | {one.stated} | {one.expected} | {one.difference} "
        f"| {', '.join(one.figures)} | {', '.join(map(str, one.lines))}"
        for one in reconciliation.findings
    ]
    assert found == recorded


def test_figures_that_do_not_simply_agree(reconciliation, recorded):
    found = [
        f"{one.figure.id} {one.figure.printed} | {one.ours.text if one.ours else one.reason} | "
        f"{one.result} {one.basis}"
        for one in reconciliation.comparisons
        if one.result != "rounded"
    ]
    assert found == recorded


def test_how_many_figures_agree(reconciliation, recorded):
    assert dict(sorted(reconciliation.tally.items())) == recorded


def test_every_figure_is_compared_once(reconciliation):
    ids = [one.figure.id for one in reconciliation.comparisons]
    assert ids == [f"F{number:03}" for number in range(1, 276)]


def test_findings_come_gravest_first(reconciliation):
    places = [SEVERITIES.index(one.severity) for one in reconciliation.findings]
    assert places == sorted(places)


def test_ids_of_findings_are_unique(reconciliation):
    ids = [one.id for one in reconciliation.findings]
    assert len(ids) == len(set(ids))


def test_everything_that_disagrees_is_explained_and_nothing_else_is(reconciliation):
    reconciliation.check()
    reconciliation.require_explanations()


def test_findings_are_the_same_each_time(reconciliation, edition):
    assert find(edition) == reconciliation.findings


def test_every_finding_says_where(reconciliation):
    assert all(finding.lines for finding in reconciliation.findings)

"""What is written beside an edition is checked before anything rests on it."""

from __future__ import annotations

import pytest

from ataskaita.data.snapshot import Snapshot
from ataskaita.errors import UserError
from ataskaita.reconcile import Reconciliation, Unexplained, reconcile


@pytest.fixture
def run(snapshot: Snapshot):
    """Reconcile a project's files with the real data, or with data read anew from it."""

    def reconciled(project, *, anew: bool = False) -> Reconciliation:
        data = Snapshot.load(project) if anew else snapshot
        return reconcile(project, data.tables, data.label, 2023)

    return reconciled


def replace_in(project, name: str, old: str, new: str) -> None:
    path = project.data / "published" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("kind: names\n", "kind: nams\n", "S001.*kind 'nams' is unknown"),
        ("  count: F001\n", "  cuont: F001\n", "S001.*no field `cuont`"),
        ("  says: nesikeitė\n", "", "S003.*`says` is missing"),
        (
            "subject: organisation.change\n",
            "subject: organisation.chagne\n",
            "no name under subjects",
        ),
        ("line: 13\n", "line: 14\n", "S003: line 14 does not say"),
        ("quote: Rodiklis pasiektas\n", "quote: Rodiklis viršytas\n", "does not say „Rodiklis"),
        ("id: S002", "id: S001", "S001: the id stands twice"),
        ("facts:\n", "facts:\n- {a: [\n", "line"),
    ],
)
def test_a_malformed_fact_is_named(old, new, complaint, project_copy, run):
    replace_in(project_copy, "2023.facts.yml", old, new)
    with pytest.raises(UserError, match=complaint):
        run(project_copy)


def test_a_figure_must_stand_in_its_line(project_copy, run):
    replace_in(project_copy, "2023.csv", "F012,60,", "F012,61,")
    with pytest.raises(UserError, match="F012: line 61 of the text does not print '6690'"):
        run(project_copy, anew=True)


def test_a_figure_must_be_the_number_that_is_printed(project_copy, run):
    replace_in(project_copy, "2023.csv", "Fiz. vnt.,6690,6690,", "Fiz. vnt.,6690,6691,")
    with pytest.raises(UserError, match="F012: number 6691 is not what '6690' says"):
        run(project_copy, anew=True)


def test_a_relation_needs_a_title(project_copy, run):
    replace_in(project_copy, "relations.yml", "  title: Fondas ir dokumentų rūšių suma\n", "")
    with pytest.raises(UserError, match="collection-by-type"):
        run(project_copy)


def test_a_year_that_is_not_published_yet_has_nothing_to_compare(project_copy, run):
    for path in (project_copy.data / "published").glob("2023*"):
        path.unlink()
    found = run(project_copy, anew=True)
    assert (found.comparisons, found.findings) == ((), ())
    found.check()
    found.require_explanations()


def test_a_finding_without_an_explanation_is_named(project_copy, run):
    replace_in(
        project_copy,
        "2023.explanations.yml",
        "- finding: relation:F133\n",
        "- finding: relation:F134\n",
    )
    with pytest.raises(Unexplained, match=r"relation:F133 \(difference: -76\)"):
        run(project_copy).require_explanations()


def test_an_explanation_that_is_not_needed_is_an_error(project_copy, run):
    replace_in(
        project_copy,
        "2023.explanations.yml",
        "- finding: relation:F133\n",
        "- finding: relation:F134\n",
    )
    with pytest.raises(Unexplained, match="relation:F134 is explained, but nothing disagrees"):
        run(project_copy).check()


def test_an_explanation_of_another_difference_is_an_error(project_copy, run):
    replace_in(project_copy, "2023.explanations.yml", "expect: -76", "expect: -75")
    with pytest.raises(Unexplained, match="difference of '-75', but it is '-76' now"):
        run(project_copy).check()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  expect: -76\n", ""),
        ("  date: 2026-11-22\n", "  date: vakar\n"),
        ("finding: relation:F133", "finding: change:F011"),
    ],
)
def test_a_malformed_explanation_is_named(old, new, project_copy, run):
    replace_in(project_copy, "2023.explanations.yml", old, new)
    with pytest.raises(UserError, match=r"explanations\.yml, entry"):
        run(project_copy)


def test_a_corrected_raw_cell_needs_an_explanation_of_its_own(project_copy, run):
    path = project_copy.raw(2023) / "events.csv"
    rows = path.read_text(encoding="utf-8").split("\n")
    first = rows[1].split(",")
    number = next(n for n, cell in enumerate(first) if cell.isdigit())
    first[number] = str(int(first[number]) + 1)
    path.write_text("\n".join([rows[0], ",".join(first), *rows[2:]]), encoding="utf-8")
    found = run(project_copy, anew=True)
    found.check()
    with pytest.raises(Unexplained, match="compare:F201"):
        found.require_explanations()

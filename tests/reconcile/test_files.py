"""What is written beside an edition is checked before anything rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ataskaita.data.snapshot import Snapshot
from ataskaita.errors import DataErrors
from ataskaita.reconcile import Reconciliation, Unexplained, reconcile
from ataskaita.render.execute import sound_data


@pytest.fixture
def run(small_report, small_snapshot: Snapshot):
    """Reconcile a report's files with the data as it was, or with data read anew."""

    def reconciled(*, anew: bool = False) -> Reconciliation:
        data = Snapshot.load(small_report) if anew else small_snapshot
        return reconcile(small_report, data.tables, data.label, 2019)

    return reconciled


@pytest.mark.parametrize(
    ("old", "new", "place", "complaint"),
    [
        ("kind: names\n", "kind: nams\n", (25, "kind"), "called nams"),
        ("kind: names\n", "kind: [names]\n", (25, "kind"), "No kind of fact"),
        ("  count: F015\n", "  cuont: F015\n", (25, "cuont"), "no field `cuont`"),
        ("  word: up\n", "", (12, "word"), "lacks `word`"),
        ("  word: up\n", "  word: augo\n", (12, "word"), "only one of: up, down, same"),
        ("actual: [F001]\n", "actual: F001\n", (5, "actual"), "`actual` is not as it must be"),
        ("subject: places\n", "subject: palces\n", (25, "subject"), "no name under subjects"),
        ("line: 10\n", "line: 9\n", (12, "quote"), "Line 9 of the text"),
        ("line: 10\n", "line: dešimta\n", (12, "line"), "a number"),
        ("quote: Rodiklis pasiektas\n", "quote: Viršytas\n", (5, "quote"), "does not say this"),
        ("id: S002", "id: S001", (12, "id"), "stands twice"),
        ("facts:\n", "facts:\n- {a: [\n", (None, ""), "cannot be read"),
        ("facts:\n", "facts:\n- daugiau\n", (5, ""), "must have fields"),
        ("facts:\n", "faktai:\n", (1, ""), "a list under `facts`"),
    ],
)
def test_a_malformed_fact_is_named(old, new, place, complaint, replace_in, run):
    replace_in("2019.facts.yml", old, new)
    with pytest.raises(DataErrors) as stop:
        run()
    (found,) = stop.value.findings
    assert found.file == "data/published/2019.facts.yml"
    assert place[0] is None or (found.line, found.column) == place
    assert complaint in found.message
    # A chapter hands over only this.
    assert complaint in str(stop.value)


def test_names_may_be_years(replace_in, run):
    replace_in("2019.facts.yml", "[Laiu, Suur]", "[2018, 2019]")
    (names,) = run().edition.facts.of("names")
    assert names["names"] == ["2018", "2019"]


def test_all_malformed_facts_are_named_at_once(replace_in, run):
    replace_in("2019.facts.yml", "kind: names\n", "kind: nams\n")
    replace_in("2019.facts.yml", "line: 10\n", "line: 9\n")
    with pytest.raises(DataErrors) as stop:
        run()
    assert [found.line for found in stop.value.findings] == [12, 25]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("F012,14,", "F012,15,", "F012: line 15 of the text does not print this"),
        ("11854,11854,", "11854,11855,", "F012: this is not what '11854' says"),
    ],
)
def test_a_figure_must_stand_in_its_line_and_be_its_number(old, new, complaint, replace_in, run):
    replace_in("2019.csv", old, new)
    with pytest.raises(DataErrors) as stop:
        run(anew=True)
    (found,) = stop.value.findings
    assert (found.file, found.line) == ("data/published/2019.csv", 13)
    assert complaint in found.message


def test_a_relation_needs_a_title(replace_in, run):
    replace_in("relations.yml", "  title: Skaitytojai ir jų suma pagal vietą\n", "")
    with pytest.raises(DataErrors) as stop:
        run()
    (found,) = stop.value.findings
    assert (found.file, found.line, found.column) == ("data/published/relations.yml", 1, "title")


def test_a_year_that_is_not_published_yet_has_nothing_to_compare(small_report, run):
    for path in (small_report.data / "published").glob("2019*"):
        path.unlink()
    found = run(anew=True)
    assert (found.comparisons, found.findings) == ((), ())
    found.check()
    found.require_explanations()


def test_what_is_explained_is_all_there_is(run):
    found = run()
    found.check()
    found.require_explanations()
    assert {finding.id for finding in found.findings} == {"outcome:S003", "change:F011"}


@pytest.fixture
def of_another(replace_in):
    """Explain a finding that is not there in place of one that is."""
    replace_in("2019.explanations.yml", "- finding: change:F011\n", "- finding: change:F002\n")


def test_a_finding_without_an_explanation_is_named(of_another, run):
    with pytest.raises(Unexplained, match=r"change:F011 \(difference: 10\)"):
        run().require_explanations()


def test_an_explanation_that_is_not_needed_is_an_error(of_another, run):
    with pytest.raises(Unexplained, match="change:F002 is explained, but nothing disagrees"):
        run().check()


def test_an_explanation_of_another_difference_is_an_error(replace_in, run):
    replace_in("2019.explanations.yml", "expect: 10", "expect: 9")
    with pytest.raises(Unexplained, match="difference of '9', but it is '10' now"):
        run().check()


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("  expect: 10\n", "", "expect"),
        ("  date: 2020-03-02\n", "  date: vakar\n", "date"),
        ("finding: change:F011", "finding: outcome:S003", "finding"),
    ],
)
def test_a_malformed_explanation_is_named(old, new, column, replace_in, run):
    replace_in("2019.explanations.yml", old, new)
    with pytest.raises(DataErrors) as stop:
        run()
    (found,) = stop.value.findings
    assert (found.file, found.column) == ("data/published/2019.explanations.yml", column)
    assert found.line


def test_all_malformed_explanations_are_named_before_anything_is_made(replace_in, small_report):
    replace_in("2019.explanations.yml", "  date: 2020-03-02\n", "  date: vakar\n")
    replace_in("2019.explanations.yml", "  expect: 10\n", "")
    replace_in("relations.yml", "  says: ", "  said: ")
    with pytest.raises(DataErrors) as stop:
        sound_data(small_report)
    files = [Path(found.file).name for found in stop.value.findings]
    assert files == ["2019.explanations.yml"] * 2 + ["relations.yml"] * 2


def test_a_corrected_raw_cell_needs_an_explanation_of_its_own(small_report, run):
    path = small_report.raw(2019) / "readers.csv"
    path.write_text(path.read_text("utf-8").replace("laiu,adult,23", "laiu,adult,24"), "utf-8")
    found = run(anew=True)
    found.check()
    with pytest.raises(Unexplained, match="compare:F001"):
        found.require_explanations()

from __future__ import annotations

from typer.testing import CliRunner

from ataskaita.cli.app import app
from ataskaita.reconcile import Unexplained


def run(project, *options: str):
    return CliRunner().invoke(app, ["reconcile", "--project", str(project.root), *options])


def test_all_is_explained(small_report):
    done = run(small_report)
    assert done.exit_code == 0, done.output
    assert "all explained" in done.output
    for id in ("F011", "change:F011", "outcome:S003"):
        assert id in done.output
    assert "F012 " not in done.output


def test_all_figures_are_listed_on_request(small_report):
    assert "F012 " in run(small_report, "--all").output


def test_a_missing_explanation_ends_in_an_error_with_its_own_exit_code(small_report, replace_in):
    text = "- finding: change:F011\n  expect: 10\n"
    replace_in("2019.explanations.yml", text + "  date: 2020-03-02\n", "")
    replace_in("2019.explanations.yml", "  reason: Skirtumas apskaičiuotas klaidingai.\n", "")
    done = run(small_report)
    assert isinstance(done.exception, Unexplained)
    assert done.exception.exit_code == 7
    assert "change:F011" in str(done.exception)


def test_a_year_without_an_edition_has_nothing_to_compare(small_report):
    for path in (small_report.data / "published").glob("2019*"):
        path.unlink()
    done = run(small_report)
    assert done.exit_code == 0, done.output
    assert "nothing to compare" in done.output

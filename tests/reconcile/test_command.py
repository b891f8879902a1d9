from __future__ import annotations

from typer.testing import CliRunner

from ataskaita.cli.app import app
from ataskaita.reconcile import Unexplained


def run(project, *options: str):
    return CliRunner().invoke(app, ["reconcile", "--project", str(project.root), *options])


def change_explanations(project, old: str, new: str) -> None:
    path = project.data / "published" / "2023.explanations.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_is_explained(project_copy):
    done = run(project_copy)
    assert done.exit_code == 0, done.output
    assert "all explained" in done.output
    for id in ("F133", "change:F011", "relation:membership-trend"):
        assert id in done.output
    assert "F012 " not in done.output


def test_all_figures_are_listed_on_request(project_copy):
    assert "F012 " in run(project_copy, "--all").output


def test_a_missing_explanation_ends_in_an_error_with_its_own_exit_code(project_copy):
    change_explanations(
        project_copy,
        "- finding: relation:F133\n  expect: -76\n",
        "- finding: digits:F249\n  expect: 9\n",
    )
    done = run(project_copy)
    assert isinstance(done.exception, Unexplained)
    assert done.exception.exit_code == 7
    assert "digits:F249" in str(done.exception)


def test_a_year_without_an_edition_has_nothing_to_compare(project_copy):
    for path in (project_copy.data / "published").glob("2023*"):
        path.unlink()
    done = run(project_copy)
    assert done.exit_code == 0, done.output
    assert "nothing to compare" in done.output

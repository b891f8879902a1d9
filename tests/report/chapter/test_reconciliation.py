from __future__ import annotations

import re

import pytest

from ataskaita.chapter import (
    change_col,
    figures_table,
    findings_table,
    groups,
    reconciled,
    reconciled_form,
    reconciliation_relations,
    reconciliation_rules,
    reconciliation_summary,
    table,
)
from ataskaita.errors import UserError
from ataskaita.execution.source import read_chapter
from ataskaita.reconcile.rules import RULES
from ataskaita.tables import to_html
from tests.conftest import ROOT
from tests.support.shown import shown


def test_the_counts_of_a_sentence_are_values(opened):
    text = reconciled("all", "skaičius", "skaičiai", "skaičių")
    assert str(text) == "275\xa0skaičiai"
    text._repr_markdown_()
    assert [entry.value.key for entry in opened.entries] == ["reconcile.all@library.2023"]


def test_a_word_agrees_with_a_count(opened):
    assert str(reconciled_form("all", "rastas", "rasti", "rasta")) == "rasti"


def test_severities_add_up_to_all_findings(opened):
    parts = [int(str(reconciled(f"findings.{name}"))) for name in ("large", "moderate", "small")]
    assert sum(parts) == int(str(reconciled("findings")))


def test_a_misspelt_count_is_named(opened):
    with pytest.raises(UserError, match="agreed"):
        reconciled("agreed")


def test_results_and_bases_add_up(opened):
    *rows, last = [line[1:] for line in shown(reconciliation_summary()).body]
    assert all(sum(map(int, bases)) == int(total) for *bases, total in rows)
    # What is not computed rests on nothing.
    assert set(last[:-1]) == {"–"}
    assert sum(int(line[-1]) for line in (*rows, last)) == 275


def test_every_figure_is_listed_as_it_was_printed(opened):
    body = {line[0]: line for line in shown(figures_table()).body}
    assert len(body) == 275
    assert body["250"][2:4] == ["698795,000", "698\xa0795\xa0Eur"]
    assert body["274"][3] == "–"


def test_the_figures_of_sections_are_listed_by_themselves(opened):
    body = shown(figures_table("I.2", "I.4.3")).body
    assert [line[0] for line in body] == [str(n) for n in (*range(93, 112), *range(197, 220))]


def test_the_tables_of_the_chapter_list_every_figure_once(opened):
    cells = read_chapter(ROOT / "notebooks" / "14-reconciliation.ipynb").cells
    calls = re.findall(r"figures_table\((.*)\)", "\n".join(cell.source for cell in cells))
    tables = [shown(figures_table(*re.findall('"(.+?)"', call))) for call in calls]
    listed = [line[0] for table in tables for line in table.body]
    assert len(calls) > 1
    assert listed == [line[0] for line in shown(figures_table()).body]


def test_a_section_without_figures_is_named(opened):
    with pytest.raises(UserError, match=r"I\.44") as caught:
        figures_table("I.44")
    assert "I.4" in caught.value.fix


def test_marks_of_explanations_do_not_run_into_the_results(opened):
    marked = "[past.]"
    changes = table(change_col("acquisitions.items"), rows=groups())
    assert marked in to_html(changes.table())
    assert marked not in to_html(figures_table("I.1").table())


def test_every_finding_is_listed_with_its_explanation(opened):
    body = shown(findings_table()).body
    assert len(body) == int(str(reconciled("findings")))
    assert not any("nepaaiškinta" in line[-1] for line in body)


def test_rules_and_relations_are_listed(opened):
    rules = shown(reconciliation_rules()).body
    assert len(rules) == len(RULES)
    found = shown(findings_table()).body
    assert sum(int(line[-1]) for line in rules) == len(found)
    assert len(shown(reconciliation_relations()).body) > 20


def test_the_chapter_depends_on_what_was_published(opened):
    reconciled("all")
    assert {
        "data/published/2023.facts.yml",
        "data/published/2023.explanations.yml",
        "data/published/relations.yml",
    } <= opened.files


def test_nothing_is_published_yet(open_session):
    open_session().year = 2024
    assert str(reconciled("findings")) == "0"
    assert shown(figures_table("I.2")).body == []

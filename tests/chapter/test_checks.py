"""The appendix on checks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ataskaita.chapter import checks
from ataskaita.chapter.checks import changes_table, edition_sentence
from ataskaita.checks.registry import CHECKS
from ataskaita.data.exceptions import Known
from tests.support.shown import shown


def test_every_check_has_an_anchor_to_link_to(opened):
    found = shown(checks.checks_table())
    anchors = {element.get("id") for element in found.tree.xpath("//*[@id]")}
    assert {check.anchor for check in CHECKS.values()} <= anchors
    assert [line[0] for line in found.body] == [str(n) for n in range(1, len(CHECKS) + 1)]


def place(id: str) -> str:
    return str(1 + list(CHECKS).index(id))


def test_a_check_shows_what_became_of_it(open_session):
    open_session(gone=[("visits", 2019)])
    states = {line[0]: line[-1] for line in shown(checks.checks_table()).body}
    assert states == {
        place("READERS-02"): "išlaikyta",
        place("LENDING-01"): "nėra duomenų",
    }


def test_a_failed_check_shows_the_numbers_that_contradict(open_session):
    open_session(("visits", 2019, {}, 100))
    states = {line[0]: line[-1] for line in shown(checks.checks_table()).body}
    assert states[place("LENDING-01")] == "neišlaikyta"
    rows = [
        line for line in shown(checks.comparisons_table()).body if line[0] == place("LENDING-01")
    ]
    assert [line[2:] for line in rows] == [["444", "", "400"]]


def test_the_numbers_of_the_checks_are_in_the_ledger(opened):
    checks.comparisons_table().table()
    keys = {entry.value.key for entry in opened.entries}
    assert "readers.total@library.2019" in keys
    assert any(key.startswith("check.READERS-02[") for key in keys)


@pytest.fixture
def excused(open_session):
    """A chapter of a report that contradicts itself by 44 readers, which is known."""
    used = open_session(("visits", 2019, {}, 100))
    day = dt.date(2020, 1, 20)
    known = Known("READERS-01", "library", 44, "Skaityta laive.", "Laivo knyga", day, 2019, 1)
    tables = replace(used.snapshot.tables, exceptions=(known,))
    used.snapshot = replace(used.snapshot, tables=tables)
    return used


def test_known_contradictions_are_listed_with_their_reasons(excused):
    said = f"{place('LENDING-01')}\xa0patikra. Skaityta laive."
    listed = checks.known_checks("Žinomi:")
    assert str(listed).startswith(f"Žinomi:\n\n{said}")
    assert listed._repr_markdown_().startswith(f"Žinomi:\n\n- {said}")
    states = {line[0]: line[-1] for line in shown(checks.checks_table()).body}
    assert states[place("LENDING-01")] == "žinomas prieštaravimas"


def test_counts_agree_with_their_nouns(excused):
    words = ("patikra", "patikros", "patikrų")
    assert str(checks.checks_counted("known", *words)) == "1\xa0patikra"
    assert str(checks.checks_counted("all", *words)) == "2\xa0patikros"
    assert str(checks.checks_counted("failed", *words)) == "0\xa0patikrų"


def test_of_checks_without_data_or_contradictions_nothing_is_said_where_there_are_none(
    open_session,
):
    open_session()
    assert str(checks.checks_counted("skipped", "neturi duomenų", after=",")) == ""
    assert str(checks.known_checks("Žinomi:")) == ""
    open_session(gone=[("visits", 2019)])
    told = checks.checks_counted("skipped", "neturi duomenų", after=",")
    assert str(told) == "1\xa0neturi duomenų,"


def test_without_corrections_the_table_says_so(opened):
    assert shown(checks.corrections_table()).body[0][0] == "Pataisymų nėra"


def test_before_the_first_edition_there_is_nothing_to_compare(opened):
    opened.edition = None
    assert "Ankstesnio leidimo nėra" in str(edition_sentence())
    assert shown(changes_table()).body[0][0] == "Pasikeitusių skaičių nėra"

"""The appendix on checks."""

from __future__ import annotations

from ataskaita.chapter import checks
from ataskaita.chapter.editions import changes_table, edition_sentence
from ataskaita.checks.registry import CHECKS
from tests.chapter.test_tables import shown


def test_every_check_has_an_anchor_to_link_to(opened):
    found = shown(checks.checks_table())
    anchors = {element.get("id") for element in found.tree.xpath("//*[@id]")}
    assert {check.anchor for check in CHECKS.values()} <= anchors
    assert [line[0] for line in found.body] == list(CHECKS)


def test_a_check_shows_what_became_of_it(open_session):
    open_session(gone=[("loans", 2023)])
    states = {line[0]: line[-1] for line in shown(checks.checks_table()).body}
    assert states["BOUNDS-01"] == "išlaikyta"
    assert states["SUMS-03"] == "žinomas prieštaravimas"
    assert states["FACTS-02"] == "nėra duomenų"


def test_a_failed_check_shows_the_numbers_that_contradict(open_session):
    open_session(("users", 2023, {"unit": "dukstas"}, 1400))
    states = {line[0]: line[-1] for line in shown(checks.checks_table()).body}
    assert states["BOUNDS-01"] == "neišlaikyta"
    rows = [line for line in shown(checks.comparisons_table()).body if line[0] == "BOUNDS-01"]
    assert [line[1:3] for line in rows] == [["Registruoti vartotojai: Dūkštas", "1\xa0400"]]


def test_the_numbers_of_the_checks_are_in_the_ledger(opened):
    checks.comparisons_table().table()
    keys = {entry.value.key for entry in opened.entries}
    assert "users@library.2023" in keys
    assert any(key.startswith("check.BOUNDS-10[") for key in keys)


def test_known_contradictions_are_listed_with_their_reasons(opened):
    lines = str(checks.known_checks()).splitlines()
    assert [line.split(":")[0] for line in lines] == ["- SUMS-03", "- FACTS-04"]


def test_counts_agree_with_their_nouns(opened):
    assert str(checks.checks_counted("known", "patikra", "patikros", "patikrų")) == "2\xa0patikros"


def test_without_corrections_the_table_says_so(opened):
    assert shown(checks.corrections_table()).body[0][0] == "Pataisymų nėra"


def test_before_the_first_edition_there_is_nothing_to_compare(opened):
    opened.edition = None
    assert "dar nepaskelbta" in str(edition_sentence())
    assert shown(changes_table()).body[0][0] == "Pasikeitusių skaičių nėra"

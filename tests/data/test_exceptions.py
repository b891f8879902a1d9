from __future__ import annotations

from dataclasses import replace

import pytest

from ataskaita.data.exceptions import judge, read_exceptions
from ataskaita.data.findings import Finding
from ataskaita.schema import Breach

ENTRY = """\
- rule: VISITS-01
  difference: 18
  reason: Taip gauta.
  source: 4.2 p.
  date: 2020-02-01
"""
FOUND = Finding("visits.csv", None, "", "", "VISITS-01", "They differ.", "Correct it.")


def read(tmp_path, text):
    path = tmp_path / "exceptions.yml"
    path.write_text(text, encoding="utf-8")
    return read_exceptions(path, "exceptions.yml", 2019, ["VISITS-01", "READERS-01"])


def judged(tmp_path, breaches, text=ENTRY):
    known, findings = read(tmp_path, text)
    assert not findings
    return judge(known, breaches, "exceptions.yml")


def test_no_file_means_no_exceptions(tmp_path):
    assert read_exceptions(tmp_path / "none.yml", "none.yml", 2019, []) == ([], [])


def test_a_known_contradiction_is_excused(tmp_path):
    findings, holding = judged(tmp_path, {"VISITS-01": [(Breach("visits", difference=18), FOUND)]})
    assert not findings
    assert [known.rule for known in holding] == ["VISITS-01"]


def test_another_difference_is_reported_beside_the_breach(tmp_path):
    findings, holding = judged(tmp_path, {"VISITS-01": [(Breach("visits", difference=17), FOUND)]})
    assert [finding.rule for finding in findings] == ["EXCEPTION-04", "VISITS-01"]
    assert not holding


def test_what_breaks_the_rule_beside_it_is_told_by_itself(tmp_path):
    other = replace(FOUND, value="other")
    pairs = [(Breach("visits", difference=18), FOUND), (Breach("visits", difference=5), other)]
    findings, holding = judged(tmp_path, {"VISITS-01": pairs})
    assert findings == [other]
    assert [known.rule for known in holding] == ["VISITS-01"]


def test_an_exception_no_longer_needed_is_reported(tmp_path):
    findings, _ = judged(tmp_path, {"VISITS-01": []})
    assert [finding.rule for finding in findings] == ["EXCEPTION-03"]


def test_a_rule_that_could_not_be_judged_leaves_its_exception_alone(tmp_path):
    assert judged(tmp_path, {}) == ([], [])


def test_an_exception_for_one_unit_does_not_excuse_another(tmp_path):
    text = ENTRY.replace("difference", "unit: islands\n  difference")
    breach = Breach("visits", difference=18, details={"unit": "town"})
    findings, _ = judged(tmp_path, {"VISITS-01": [(breach, FOUND)]}, text)
    assert [finding.rule for finding in findings] == ["EXCEPTION-03", "VISITS-01"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (ENTRY, "rule: VISITS-01", "EXCEPTION-01"),
        (ENTRY, "- a: [", "EXCEPTION-01"),
        (ENTRY, "- VISITS-01", "EXCEPTION-01"),
        ("  reason: Taip gauta.\n", "", "EXCEPTION-01"),
        ("difference: 18", "difference: daug", "EXCEPTION-01"),
        ("reason", "reasn", "EXCEPTION-01"),
        ("VISITS-01", "VISIT-01", "EXCEPTION-02"),
    ],
)
def test_a_malformed_exception_is_reported(tmp_path, old, new, rule):
    _, findings = read(tmp_path, ENTRY.replace(old, new))
    assert rule in [finding.rule for finding in findings]

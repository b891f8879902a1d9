"""What every library begins with: nothing of the first one, and no second version of its code."""

from __future__ import annotations

import csv
import re

import pytest

from ataskaita.new_library.layout import TEMPLATES
from tests.conftest import ROOT

FILES = sorted(
    path for path in TEMPLATES.rglob("*") if path.is_file() and "__pycache__" not in path.parts
)

#: Modules that are called alike but say less than those of the first library, which has tables,
#: units and programmes that not every library has.
OF_ITS_OWN = {
    "checks/__init__.py",
    "checks/consistency.py",
    "indicators/__init__.py",
    "indicators/acquisitions.py",
    "indicators/collection.py",
    "indicators/counted.py",
    "indicators/events.py",
    "indicators/loans.py",
    "indicators/membership.py",
    "indicators/organisation.py",
    "indicators/premises.py",
    "indicators/services.py",
    "indicators/staff.py",
    "schemas/__init__.py",
    "schemas/rules/__init__.py",
    "schemas/rules/collection.py",
    "schemas/rules/finances.py",
    "schemas/rules/organisation.py",
    "schemas/rules/people.py",
    "schemas/rules/services.py",
    "vocabulary/__init__.py",
}


def names(path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def rows(file: str) -> list[dict[str, str]]:
    with (ROOT / "data" / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def stems() -> set[str]:
    """Words that only the first library has, each without its ending."""
    found = {"ignalin", "erasmus", "nordplus", "legend"}
    for unit in rows("units.csv"):
        places = [word for word in unit["name"].split() if word[0].isupper()]
        found.add(places[-1][:-2].casefold())
    found |= {row["name"].strip("„“").casefold() for row in rows("lists/newspapers.csv")}
    projects = rows("raw/2023/implemented_projects.csv")
    return found | {row["name"].strip("„“").casefold() for row in projects}


@pytest.mark.parametrize("path", FILES, ids=names)
def test_no_template_says_anything_of_the_first_library(path):
    text = path.read_text(encoding="utf-8").casefold()
    assert [stem for stem in stems() if re.search(rf"\b{re.escape(stem)}", text)] == []
    assert re.findall(r"\b20[12]\d\b", text) == []


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".py"], ids=names)
def test_a_module_that_both_reports_have_is_one_and_the_same(path):
    other = ROOT / names(path)
    if not other.is_file():
        return
    same = path.read_bytes() == other.read_bytes()
    assert same != (names(path) in OF_ITS_OWN), "a change in one of them belongs into the other"

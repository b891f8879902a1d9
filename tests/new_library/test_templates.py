"""What every library begins with: nothing of the first one, and no second version of its code."""

from __future__ import annotations

import csv
import re

import pytest

from ataskaita.new_library.layout import SHARED, TEMPLATES, shared_files
from tests.conftest import ROOT

FILES = sorted(
    path for path in TEMPLATES.rglob("*") if path.is_file() and "__pycache__" not in path.parts
)


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


# Documents have examples, which are of some library.
@pytest.mark.parametrize("name", [n for n in shared_files() if not n.startswith("docs/")])
def test_what_every_library_has_alike_is_there_once_and_says_nothing_of_the_first_one(name):
    assert not (TEMPLATES / name).exists()
    test_no_template_says_anything_of_the_first_library(SHARED / name)


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".py"], ids=names)
def test_no_template_is_a_copy_of_a_module_of_the_report(path):
    other = SHARED / names(path)
    assert not other.is_file() or path.read_bytes() != other.read_bytes(), (
        "name it in layout.yml instead"
    )

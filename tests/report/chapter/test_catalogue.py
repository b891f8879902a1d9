"""The pages of the catalogue: together they tell of all themes, each once."""

from __future__ import annotations

import ast
from collections import Counter

from ataskaita import registry
from ataskaita.execution.source import read_chapter
from ataskaita.project import Project


def test_each_theme_of_the_indicators_is_on_one_page():
    told: Counter[str] = Counter()
    for path in Project.find().sources:
        for cell in read_chapter(path).cells:
            if cell.cell_type == "code" and cell.source.startswith("catalogue("):
                told.update(one.value for one in ast.parse(cell.source).body[0].value.args)
    assert told == Counter(set(registry.get("indicators", "THEMES", {}).values()))

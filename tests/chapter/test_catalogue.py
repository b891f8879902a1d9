"""The catalogue of indicators, as a whole and by themes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ataskaita.chapter import catalogue
from ataskaita.chapter.catalogue import _places
from ataskaita.chapter.explain import target_names
from ataskaita.chapter.indicator_pages import shown_categories
from ataskaita.data.table_names import AIM
from ataskaita.errors import UserError
from ataskaita.indicators.targets import targets
from ataskaita.values.uses import Uses


def texts(*themes: str) -> list[str]:
    return [part for part in catalogue(*themes).parts() if isinstance(part, str)]


def test_a_catalogue_tells_of_all_themes_in_numbered_sections(opened):
    headings = [text for text in texts() if text.startswith("## ")]
    assert headings[:2] == ["## readers", "## inhabitants"]
    assert "## visits" in headings


def test_a_page_of_some_themes_tells_of_no_others(opened):
    said = texts("visits", "inhabitants")
    headings = [text for text in said if text.startswith("## ")]
    assert headings == ["## visits {.unnumbered}", "## inhabitants {.unnumbered}"]
    assert any("Kodas:** `visits.hours`" in text for text in said)
    assert not any("lending" in text for text in said)


def test_a_theme_that_is_not_there_is_refused(opened):
    with pytest.raises(UserError) as refused:
        catalogue("visit")
    assert "visit" in str(refused.value)
    assert "visits" in refused.value.fix


def test_an_entry_leads_to_the_raw_tables_it_rests_on(opened):
    entry = next(text for text in texts("visits") if "#ind-visits-total" in text)
    assert '{.raw-table page="zali/2019/visits.html"}' in entry


def test_categories_that_two_chapters_name_in_different_order_are_the_same():
    girl, boy = {"age": "child", "sex": "girl"}, {"age": "child", "sex": "boy"}
    found = [girl, {"sex": "girl", "age": "child"}, boy]
    uses = Uses([{"indicator": "readers.by", "dimensions": one} for one in found])
    indicator = SimpleNamespace(id="readers.by", dimensions=("age", "sex"))
    assert shown_categories(uses, indicator) == [girl, boy]


def test_targets_are_named_in_the_order_of_the_plan(opened):
    numbers = [target.id for target in targets(opened.scope())]
    uses = Uses([{"indicator": AIM, "dimensions": {"target": one}} for one in reversed(numbers)])
    indicator = SimpleNamespace(id=AIM, dimensions=("target",))
    assert [one["target"] for one in shown_categories(uses, indicator)] == numbers
    assert target_names()[numbers[0]].startswith(f"{numbers[0]} ")


def test_of_pages_without_a_number_only_the_first_is_named():
    printed = [
        {"indicator": "visits.hours", "chapter": chapter, "label": "", "dimensions": {}}
        for chapter in ("index", "english", "01-readers")
    ]
    headings = {"index": "", "english": "", "01-readers": "sec-readers"}
    uses = Uses(printed, headings)
    assert _places(uses, "visits.hours") == [
        "pradžios puslapis: tekstas",
        "@sec-readers: tekstas",
    ]

from __future__ import annotations

import pytest

from ataskaita.chapter import units
from ataskaita.chapter.facts_in_words import facts_of
from ataskaita.chapter.indicator_pages import VARIABLE
from ataskaita.chapter.session import session
from ataskaita.chapter.units import (
    known_of,
    unit_page,
    unit_sections,
    units_compared,
)
from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY, NotAvailable
from ataskaita.tables import Table
from ataskaita.values.uses import Uses
from tests.support.shown import shown


@pytest.fixture
def shows(tmp_path, monkeypatch):
    """Say what other chapters print: chapter, indicator and categories of each number."""

    def say(*numbers, headings=None, mentions=None):
        records = [
            {"chapter": chapter, "label": "", "indicator": key, "dimensions": dimensions}
            for chapter, key, dimensions in numbers
        ]
        path = Uses.of(records, headings or {}, mentions).write(tmp_path)
        monkeypatch.setenv(VARIABLE, str(path))

    return say


def tables(page) -> list:
    return [shown(part) for part in page.parts() if isinstance(part, Table)]


def test_each_table_has_a_file_of_its_own_name(opened):
    found = [part for part in unit_page("town").parts() if isinstance(part, Table)]
    assert len({table.label for table in found}) == len(found) > 1
    assert all(table.label.startswith("tbl-unit-town-") for table in found)
    assert all(table.title.startswith("Miestelio biblioteka. ") for table in found)


def text(page) -> str:
    return "\n\n".join(part for part in page.parts() if isinstance(part, str))


def values(unit: str) -> dict[str, str]:
    """All indicators without categories that can be computed for a unit."""
    found = {}
    for indicator in REGISTRY.values():
        try:
            value = session().value(indicator.id, unit)
            found[indicator.name] = value.text + value.mark
        except (NotAvailable, UserError):
            continue
    return found


def test_a_page_without_figures_says_so(opened, monkeypatch):
    for nothing in ("known_of", "facts_of", "_targets"):
        monkeypatch.setattr(units, nothing, lambda unit: [])
    (unit,) = list(session().tables.units.total_groups)[:1]
    assert text(unit_page(unit)) == units.NOTHING_YET
    assert text(units_compared()) == units.NOTHING_YET


def test_a_page_has_every_indicator_that_has_a_value_for_the_unit(opened):
    # A mark that all numbers of a table would have stands in a note below it.
    rows = {
        line[0]: line[1] + (mark if "[" not in line[1] else "")
        for table in tables(unit_page("islands"))
        for mark in ["[e]" if any(n.startswith("Visi šios lentelės") for n in table.notes) else ""]
        for line in table.body
    }
    assert rows.items() >= values("islands").items()


def test_a_unit_without_rows_of_a_table_has_no_line_of_it(opened):
    assert "inhabitants" in {line.id for line in known_of("islands")}
    assert "inhabitants" not in {line.id for line in known_of("laiu")}


def test_a_line_compares_with_last_year_and_with_the_library(opened):
    (line,) = (line for line in known_of("metskula") if line.id == "visits.total")
    assert line.now.text == session().value("visits.total", "metskula").text
    assert line.before.text == session().value("visits.total", "metskula", year=2018).text
    assert line.change.signed
    assert line.change.unit == "metskula"
    assert line.library.text == session().value("visits.total").text


def test_categories_are_those_that_other_chapters_show(shows, opened):
    shows(("01-a", "readers.by_age", {"age": "child"}))
    assert [line.name for line in known_of("laiu") if line.id == "readers.by_age"] == [
        "Skaitytojai pagal amžių: vaikai"
    ]


def test_a_theme_leads_to_the_chapter_that_tells_of_it(shows, opened):
    shows(("01-readers", "visits.total", {}), headings={"01-readers": "sec-readers"})
    assert "Plačiau – @sec-readers." in text(unit_page("laiu"))
    assert "@" not in text(unit_page("laiu")).replace("@sec-readers", "")


def test_a_heading_within_a_chapter_is_called_a_section(shows, opened):
    shows(
        ("01-readers", "visits.total", {}),
        headings={"01-readers": "sec-readers"},
        mentions={"laiu": ["sec-boat"]},
    )
    assert "[-@sec-boat] skirsnis." in text(unit_sections("islands"))


def test_what_a_target_aims_at_for_the_library_is_no_aim_of_a_unit(opened):
    assert {AIM, FULFILMENT}.isdisjoint(line.id for line in known_of("metskula"))
    assert "## Siekiai" in text(unit_page("metskula"))
    (targets,) = (t for t in tables(unit_page("metskula")) if t.head[-1][1] == "Siekis")
    assert {line[1]: line[-1] for line in targets.body}["Sulaukti apsilankymų"] == "4\xa0447"


def test_units_of_a_group_have_a_section_each_in_the_order_of_the_alphabet(opened):
    said = text(unit_sections("islands"))
    assert said.index("## Laiu sala {#sec-unit-laiu .unnumbered}") < said.index("## Suur sala")
    assert "Metsküla" not in said


def test_the_groups_stand_beside_each_other(opened):
    found = {line[0]: line[1:] for table in tables(units_compared()) for line in table.body}
    of = [session().value("visits.total", unit).text for unit in ("town", "islands", "bus")]
    assert found["Apsilankymai"] == [session().value("visits.total").text, *of]


def test_what_a_branch_serves_is_told_in_words(opened):
    assert ("Aptarnaujamas padalinys", "Bibliobusas Nr. 1") in facts_of("metskula")
    assert facts_of("laiu") == []


def test_a_unit_that_there_is_not_gets_a_suggestion(opened):
    with pytest.raises(UserError, match=r"no unit 'lau'.*Did you mean `laiu`"):
        unit_page("lau")


def test_a_share_of_nothing_is_no_gap(opened):
    readers = opened.tables.get("readers", 2019).rows
    town = [unit == "metskula" for unit in readers.columns["unit"]]
    numbers = readers.columns["value"]
    numbers[:] = [0 if own else n for own, n in zip(town, numbers, strict=True)]
    lines = {line[0]: line[1:] for table in tables(unit_page("town")) for line in table.body}
    name = REGISTRY["lending.per_reader"].name
    assert lines[name][0] == lines[name][2] == "[–]"

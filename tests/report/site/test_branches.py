"""The pages of the branches: every branch that the year knows anything of, and the same numbers."""

from __future__ import annotations

from collections import defaultdict

from ataskaita.indicators import LIBRARY

#: The chapters that tell of branches.
BRANCHES = ("units", "unit-ignalina", "unit-dukstas", "unit-rural", "rural-branches")


def units_with_rows(tables, year: int) -> set[str]:
    """The units and groups that any raw table of the year has a row of."""
    return {
        unit
        for table in tables
        if table.year == year and table.path.startswith("data/raw/")
        for unit in table.rows.columns.get("unit", ())
    } - {LIBRARY}


def test_every_unit_with_any_row_of_the_year_stands_on_a_page(tables, pages):
    headings = {
        heading.text_content().strip()
        for stem in BRANCHES
        for heading in pages[stem].xpath("//article//h1 | //article//h2")
    }
    known = units_with_rows(tables, 2023)
    assert len(known) > 20
    assert {tables.units.name(unit) for unit in known} <= headings


def test_every_number_of_a_branch_in_the_chapters_stands_on_its_page(tables, ledger):
    groups = {*tables.units.total_groups}
    told = {record["id"] for record in ledger if record["chapter"] in BRANCHES}
    missing = {
        record["id"]
        for record in ledger
        if record["unit"] in {*groups, *tables.units.units}
        and record["kind"] == "value"
        and record["year"] == 2023
        and record["chapter"] < "12"
        # In words, not in numbers: on the page of a single branch.
        and not record["indicator"].startswith(("stock_checks.", "premises.heating"))
    } - told
    assert missing == set()


def test_a_number_is_the_same_on_the_page_of_a_branch_and_in_its_chapter(ledger):
    printed = defaultdict(set)
    for record in ledger:
        printed[record["id"]].add(record["number"])
    own = {record["id"] for record in ledger if record["chapter"] in BRANCHES}
    assert {
        key: numbers for key, numbers in printed.items() if key in own and len(numbers) > 1
    } == {}


def test_each_page_of_branches_leads_to_the_chapters_that_tell_more(pages):
    for stem in BRANCHES:
        chapters = {link.split("#")[0] for link in pages[stem].xpath("//article//p/a/@href")}
        assert chapters & {"02-collection.html", "units.html"}, stem


def test_the_list_of_pages_names_the_part_they_stand_in(pages):
    (name,) = pages["index"].xpath('//nav[@class="side"]/p[. = "Padaliniai"]')
    listed = [link.removesuffix(".html") for link in name.getnext().xpath("li/a/@href")]
    assert listed == list(BRANCHES)


def test_a_branch_page_says_what_is_known_in_words(pages):
    text = " ".join(pages["rural-branches"].xpath("string(//article)").split())
    assert "Aptarnaujamas padalinys: Taujūnų bibliotekinio aptarnavimo punktas (nebeveikia)" in text
    assert "Patikrinimas perkeltas į 2024 m." in text

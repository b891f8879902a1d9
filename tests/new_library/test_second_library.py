"""A second library's report, from the command to the pages."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.new_library import second_library
from tests.new_library.second_library import NAME, library
from tests.support.projects import command_here


def text(project, page: str) -> str:
    tree = html.parse(str(project.site / f"{page}.html")).getroot()
    return re.sub(r"\s+", " ", tree.find(".//main").text_content())


@pytest.mark.parametrize("name", ["validate", "lint", "check"])
def test_its_data_its_sentences_and_its_numbers_are_sound(second_site, name):
    done = command_here(second_site, "--lang", "en", name)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_publishing_is_left_to_do(second_site):
    # A render is not trusted during which another test has had code compiled.
    command_here(second_site, "render", "--engine", "embedded", "--to", "html")
    done = command_here(second_site, "--lang", "en", "status")
    assert [line for line in done.stdout.splitlines() if line[0] in "✗○"] == ["✗ Edition published"]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("01-library", f"{NAME} aptarnauja Kairių rajono savivaldybės gyventojus."),
        ("01-library", "Metų pabaigoje veikė 4 padaliniai"),
        ("02-collection", "Per metus įsigyta 1 260 fizinių vienetų dokumentų."),
        ("02-collection", "Dokumentams įsigyti panaudota 3 604,50 Eur."),
        ("03-users", "Per metus užregistruota 4 600 vartotojų."),
        ("03-users", "dalis tarp visų gyventojų, buvo 24,2 %."),
        ("03-users", "Per metus bibliotekoje apsilankyta 40 200 kartų."),
        ("04-loans", "Per metus išduotas 20 321 fizinis vienetas dokumentų."),
        ("05-events", "Per metus surengti 186 renginiai."),
        ("07-staff", "Kvalifikaciją per metus kėlė 22 darbuotojai."),
        ("08-premises", "Bibliotekos patalpų plotas – 1 006 m²."),
    ],
)
def test_its_sentences_say_its_own_numbers(second_site, page, sentence):
    assert sentence in text(second_site, page)


def test_its_tables_show_its_own_groups_and_categories(second_site):
    events = text(second_site, "05-events")
    assert all(word in events for word in ("Kairiai", "Lankai", "Dirbtuvės", "Pokalbiai"))
    assert "Stalo žaidimai" in text(second_site, "04-loans")
    assert "35,50" in text(second_site, "07-staff"), "full-time equivalents have decimals"
    assert "39,5" in text(second_site, "03-users"), "and hours"


def test_what_it_has_no_figures_of_is_not_spoken_of(second_site):
    pages = {path.stem: text(second_site, path.stem) for path in second_site.site.glob("0*.html")}
    assert not any("Duomenų nėra" in page for page in pages.values())
    assert "Atsisiųsti elektroniniai dokumentai" not in pages["04-loans"]
    assert "lentynų" not in pages["08-premises"]
    assert second_library.REASON in pages["06-services"], "but why there is none"


def test_each_group_has_a_page_with_what_is_known_of_it_and_of_its_units(second_site):
    for group, name in library().groups.items():
        page = html.parse(str(second_site.site / f"units-{group}.html")).getroot()
        assert name in page.xpath("string(//h1)")
        headings = [heading.text_content().strip() for heading in page.xpath("//article//h2")]
        units = [unit.name for unit in library().units if unit.group == group]
        assert set(units) <= set(headings)
        assert "Gyventojai ir vartotojai" in headings


def test_its_groups_stand_beside_each_other(second_site):
    page = html.parse(str(second_site.site / "units.html")).getroot()
    heads = {" ".join(head.text_content().split()) for head in page.xpath("//article//thead//th")}
    assert heads >= {"Iš viso", *library().groups.values()}

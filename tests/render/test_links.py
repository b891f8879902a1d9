"""Numbers lead to the catalogue, references to what they mean, on whatever page it lies."""

from __future__ import annotations

from ataskaita.render.embedded.links import catalogue_anchor, fill_references, link_page

TARGETS = {
    "ind-events-total": {"page": "16-catalogue"},
    "tbl-events": {"page": "06-events", "number": "6.1", "kind": "tbl"},
    "sec-targets": {"page": "12-targets", "number": "A", "kind": "app"},
}
VALUE = '<span id="n-1" class="v" data-k="events.total@library.2023">764</span>'


def placeholder(kind: str, place: int) -> str:
    return f"\ue000{kind}{place}\ue001"


def test_an_indicator_is_found_by_its_name_whatever_unit_year_or_category():
    assert catalogue_anchor("loans.by_type[books]@library.2023~change") == "ind-loans-by-type"


def test_a_number_links_to_its_entry_and_keeps_its_id():
    assert link_page(VALUE, "06-events", TARGETS) == (
        '<a href="16-catalogue.html#ind-events-total" id="n-1" class="v" '
        'data-k="events.total@library.2023">764</a>'
    )


def test_on_the_page_of_the_catalogue_a_number_links_within_it():
    assert 'href="#ind-events-total"' in link_page(VALUE, "16-catalogue", TARGETS)


def test_a_number_without_an_entry_is_no_link():
    assert link_page(VALUE, "06-events", {}) == VALUE


def test_a_link_gets_the_page_only_where_that_is_another_one():
    link = '<a href="#tbl-events">6.1</a>'
    assert link_page(link, "06-events", TARGETS) == link
    assert 'href="06-events.html#tbl-events"' in link_page(link, "01-director", TARGETS)


def test_a_link_to_an_unknown_place_stays_as_it_is():
    assert link_page('<a href="#isnasa-1">1</a>', "index", TARGETS) == '<a href="#isnasa-1">1</a>'


def test_references_are_filled_with_number_and_name_or_the_number_alone():
    text = f"{placeholder('n', 1)}, {placeholder('b', 2)}"
    assert fill_references(text, ["tbl-events", "sec-targets"], TARGETS) == "6.1\xa0lentelė, A"


def test_a_reference_that_leads_nowhere_shows_its_label():
    assert fill_references(placeholder("n", 1), ["tbl-later"], TARGETS) == "@tbl-later"

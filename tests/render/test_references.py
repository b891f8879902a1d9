"""Numbers lead to the catalogue, references to what they mean, on whatever page it lies."""

from __future__ import annotations

from ataskaita.render.embedded.references import catalogue_anchor, link_page, pdf_address

TARGETS = {
    "ind-visits-total": {"page": "16-catalogue"},
    "tbl-visits": {"page": "05-visits", "number": "5.1", "kind": "tbl"},
    "sec-targets": {"page": "12-targets", "number": "A", "kind": "app"},
}
VALUE = '<span id="n-1" class="v" data-k="visits.total@library.2019">447</span>'


def reference(label: str, form: str = "name") -> str:
    """As pandoc writes it."""
    return f'<a href="#{label}" class="reference" data-form="{form}"></a>'


def test_an_indicator_is_found_by_its_name_whatever_unit_year_or_category():
    assert catalogue_anchor("readers.by_age[child]@library.2019~change") == "ind-readers-by-age"


def test_a_number_links_to_its_entry_and_keeps_its_id():
    assert link_page(VALUE, "05-visits", TARGETS) == (
        '<a href="16-catalogue.html#ind-visits-total" id="n-1" class="v" '
        'data-k="visits.total@library.2019">447</a>'
    )


def test_on_the_page_of_the_catalogue_a_number_links_within_it():
    assert 'href="#ind-visits-total"' in link_page(VALUE, "16-catalogue", TARGETS)


def test_a_number_without_an_entry_is_no_link():
    assert link_page(VALUE, "05-visits", {}) == VALUE


def test_the_mark_beside_a_number_leads_where_the_number_does():
    marked = link_page(f"{VALUE}<sup>[e]</sup>", "05-visits", TARGETS)
    assert marked.endswith(
        '<sup><a class="mark" href="16-catalogue.html#ind-visits-total" data-for="n-1" '
        'tabindex="-1" title="Kodėl šis ženklas?">[e]</a></sup>'
    )


def test_a_mark_leads_to_the_section_that_explains_marks_where_there_is_one():
    explained = TARGETS | {"sec-marks": {"page": "13-methods", "number": "B.2", "kind": "sec"}}
    marked = link_page(f"{VALUE}<sup>[e]</sup>", "05-visits", explained)
    assert '<a class="mark" href="13-methods.html#sec-marks" data-for="n-1" ' in marked


def test_a_mark_without_an_entry_and_the_number_of_a_footnote_are_no_marks():
    assert link_page(f"{VALUE}<sup>[e]</sup>", "05-visits", {}) == f"{VALUE}<sup>[e]</sup>"
    note = '<sup><a href="#isnasa-1">1</a></sup>'
    assert link_page(VALUE + note, "05-visits", TARGETS).endswith(note)


def test_a_link_gets_the_page_only_where_that_is_another_one():
    link = '<a href="#tbl-visits">5.1</a>'
    assert link_page(link, "05-visits", TARGETS) == link
    assert 'href="05-visits.html#tbl-visits"' in link_page(link, "01-director", TARGETS)


def test_a_link_to_an_unknown_place_stays_as_it_is():
    assert link_page('<a href="#isnasa-1">1</a>', "index", TARGETS) == '<a href="#isnasa-1">1</a>'


def test_references_are_filled_with_number_and_name_or_the_number_alone():
    text = f"{reference('tbl-visits')}, {reference('sec-targets', 'number')}"
    assert link_page(text, "05-visits", TARGETS) == (
        '<a href="#tbl-visits" class="reference">5.1\xa0lentelė</a>, '
        '<a href="12-targets.html#sec-targets" class="reference">A</a>'
    )


def test_the_word_behind_a_number_belongs_to_the_link():
    text = f"(žr. {reference('sec-targets', 'number')}\xa0priedą), {VALUE}\xa0lentelės"
    assert link_page(text, "12-targets", {"sec-targets": TARGETS["sec-targets"]}) == (
        '(žr. <a href="#sec-targets"><span class="reference">A</span>\xa0priedą</a>), '
        f"{VALUE}\xa0lentelės"
    )


def test_a_reference_that_leads_nowhere_shows_its_label():
    assert link_page(reference("tbl-later"), "05-visits", TARGETS) == (
        '<span class="reference">@tbl-later</span>'
    )


def test_in_a_draft_a_reference_to_a_page_that_is_not_there_is_its_number():
    elsewhere = {"tbl-visits": TARGETS["tbl-visits"] | {"page": ""}}
    assert link_page(reference("tbl-visits"), "06-hours", elsewhere) == (
        '<span class="reference">5.1\xa0lentelė</span>'
    )


def test_another_pdf_is_entered_at_the_heading_above_the_label():
    labels = {
        "tbl-x": {"pdf": "annex", "section": "16-a-žodynas"},
        "sec-y": {"pdf": "report", "section": ""},
    }
    assert pdf_address("tbl-x", labels) == "annex.pdf#16-a-%C5%BEodynas"
    assert pdf_address("sec-y", labels) == "report.pdf#sec-y"

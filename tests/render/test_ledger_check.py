"""The numbers on the pages and in the ledger are the same, or nothing is published."""

from __future__ import annotations

import pytest

from ataskaita.errors import RenderError
from ataskaita.render.ledger import check_site, check_text


def page(*texts: str) -> str:
    numbers = " ir ".join(
        f'<span id="n-{count}" class="v" data-k="visits.total@library.2019">{text}</span>'
        for count, text in enumerate(texts, start=1)
    )
    return f"<html><body><p>Iš viso {numbers}.</p></body></html>"


def record(text: str = "447", chapter: str = "05-visits") -> dict:
    return {"chapter": chapter, "anchor": "n-1", "id": "visits.total@library.2019",
            "printed": text, "place": "text"}  # fmt: skip


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "05-visits.html").write_text(page("447"), encoding="utf-8")
    (folder / "06-hours.html").write_text(page("12"), encoding="utf-8")
    return folder


LEDGER = [record(), record("12", "06-hours")]


def write(site, name: str, text: str) -> None:
    (site / name).write_text(text, encoding="utf-8")


def test_pages_that_say_what_the_ledger_says_pass(site):
    check_site(LEDGER, site)
    check_text(LEDGER, [(entry["id"], entry["printed"]) for entry in LEDGER], "the PDF")


def test_a_page_in_a_folder_is_compared_too(site):
    (site / "notebooks").mkdir()
    (site / "05-visits.html").rename(site / "notebooks" / "05-visits.html")
    check_site(LEDGER, site)
    write(site / "notebooks", "05-visits.html", page("448"))
    with pytest.raises(RenderError, match=r"in the site but not in the ledger: .*448"):
        check_site(LEDGER, site)


def test_a_number_that_was_put_on_a_page_is_found(site):
    write(site, "05-visits.html", page("447", "9"))
    with pytest.raises(RenderError, match="in the site but not in the ledger: 05-visits n-2"):
        check_site(LEDGER, site)


def test_a_number_that_is_in_the_ledger_alone_is_found(site):
    with pytest.raises(RenderError, match=r"in the ledger but not in the site: 05-visits .*448"):
        check_site([record("448"), LEDGER[1]], site)


def test_pages_that_changed_places_are_found(site):
    write(site, "05-visits.html", page("12"))
    write(site, "06-hours.html", page("447"))
    with pytest.raises(RenderError, match="disagree"):
        check_site(LEDGER, site)


def test_a_space_at_which_no_line_breaks_is_no_difference(site):
    write(site, "05-visits.html", page("5\u00a0738"))
    check_site([record("5 738"), LEDGER[1]], site)


def test_a_number_that_the_pdf_lacks_or_has_twice_is_found():
    once = [(entry["id"], entry["printed"]) for entry in LEDGER]
    with pytest.raises(RenderError, match=r"(?s)The PDF .*in the ledger but not in the PDF: .*12"):
        check_text(LEDGER, once[:1], "the PDF")
    with pytest.raises(RenderError, match=r"in the PDF but not in the ledger"):
        check_text(LEDGER, [*once, once[0]], "the PDF")


def test_numbers_drawn_in_charts_are_not_looked_for_in_the_text(site):
    check_site([*LEDGER, record("5") | {"place": "figure"}], site)

"""What stays together on a page of a PDF."""

from __future__ import annotations

from nbformat import v4
from pypdf import PdfReader

from ataskaita.render.book import Book
from tests.render.books import chapter, parsed

BOOK = Book("2019 metų veiklos ataskaita", "Biblioteka", "Biblioteka", 2019, "2019 m.")


def test_a_short_list_is_not_cut(tmp_path):
    listed = "# A\n\n" + "\n\n".join(["Eilutė."] * 33) + "\n\n- vienas;\n- du;\n- trys."
    parsed(tmp_path, chapter("02-fund", listed)).pdf(BOOK)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    (first,) = [text for text in pages if "vienas;" in text]
    assert "trys." in first
    assert "Eilutė." not in first, "there is room for a line of it on the page before"


def test_a_short_callout_is_not_cut(tmp_path):
    callout = "::: {.callout-note}\nPradžia.\n\nVidurys.\n\nPabaiga.\n:::"
    text = "# A\n\n" + "\n\n".join(["Eilutė."] * 31) + f"\n\n{callout}"
    parsed(tmp_path, chapter("02-fund", text)).pdf(BOOK)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    (first,) = [text for text in pages if "Pradžia." in text]
    assert "Pabaiga." in first
    assert "Eilutė." not in first, "there is room for a line of it on the page before"


def test_what_stands_between_a_heading_and_a_list_goes_to_the_page_of_the_list(tmp_path):
    entry = "## Rodiklis\n\nApibrėžtis.\n\n- vienas;\n- du;\n- trys."
    text = "# A\n\n" + "\n\n".join(["Eilutė."] * 30) + f"\n\n{entry}"
    parsed(tmp_path, chapter("02-fund", text)).pdf(BOOK)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    (listed,) = [text for text in pages if "vienas;" in text]
    assert "Eilutė." not in listed, "the list begins a page, or nothing is proved"
    assert "Rodiklis" in listed
    assert "Apibrėžtis." in listed


def test_what_leads_to_a_list_goes_to_the_page_of_the_list(tmp_path):
    leads = "# A\n\n" + "\n\n".join(["Eilutė."] * 33) + "\n\nRezultatai:\n\n- vienas;\n- du."
    parsed(tmp_path, chapter("02-fund", leads)).pdf(BOOK)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    (listed,) = [text for text in pages if "vienas;" in text]
    assert "Eilutė." not in listed, "the list begins a page, or nothing is proved"
    assert "Rezultatai:" in listed


VALUES = "<table><tr><th></th><th>2019 m.</th></tr><tr><th>Biblioteka</th><td>447</td></tr></table>"


def test_a_list_goes_to_the_page_of_the_table_it_tells_about(tmp_path):
    entry = "## Rodiklis\n\nApibrėžtis.\n\n- vienas;\n- du."
    text = "# A\n\n" + "\n\n".join(["Eilutė."] * 28) + f"\n\n{entry}"
    values = v4.new_code_cell("1", outputs=[v4.new_output("display_data", {"text/html": VALUES})])
    parsed(tmp_path, chapter("02-fund", text, values)).pdf(BOOK)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    (told,) = [text for text in pages if "447" in text]
    assert "Eilutė." not in told, "the table begins a page, or nothing is proved"
    assert "Rodiklis" in told
    assert "vienas;" in told


def test_a_row_higher_than_a_page_goes_on_on_the_next(tmp_path):
    row = " ".join(f"žodis{n}" for n in range(1500))
    parsed(tmp_path, chapter("02-fund", f"# A\n\n| a | b |\n|---|---|\n| c | {row} |")).pdf(BOOK)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    assert all(f"žodis{n}" in text for n in range(1500))

"""What the filters make of a document, with a stand-in for what Quarto tells them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ataskaita.programs import PandocError, pandoc
from ataskaita.render.embedded.resources import FILTERS as EMBEDDED_FILTERS
from ataskaita.render.quarto.pages import FILTERS, SHARED_FILTERS

#: Quarto's own words to a filter.
STAND_IN = """
PANDOC_SCRIPT_FILE = "{filter}"
quarto = {{
  project = {{ directory = "{project}", offset = "." }},
  doc = {{
    input_file = "{page}",
    is_format = function(name) return name == "{form}" end,
    include_text = function() end,
    add_html_dependency = function() end,
  }},
}}
return dofile(PANDOC_SCRIPT_FILE)
"""

LABELS = {
    "sec-visits": {"number": "2", "name": "skyrius", "kind": "sec"},
    "sec-rules": {"number": "A", "name": "priedas", "kind": "app"},
    "sec-index": {"number": "", "name": "skyrius", "kind": "sec"},
    "tbl-visits": {"number": "2.1", "name": "lentelė", "kind": "tbl"},
}


@pytest.fixture
def page(tmp_path):
    """A page of a project, the filters' folder beside it."""
    page = tmp_path / "index.qmd"
    page.write_text("# Apžvalga\n\n`{python} spark()`\n", encoding="utf-8")
    folder = tmp_path / "_build" / "pages"
    folder.mkdir(parents=True)
    for name in SHARED_FILTERS:
        (folder / name).write_bytes((EMBEDDED_FILTERS / name).read_bytes())
    return page


def tell(page: Path, **known) -> None:
    """Write what the filters know."""
    file = page.parent / "_build" / "pages" / "known.json"
    file.write_text(json.dumps({"labels": LABELS, "depth": 3} | known), encoding="utf-8")


def filtered(page: Path, name: str, text: str, *, form: str = "html", to: str = "markdown") -> str:
    """A text as a filter leaves it."""
    script = page.parent / "filter.lua"
    script.write_text(
        STAND_IN.format(
            filter=(FILTERS / name).as_posix(),
            project=page.parent.as_posix(),
            page=page.as_posix(),
            form=form,
        ),
        encoding="utf-8",
    )
    return pandoc(
        text,
        "--from=markdown",
        "--wrap=none",
        f"--to={to}",
        f"--lua-filter={script}",
        folder=page.parent,
    )


def test_a_page_of_text_says_what_was_executed(page):
    source = hashlib.sha1(page.read_bytes()).hexdigest()
    tell(page, texts={source: ["# Apžvalga\n\nVisi 5.\n\n"]})
    said = filtered(page, "tables.lua", page.read_text("utf-8"), to="plain")
    assert said.split() == ["Apžvalga", "Visi", "5."]


def test_what_its_cells_show_stays_between_the_texts(page):
    source = hashlib.sha1(page.read_bytes()).hexdigest()
    tell(page, texts={source: ["# Apžvalga\n\nVisi.\n\n", "Toliau.\n\n"]})
    text = "Vsi.\n\n::: cell\nLentelė\n:::\n\n::: cell\n:::\n\nTlau.\n"
    said = filtered(page, "tables.lua", text, to="plain")
    # Of the heading Quarto has made the title.
    assert said.split() == ["Visi.", "Lentelė", "Toliau."]


def test_a_page_that_has_changed_since_is_as_quarto_has_made_it(page):
    tell(page, texts={"0" * 40: ["Seniau."]})
    assert filtered(page, "tables.lua", "Dabar.", to="plain") == "Dabar.\n"


def test_a_small_line_is_drawn(page):
    tell(page)
    drawn = filtered(page, "looks.lua", '[]{.spark points="0,0 1,1"}', to="html")
    assert '<svg class="spark"' in drawn
    assert 'points="4.0,24.0 96.0,4.0"' in drawn


def test_headings_of_word_have_the_numbers_of_the_book(page):
    tell(page)
    text = """# Apžvalga {#sec-index}

## Kas nauja

# Lankytojai {#sec-visits}

## Kiek

### Kur

#### Kada

## Nesuskaičiuota {.unnumbered}

## Kodėl

# Taisyklės {#sec-rules}

## Kokios
"""
    made = filtered(page, "references.lua", text, form="docx", to="plain")
    assert [line for line in made.splitlines() if line] == [
        "Apžvalga",
        "Kas nauja",
        "2 Lankytojai",
        "2.1 Kiek",
        "2.1.1 Kur",
        "Kada",
        "Nesuskaičiuota",
        "2.2 Kodėl",
        "A Taisyklės",
        "A.1 Kokios",
    ]


def test_a_reference_keeps_the_words_beside_it_and_shares_a_sentence_s_full_stop(page):
    tell(page, labels=LABELS | {"fig-a": {"number": "2.1", "name": "pav.", "kind": "fig"}})
    made = filtered(page, "references.lua", "A @fig-a. B [žr. @fig-a, c].", form="docx", to="plain")
    assert made.strip() == "A 2.1\xa0pav. B žr.\xa02.1\xa0pav., c."


def test_captions_of_word_have_the_number_that_references_say(page):
    tell(page)
    text = """::: {#tbl-visits}
Turinys

`<w:pPr><w:pStyle w:val="ImageCaption" /></w:pPr>`{=openxml}Lentelė 1: Kiek
:::
"""
    made = filtered(page, "looks.lua", text, form="docx")
    assert "**2.1\xa0lentelė.** Kiek" in made
    assert "Lentelė 1" not in made


FRAME = """+:-----------------:+
| ::: {#LABEL}      |
| Turinys           |
| :::               |
+-------------------+
"""


@pytest.mark.parametrize(("label", "side"), [("tbl-visits", "AlignDefault"), ("x", "AlignCenter")])
def test_what_has_a_caption_in_word_is_not_set_in_the_middle(page, label, side):
    tell(page)
    text = FRAME.replace("LABEL", label)
    made = json.loads(filtered(page, "looks.lua", text, form="docx", to="json"))
    (column,) = made["blocks"][0]["c"][2]
    assert column[0]["t"] == side


def test_word_gets_a_picture_of_a_drawing(page):
    tell(page)
    drawing = page.parent / "chart.svg"
    drawing.write_bytes(b"<svg/>")
    picture = f"_build/pages/{hashlib.sha1(b'<svg/>').hexdigest()}.png"
    (page.parent / picture).write_bytes(b"png")
    text = '![](chart.svg){fig-alt="Stulpeliai: 5"}'
    assert f"![Stulpeliai: 5]({picture})" in filtered(page, "looks.lua", text, form="docx")
    assert "chart.svg" in filtered(page, "looks.lua", "![Ašys](chart.svg)", form="typst")


CHAPTERS = {
    "90-case": {
        "stem": "90-case",
        "file": "notebooks/90-case.ipynb",
        "folder": "notebooks",
        "number": "3",
        "kind": "sec",
    }
}

BEGIN = "<!-- chapter 90-case -->\n\n"


def test_a_document_has_the_text_of_html_that_a_cell_gives(page):
    tell(page)
    text = "```{=html}\n<!-- cell 3 -->\n<p>Tekstas <b>čia</b></p>\n```"
    assert "Tekstas **čia**" in filtered(page, "tables.lua", text, form="typst")


@pytest.mark.parametrize("html", ["<script>draw()</script>Taip", "<div></div>"])
def test_html_that_only_a_site_can_show_is_refused_in_a_document_by_its_place(page, html):
    tell(page, chapters=CHAPTERS)
    text = f"{BEGIN}```{{=html}}\n<!-- cell fig-a -->\n{html}\n```"
    with pytest.raises(PandocError, match=r"90-case\.ipynb, langelis fig-a: .*tik svetainė"):
        filtered(page, "tables.lua", text, form="typst")


def test_a_document_finds_pictures_beside_the_chapter(page):
    tell(page, chapters=CHAPTERS)
    (page.parent / "notebooks").mkdir()
    (page.parent / "notebooks" / "planas.png").write_bytes(b"png")
    text = f"![A](planas.png)\n\n{BEGIN}![B](planas.png) <img src='planas.png' alt='C'><br>D"
    made = filtered(page, "tables.lua", text, form="typst", to="html")
    assert 'src="planas.png" data-fig-alt="A" alt="A"' in made
    assert 'src="notebooks/planas.png" data-fig-alt="B" alt="B"' in made
    assert 'src="notebooks/planas.png" data-fig-alt="C" alt="C"' in made
    assert "<br />" in made


def test_a_chapter_without_a_label_has_its_number_in_word(page):
    tell(page, chapters=CHAPTERS)
    text = f"{BEGIN}# Bandymas {{.x}}\n\n## Dalis"
    marked = filtered(page, "tables.lua", text, form="docx")
    made = filtered(page, "references.lua", marked, form="docx")
    assert "# 3 Bandymas" in made
    assert "## 3.1 Dalis" in made
    assert "chapter=" not in made


def test_the_description_of_a_picture_is_read_out_where_nobody_says_more(page):
    tell(page)
    text = "![Planas](a.png){#fig-p}\n\n![Salė](b.png){fig-alt=Kėdės}"
    made = filtered(page, "tables.lua", text, form="typst")
    assert 'fig-alt="Planas"' in made
    assert 'fig-alt="Kėdės"' in made
    assert "Salė" in made

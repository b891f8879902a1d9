"""What a chapter says reaches the page and the PDF, or the render stops and names the place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.conservation.check import check_pages, check_pdf
from ataskaita.render.conservation.drawn import Expected, differences, expected
from ataskaita.render.conservation.ink import read
from ataskaita.render.conservation.markup import of_markdown
from ataskaita.render.conservation.words import words
from ataskaita.render.embedded import pdf
from ataskaita.tables import MIME, to_plain_html
from ataskaita.tables.model import Run, Table, TableCell, TableRow
from tests.render.books import SVG, Document, chapter, figure, parsed, table

BOOK = Book("2019 metų ataskaita", "Biblioteka", "Biblioteka", 2019, "2019 m.")

CHART = SVG.replace('"10" height', '"100" height').replace(
    "></svg>", '><text y="9" font-size="9">Vaikai 12 %</text></svg>'
)


def cells(*texts: str, **options) -> TableRow:
    return TableRow(tuple(TableCell((Run(text),)) for text in texts), **options)


LONG = Table(
    ("left", "right", "right"),
    (
        TableRow((
            TableCell((Run("Padalinys"),), 1, 2),
            TableCell((Run("Du metai"),), 2, 1),
        )),
        cells("2019 m.", "2018 m."),
    ),
    tuple(cells(f"Filialas {n}", f"{n} 000", str(n * 7)) for n in range(1, 60)),
    notes=((Run("[x] – duomenų nėra."),),),
)  # fmt: skip

NARRATIVE = """\
# Dokumentų *fondas* {#sec-fund}

::: {.lead}
Metų pradžia – [1 234]{#n-02-fund-1 .v data-k="items"} kny**gos**^\\[e\\]^, „kabutės“ ir m^2^.
:::

Dalis – 2,5 %; pokytis: −3 kartai.
Yra `kodas`, [nuoroda](https://example.org/a "Pavadinimas"), <https://example.org/b>, @tbl-long ir
[-@fig-chart] pav.; pastaba.^[Įterpta *išnaša* su [nuoroda](https://example.org/c).] Dar viena.[^a]

[^a]: Apibrėžta išnaša,

    antra jos pastraipa

    - su sąrašu.

## Sąrašai {#sec-lists}

1. Pirmas
2. Antras
   - gilesnis
   - dar gilesnis

Terminas
:   Jo apibrėžtis.

::: {.callout-note title="Svarbi žinia"}
Pranešimo tekstas &amp; ženklas.
:::

::: {.callout-warning}
### Sava antraštė

Perspėjimo tekstas.
:::

| Vienas | Du |
|---|---|
| trys | keturi<br>penki |

<!-- Šito niekas nemato. -->
"""

SECOND = (
    "# Antras skyrius {#sec-second}\n\nJo tekstas.^[Ir jo išnaša.]\n\n" + "Žodžiai eina. " * 300
)


@pytest.fixture(scope="module")
def executed():
    shown = {MIME: LONG.to_json(), "text/html": to_plain_html(LONG)}
    return (
        chapter("02-fund", NARRATIVE, table("tbl-long", "Ilga lentelė", shown),
                "Tarp lentelės ir diagramos.", figure("fig-chart", "Skaitytojai", svg=CHART),
                "Pabaigos sakinys."),
        chapter("03-second", SECOND),
    )  # fmt: skip


@pytest.fixture(scope="module")
def document(executed, tmp_path_factory) -> Document:
    return parsed(tmp_path_factory.mktemp("book"), *executed)


def pages_of(document: Document) -> dict[str, str]:
    return {stem: f"<article>{html}</article>" for stem, html in document.html.items()}


def check_page(executed, document: Document) -> None:
    check_pages({stem: notebook for stem, notebook, _ in executed}, pages_of(document))


def changed(document: Document, what: str, old: str, new: str) -> Document:
    """A document in whose first chapter a converter has gone wrong."""
    first, *rest = document.chapters
    text = getattr(first, what)
    assert old in text
    return replace(document, chapters=(replace(first, **{what: text.replace(old, new, 1)}), *rest))


def check_drawn(document: Document, expecting: Document) -> None:
    document.pdf(BOOK)
    check_pdf(document.folder / "report.pdf", document.chapters, pages_of(expecting))


def test_what_the_site_shows_is_what_was_written(executed, document):
    check_page(executed, document)


@pytest.mark.parametrize(
    ("old", "new", "cell"),
    [
        ("Pabaigos sakinys", "", "5"),
        ("Pabaigos sakinys.", "Pabaigos sakinys", "5"),
        ("Pabaigos sakinys.", "Pabaigos sakinys?", "5"),
        ("Pabaigos sakinys", "Pabaigos Pabaigos sakinys", "5"),
        ("Pabaigos sakinys", "Pradžios sakinys", "5"),
        ("Tarp lentelės ir diagramos", "Tarp diagramos ir lentelės", "3"),
        ("Vaikai", "", "fig-chart"),
        ("Vaikai 12 %", "Vaikai 12", "fig-chart"),
        ("2,5", "25", "1"),
        ("2,5", "5,2", "1"),
        ("−3", "3", "1"),
        ("–", "-", "1"),
        ("„kabutės“", "kabutės", "1"),
        ("Skaitytojai", "", "fig-chart"),
        ("Ilga lentelė", "", "tbl-long"),
        ("Filialas 7<", "<", "tbl-long"),
        ("duomenų nėra", "duomenų", "tbl-long"),
        ("Du metai", "", "tbl-long"),
        ("antra jos pastraipa", "", "1"),
        ("Įterpta", "", "1"),
        ("Svarbi žinia", "", "1"),
        ("Sava antraštė", "", "1"),
        ("gilesnis", "", "1"),
        ("kodas", "", "1"),
        ("penki", "", "1"),
        ("gos</strong>", "</strong>", "1"),
        ("<article>", '<article aria-hidden="true">', "1"),
    ],
)
def test_a_page_that_says_something_else_is_named_with_the_cell(executed, document, old, new, cell):
    pages = pages_of(document)
    assert old in pages["02-fund"]
    pages["02-fund"] = pages["02-fund"].replace(old, new, 1)
    with pytest.raises(RenderError) as caught:
        check_pages({stem: notebook for stem, notebook, _ in executed}, pages)
    assert f"02-fund, cell {cell}:" in caught.value.message
    assert "03-second" not in caught.value.message


def test_every_chapter_that_differs_is_named(executed, document):
    pages = dict.fromkeys(document.html, "<article></article>")
    with pytest.raises(RenderError, match=r"(?s)02-fund, cell 1.*03-second, cell 1"):
        check_pages({stem: notebook for stem, notebook, _ in executed}, pages)


def test_what_is_drawn_in_the_pdf_is_what_the_site_shows(document):
    check_drawn(document, document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Pabaigos", ""),
        ("Pabaigos sakinys", "Pabaigos sakinys. Pabaigos sakinys"),
        ("Tarp lentelės ir diagramos", "Tarp diagramos ir lentelės"),
        ("Skaitytojai", ""),
        ("Ilga lentelė", ""),
        ('#"Filialas 7";', ""),
        ('#"7 000";', '#"8 000";'),
        ("duomenų nėra", "duomenų"),
        ("2,5", "25"),
        ("−3", "3"),
        ("–", "-"),
        ("„kabutės“", "kabutės"),
        ("%", "x"),
        ("antra jos", ""),
        ("Svarbi žinia", ""),
        ("Įterpta", ""),
        ("Pabaigos sakinys.", "Pabaigos sakinys"),
        ("Pranešimo tekstas", "Pranešimo. tekstas"),
    ],
)
def test_a_pdf_that_draws_something_else_is_named(document, old, new):
    wrong = changed(document, "typst", old, new)
    with pytest.raises(RenderError, match=r"02-fund(, cell \S+)?, in report\.pdf: "):
        check_drawn(wrong, document)


@pytest.mark.parametrize(
    "drawn",
    [
        "#text(fill: white)[Pabaigos sakinys]",
        "#text(fill: rgb(0, 0, 0, 5%))[Pabaigos sakinys]",
        "Pabaigos sakinys#box(place(dx: -4cm, dy: -5mm, "
        "rect(width: 5cm, height: 8mm, fill: white)))",
        "#box(width: 0pt)[Pabaigos] sakinys",
        "#box(scale(8%, reflow: true)[Pabaigos sakinys])",
        "#box(width: 3pt, clip: true, box(width: 60pt)[Pabaigos]) sakinys",
    ],
)
def test_words_that_are_pale_covered_or_overprinted_in_a_pdf_are_named(document, drawn):
    wrong = changed(document, "typst", "Pabaigos sakinys", drawn)
    with pytest.raises(RenderError, match=r"page \d+ of report\.pdf: “.*(Pabaig|sakinys)"):
        check_drawn(wrong, document)


def test_letters_with_accents_typed_apart_overprint_nothing(tmp_path):
    accented = parsed(tmp_path, chapter("02-fund", "# A {#sec-a}\n\nKė\u0303lė r\u0303."))
    check_drawn(accented, accented)


def test_a_footnote_that_is_on_no_page_is_missed(document):
    wrong = changed(document, "typst", "#footnote[", "#hide[")
    with pytest.raises(RenderError, match=r"02-fund(, cell \S+)?, in report\.pdf: "):
        check_drawn(wrong, document)


def test_text_that_is_there_but_not_drawn_is_missed(document):
    wrong = changed(document, "typst", "Tarp lentelės", "#hide[Tarp lentelės]")
    with pytest.raises(RenderError, match="Tarp lentelės"):
        check_drawn(wrong, document)


def test_a_footnote_of_more_than_a_page_is_read_on_the_next(tmp_path):
    text = (
        "# Skyrius {#sec-a}\n\n" + "Žodis. " * 500 + "Čia.^[" + "Ilga išnaša be galo. " * 260 + "]"
    )
    long = parsed(tmp_path, chapter("02-fund", text))
    check_drawn(long, long)


def test_a_table_whose_cells_are_several_lines_high_may_be_drawn_in_another_order(tmp_path):
    html = (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>"
        "<tr><th rowspan='2'>Aukštas</th><td>1</td></tr><tr><td>2</td></tr></tbody></table>"
    )
    shown = parsed(
        tmp_path,
        chapter("02-fund", "# Skyrius {#sec-a}", table("tbl-a", shown={"text/html": html})),
    )
    check_drawn(shown, shown)


def test_markup_that_readers_do_not_see_is_no_text():
    assert of_markdown('[a b](https://x.lt/c "d"){.e f="g"} ![h](i.png) `j` <!-- k -->') == (
        ["a", "b", "j"],
        [],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A. Baranausko g.", "A . Baranausko g ."),
        ("B.  Punktas", "Punktas"),
        ("Metai\n2. ne punktas", "Metai 2 . ne punktas"),
        ("- [x] atlikta\n- [ ] ne", "atlikta ne"),
        ("<info@pvz.lt> [a][b]\n\n[b]: https://pvz.lt", "info pvz lt a"),
        ("```html\n<b>kodas</b>\n```\n\n`<i>`", "b kodas b i"),
        ('[a][b]\n\n[b]: https://pvz.lt "C d"', "a"),
        ("žr. [@tbl-a; @fig-b]; c", "žr . c"),
        ("* A\n* B\n    1. C", "A B C"),
        ("::: {.a}\n![A [b](https://pvz.lt)](c.png){#fig-d}\n:::", "A b"),
        ("\\<b\\> <wbr>c", "b c"),
        ("[a](https://pvz.lt/b_(c)) (d)", "a d"),
        ("A ![b](<c (2).png>) (d)\n\n![e](<f (2).png>)", "A d e"),
        ('::: {.callout-note title="A \\"b\\" c"}\nD\n:::', 'A " b " c D'),
        ("::: {.callout-note title='A \"b\" c'}\nD\n:::", 'A " b " c D'),
        ("R&D &copy; &#8594; a&copy b", "R D © → a copy b"),
        ("Metai {2019} ir {x}", "Metai 2019 ir x"),
        ("Metai -- 2018--2019 --- tai", "Metai – 2018 – 2019 — tai"),
        ("a | b\n--|--\nc | d\n\n---", "a b c d"),
        ("A\n\nTable: B\n\n| c |\n|---|\n| d |", "A B c d"),
        ("Table: B\n\n| c |\n|---|\n| d |", "B c d"),
        ("| c |\n|---|\n| d |\n: B\n  e", "B e c d"),
        ("c | e\n--|--\nd | f\n\n:B", "B c e d f"),
        ("A\n\n![B][c]\n\n[c]: d.png", "A B"),
        ("A ![B][c] d\n\n[c]: d.png", "A d"),
    ],
)
def test_signs_are_taken_for_markup_where_they_are(text, said):
    assert of_markdown(text) == (said.split(), [])


def test_a_chart_that_is_cut_off_in_the_pdf_is_named(tmp_path):
    narrow = CHART.replace('width="100"', 'width="10"')
    cut = parsed(tmp_path, chapter("02-fund", "# Skyrius {#sec-a}", figure("fig-a", svg=narrow)))
    with pytest.raises(RenderError, match="Vaikai"):
        check_drawn(cut, cut)


def test_the_foot_of_the_pages_may_say_anything(document, tmp_path, monkeypatch):
    text = (pdf.TEMPLATES / "report.typ").read_text("utf-8")
    told = re.sub("(page-foot = .*?)book.author", r"\1[1 kasmetė apžvalga]", text, flags=re.DOTALL)
    assert told != text
    (tmp_path / "report.typ").write_text(told, "utf-8")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)
    check_drawn(document, document)


def test_running_heads_and_feet_are_no_part_of_the_text(document):
    document.pdf(BOOK)
    _cover, _contents, *pages = read(document.folder / "report.pdf").pages
    assert len(pages) > 2
    title = words(BOOK.title)
    for number, page in enumerate(pages, start=3):
        assert page[-1] not in (str(number), BOOK.author)
        assert page[: len(title)] != title


def two_chapters() -> list[Expected]:
    """Two chapters with a footnote each, of which the second begins where the first ends."""
    return [
        expected(
            f"<article><h1>{title}</h1><p>{text}</p><section role='doc-endnotes'><ol>"
            f"<li>{note}</li></ol></section></article>",
            stem,
            number="",
            title=title,
            kind="skyrius",
        )
        for stem, title, text, note in (
            ("01-a", "Pirmas", "vienas du", "Pirmoji išnaša lape."),
            ("02-b", "Antras", "trys keturi", "Antroji išnaša lape."),
        )
    ]


#: A cover, and a page that both chapters share; below them their footnotes.
COVER, OTHER = "Viršelis", "Antroji išnaša lape"
BELOW = "1 Pirmoji išnaša lape 1 " + OTHER


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        (["Pirmas vienas du Antras trys keturi " + BELOW], {}),
        # The second on a page of its own.
        (
            ["Pirmas vienas du 1 Pirmoji išnaša lape", "Antras trys keturi 1 " + OTHER],
            {},
        ),
        (["Pirmas vienas du priedo Antras trys keturi " + BELOW], {"01-a": "behind the end"}),
        (["Pirmas vienas Antras trys keturi " + BELOW], {"01-a": "is expected"}),
        (["Pirmas vienas du Antras trys " + BELOW], {"02-b": "is expected"}),
        (["Pirmas vienas du Antras trys keturi penki " + BELOW], {"02-b": "behind the end"}),
        (["Pirmas vienas du " + BELOW], {"02-b": "is expected"}),
        (["Pirmas vienas du Antras trys keturi 1 Antroji išnaša lape"], {"01-a": "footnote"}),
        (["Pirmas vienas du Antras trys keturi 1 Pirmoji išnaša lape"], {"02-b": "footnote"}),
    ],
)
def test_chapters_that_share_a_page_are_read_one_behind_the_other(drawn, found):
    pages = [words(page) for page in (COVER, *drawn)]
    said = {stem: text for stem, text, _ in differences(pages, two_chapters())}
    assert said.keys() == found.keys()
    for stem, message in found.items():
        assert message in said[stem]

"""What is emphasised, linked, pictured and listed reaches page and PDF as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.conservation.check import check_form, check_pdf, check_styles
from ataskaita.render.embedded import pdf
from tests.render.books import chapter, figure, parsed, table

BOOK = Book("2019 metų ataskaita", "Biblioteka", "Biblioteka", 2019, "2019 m.")

TEXT = """\
# Skyrius {#sec-a}

**Stora** *kursyvu* ~~išbraukta~~ ~~5\u00a0738~~^[Čia.]<br>vis
[pabraukta]{.underline} [MAŽOS]{.smallcaps} m^b^ CO~x~ `kodas`
[nuoroda](https://pvz.lt/ą?a=b) [book]{lang=en} <info@pvz.lt>,
žr. **@tbl-a lentelę**.^[Pa**staba**.]

## Poskyris

### Gilesnis

- vienas
- du

1. pirmas
2. antras

> Citata<br>čia<br>

| eilė
| kita

Terminas
:   Apibrėžtis

::: {.callout-tip title="Su *kursyvu*"}
Patarimas
:::

::: {.callout-note}
#### Sava
Pastaba
:::

---

```
blokas
```

| a | b |
|---|--:|
| **c** ~~e~~ | [d](https://pvz.lt) |
"""


@pytest.fixture(scope="module")
def executed():
    return chapter(
        "01-a", TEXT, table("tbl-a", "Lentelė su **stora**"), figure("fig-a", alt="Kas matyti")
    )


@pytest.fixture(scope="module")
def document(executed, tmp_path_factory):
    return parsed(tmp_path_factory.mktemp("form"), executed)


def check(executed, document, page: str) -> None:
    stem, notebook, _ = executed
    forms = {stem: document.chapters[0].form}
    check_form({stem: notebook}, forms, {stem: f"<article>{page}</article>"})


def test_a_page_has_the_form_of_what_was_written(executed, document):
    check(executed, document, document.html["01-a"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<strong>Stora</strong>", "Stora", "cell 1: strong “Stora” is written"),
        ("<em>kursyvu</em> ", "kursyvu ", "em “kursyvu” is written"),
        ("<del>išbraukta</del>", "išbraukta", "del “išbraukta”"),
        ("<u>pabraukta</u>", "pabraukta", "u “pabraukta”"),
        ("<sup>b</sup>", "b", "sup “b”"),
        ("<sub>x</sub>", "x", "sub “x”"),
        ("<code>kodas</code>", "kodas", "code “kodas”"),
        ("https://pvz.lt/", "https://kitur.lt/", "link “nuoroda” https://pvz.lt/ą"),
        (' lang="en"', "", "lang “book” en"),
        ("<h3", "<h4", "h3 “Gilesnis”"),
        ("<li>vienas</li>", "", "ul 2"),
        ('<ol type="1">', '<ol type="1" start="5">', "ol 2 1"),
        ("<blockquote>", "<div>", "01-a, cell 1: blockquote"),
        ("<br />", " ", "br is written"),
        ("<hr />", "", "hr"),
        ("<pre>", "<p>", "pre “blokas”"),
        ('class="callout callout-tip"', 'class="callout callout-note"', "callout callout-tip"),
        (
            '<div class="callout-title">',
            '<div class="callout-title" hidden>',
            "callout callout-tip",
        ),
        ('<td class="right">', "<td>", "column “b” right is written, but not on the page"),
        ('aria-label="Kas matyti"', 'aria-label=""', "cell fig-a: picture “Kas matyti” is written"),
        ("Citata", "<strong>Citata</strong>", "strong “Citata” is on the page, but not written"),
    ],
)
def test_what_a_page_loses_of_it_is_named(executed, document, old, new, said):
    page = document.html["01-a"]
    assert old in page
    with pytest.raises(RenderError) as caught:
        check(executed, document, page.replace(old, new, 1))
    assert said in caught.value.message


def test_a_page_with_another_picture_is_named(tmp_path):
    for file, colour in (("viena.png", "red"), ("kita (2).png", "blue")):
        Image.new("RGB", (40, 20), colour).save(tmp_path / file)
    made = chapter("01-a", "# A\n\n![B](viena.png)\n\n![B](<kita (2).png>)")
    document = parsed(tmp_path, made, source=tmp_path / "01-a.ipynb")
    page = document.html["01-a"]
    check(made, document, page)
    with pytest.raises(RenderError, match=r"01-a, cell 1: picture “B” viena is written"):
        check(made, document, page.replace("figures/viena-", "figures/kita (2)-"))


def test_a_reference_that_leads_to_another_number_is_named(executed, document):
    page = document.html["01-a"]
    assert 'href="#tbl-a" class="reference">1.1\xa0lentelė<' in page
    with pytest.raises(RenderError, match=r"01-a: the reference “1\.1\slentelė” leads to 1 "):
        check(
            executed, document, page.replace('href="#tbl-a" class="ref', 'href="#sec-a" class="ref')
        )


def test_it_is_named_in_the_language_of_messages(executed, document, monkeypatch):
    monkeypatch.setenv("ATASKAITA_LANG", "lt")
    page = document.html["01-a"].replace("<strong>Stora</strong>", "Stora")
    with pytest.raises(RenderError, match="paryškintas tekstas „Stora“ – parašyta"):
        check(executed, document, page)
    page = document.html["01-a"].replace("callout-tip", "callout-note")
    with pytest.raises(RenderError, match=r"pranešimas rėmelyje \(patarimas\) – parašyta"):
        check(executed, document, page)


def test_a_pdf_has_the_form_of_its_pages(document):
    document.pdf(BOOK)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#strong[Stora]", "Stora", "01-a, cell 1, in report.pdf: strong “Stora” is not set"),
        ("#emph[kursyvu]", "kursyvu", "em “kursyvu”"),
        ("#strike[išbraukta]", "išbraukta", "del “išbraukta”"),
        ("https://pvz.lt/", "https://kitur.lt/", "link “nuoroda” https://pvz.lt/ą"),
        ('alt: "Kas matyti"', 'alt: "Kita"', "picture “Kas matyti”"),
        ("#smallcaps[MAŽOS]", "MAŽOS", "smallcaps “MAŽOS”"),
        ('#in-language("en")[book]', "book", "lang “book” en"),
        ("`kodas`", "kodas", "code “kodas”"),
        ('kind: "tip"', 'kind: "note"', "callout callout-tip"),
        ("(left, right,)", "(left, left,)", "column “b” right is not set"),
    ],
)
def test_what_a_pdf_loses_of_it_is_named(document, old, new, said):
    (first,) = document.chapters
    assert old in first.typst
    wrong = replace(document, chapters=(replace(first, typst=first.typst.replace(old, new, 1)),))
    with pytest.raises(RenderError) as caught:
        wrong.pdf(BOOK)
    assert said in caught.value.message


def check_drawn(document) -> None:
    document.pdf(BOOK)
    pages = {"01-a": f"<article>{document.html['01-a']}</article>"}
    check_pdf(document.folder / "report.pdf", document.chapters, pages)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("show strong: it => it.body", "cell 1, in report.pdf: strong “Stora” is not drawn"),
        ("show emph: it => it.body", "em “kursyvu” is not drawn"),
        ("show super: it => it.body", "sup “b” is not drawn"),
        ("show sub: it => it.body", "sub “x” is not drawn"),
        ('show raw: set text(font: "Source Sans Pro")', "code “kodas” is not drawn"),
        ('set text(style: "italic")', "em “kursyvu” is not drawn"),
        ("show strike: it => it.body", "del “išbraukta” is not drawn"),
        ("show underline: it => it.body", "u “pabraukta” is not drawn"),
        ("show strong: highlight.with(fill: black)", "staba” is too pale"),
        ("show linebreak: [ ]", "no line begins with “kita”"),
    ],
)
def test_what_a_template_of_the_pdf_does_not_draw_of_it_is_named(
    document, tmp_path, monkeypatch, rule, said
):
    text = (pdf.TEMPLATES / "report.typ").read_text("utf-8")
    begin = "#let report(body) = {"
    (tmp_path / "report.typ").write_text(text.replace(begin, f"{begin}\n  {rule}"), "utf-8")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)
    with pytest.raises(RenderError) as caught:
        check_drawn(document)
    assert said in caught.value.message


@pytest.mark.parametrize("around", ["**{}**", "*{}*", "[{}](https://pvz.lt)", "[{}]{{lang=en}}"])
def test_values_with_marks_and_remarks_may_be_emphasised_and_linked(tmp_path, around):
    said = 'iš viso [5]{.v k="a" data-k="a"} [(paskelbta 6)]{.published}^\\[e\\]^ '
    said += "[taip]{.outcome .reached} [x]{.missing}"
    check_drawn(parsed(tmp_path, chapter("01-a", f"# A {{#sec-a}}\n\n{around.format(said)} viso.")))


def test_an_outcome_without_its_colour_is_named(tmp_path):
    text = "# A {#sec-a}\n\nSiekinys [pasiektas]{.outcome .reached}."
    document = parsed(tmp_path, chapter("01-a", text))
    check_drawn(document)
    typst = document.chapters[0].typst.replace('#outcome("reached")[pasiektas]', "pasiektas")
    document = replace(document, chapters=(replace(document.chapters[0], typst=typst),))
    with pytest.raises(
        RenderError, match=r"cell 1, in report\.pdf: coloured “pasiektas” is not dr"
    ):
        check_drawn(document)


@pytest.mark.parametrize(
    "rule",
    [
        "blockquote { display: none }",
        ".a, .site blockquote { font-size: 0 }",
        "@media (max-width: 40rem) { blockquote { visibility: hidden } }",
        "p { opacity: 0; }",
        ".callout-tip { clip-path: inset(50%) }",
        "blockquote { position: absolute; left: -999em }",
        "blockquote { color: #fff }",
        "blockquote { height: 0; overflow: hidden }",
        "main p:nth-child(2) { display: none }",
        '[role="note"] { display: none }',
        "article > :not(.a) { opacity: .01 }",
        "blockquote { text-transform: uppercase }",
        "blockquote::after { content: 'Dar žodžiai' }",
        "blockquote::before { content: '−' }",
        "blockquote { font: italic 1px serif }",
        "blockquote { letter-spacing: -1em }",
        "blockquote { margin: 0 0 0 -9999px }",
        "article { flex-direction: column-reverse }",
        "blockquote { order: -1 }",
        "blockquote { max-height: 1em; overflow: hidden }",
        "blockquote { unicode-bidi: bidi-override; direction: rtl }",
        "blockquote { filter: opacity(0) }",
        "blockquote { text-decoration: line-through }",
        "blockquote { width: 0; overflow: hidden }",
        "blockquote { -webkit-text-security: disc }",
        "blockquote { opacity: var(--nulis) }",
        "blockquote { color: var(--paper) }",
        "main strong { font-weight: normal }",
        "article :is(h2, blockquote) { display: none }",
        "main { text-transform: uppercase }",
        "body :where(.site, main) { display: none }",
        "dd { opacity: 1% }",
        "dt { transform: translateX(-100vw) }",
        "h2::before { content: counter(skyrius) '.' }",
        "pre { max-width: 0; overflow: hidden }",
        "sup { vertical-align: baseline }",
        "td.right { text-align: left }",
        "article ol { list-style: none }",
        "del { text-decoration: none }",
        "img { opacity: 0 }",
        "code { color: #fff; background: var(--wash) }",
        "blockquote { color: var(--ink); background-color: var(--ink) }",
    ],
)
def test_words_that_a_style_sheet_hides_are_named(document, rule):
    picture = '<img alt="Planas">'
    pages = {"01-a": f"<main><article>{document.html['01-a']}{picture}</article></main>"}
    check_styles(pages, "blockquote { color: red } p:hover { opacity: 0 } h7 { display: none }")
    check_styles(pages, "nav ol { list-style: none } h2 { color: #fff; background: #000 }")
    with pytest.raises(RenderError, match=r"01-a: .* is hidden by the style sheet"):
        check_styles(pages, rule)

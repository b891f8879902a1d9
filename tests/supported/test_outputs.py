"""What cells give is shown in its best form, or refused with its cell."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.drawn_chart import MIME as CHART
from ataskaita.supported.findings import UnsupportedErrors
from ataskaita.supported.html_tables import table_fault
from ataskaita.supported.outputs import check_outputs, form_of, text_of

TABLE = "<table><tr><td>A</td></tr></table>"
SVG = {"image/svg+xml": "<svg/>", "text/plain": "x"}


def notebook(*given, source: str = "x()", metadata: dict | None = None):
    cell = v4.new_code_cell(source)
    cell.outputs = [
        v4.new_output("display_data", data, metadata=metadata or {})
        if isinstance(data, dict)
        else v4.new_output("stream", name="stdout", text=data)
        for data in given
    ]
    return v4.new_notebook(cells=[v4.new_markdown_cell("# A"), cell])


def rules(*given, **options) -> list[str]:
    return [found.rule for found in check_outputs(notebook(*given, **options), "a.ipynb")]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ({"text/html": "<table>", "image/png": "a", "text/plain": "b"}, "image/png"),
        ({"application/vnd.plotly.v1+json": {}, "image/svg+xml": "a"}, "image/svg+xml"),
        ({"text/html": "<p>", "text/markdown": "a"}, "text/markdown"),
        ({"text/latex": "a", "text/plain": "b"}, "text/latex"),
        ({"application/javascript": "a", "text/plain": "b"}, "application/javascript"),
        ({"text/plain": "b"}, "text/plain"),
    ],
)
def test_the_best_form_that_all_formats_show_is_taken(data, form):
    assert form_of(v4.new_output("display_data", data)) == form


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ({"text/latex": "$x$"}, "mime"),
        ({"application/vnd.plotly.v1+json": {}, "text/plain": "Figure"}, "mime"),
        ({"application/vnd.jupyter.widget-view+json": {}, "text/plain": "W"}, "mime"),
        ({"text/html": "<p>A</p>"}, "html-output"),
        ({"text/html": ""}, "html-output"),
        ({"text/html": "<!-- A -->"}, "html-output"),
        ({"text/html": "<div></div><script src='https://cdn.lt/a.js'></script>"}, "html-output"),
        ({"text/html": f"<table><tr><td>{'a' * 46}...</td></tr></table>"}, "html-table"),
        ({"text/html": "<table><tr><td>1.234568e+08</td></tr></table>"}, "html-table"),
        (
            {"text/html": "<table><tr><td>1234567890123456768.000000</td></tr></table>"},
            "html-table",
        ),
        ({"text/html": "<table><tr><td><b><i>A</i></b></td></tr></table>"}, "html-table"),
        ({"text/html": f"<div>{TABLE}<p>100 rows × 1 columns</p></div>"}, "html-table"),
        ({"text/html": "<table><tr><td><ul><li>A</li></ul></td></tr></table>"}, "html-table"),
        ({"text/plain": "<object at 0x7f0011223344>"}, "object"),
        ({"text/plain": "<function ataskaita.chapter.tables.table(*columns)>"}, "object"),
        ({"text/markdown": "::: {.lead}\nA"}, "fence-open"),
        ({"text/markdown": "{{< include a.md >}}"}, "shortcode"),
        ({"text/markdown": "{{< var year >}} m."}, "shortcode"),
        ({"text/plain": "a\x1b[31mb"}, "character"),
        ({"text/html": TABLE.replace("A", "A\x0b")}, "character"),
        ({"text/html": TABLE.replace("<td>", "<td hidden>")}, "html-table"),
        ({"text/html": TABLE.replace("<td>", "<td style='display: none'>")}, "html-table"),
        ({"text/html": f"<style>td {{ display:none }}</style>{TABLE}"}, "html-table"),
        ({"text/html": f"<style>#T_a_row0_col0 {{ color: red }}</style>{TABLE}"}, "html-table"),
        ({"text/html": TABLE.replace("<td>", "<td style='background: red'>")}, "html-table"),
        ({"text/html": TABLE.replace("<td>", "<td style='font-weight: bold'>")}, "html-table"),
        ({"text/html": TABLE.replace("<td>", "<td style='opacity: 0'>")}, "html-table"),
        ({"text/html": f"<style>td::after {{ content: 'B' }}</style>{TABLE}"}, "html-table"),
        ({"text/html": f"<style>td {{ text-transform:uppercase }}</style>{TABLE}"}, "html-table"),
        ({"text/html": TABLE.replace("A", "&#x202E;A")}, "direction"),
        ({"text/html": TABLE.replace("A", "<a href='javascript:x'>A</a>")}, "html-table"),
    ],
)
def test_what_only_one_format_could_show_is_refused(data, rule):
    assert rules(data) == [rule]


@pytest.mark.parametrize(
    "picture",
    [{"image/png": "aGVq"}, {"image/svg+xml": "<svg><g></svg>"}, {"image/svg+xml": "<p/>"}],
    ids=["no picture", "no XML", "no drawing"],
)
def test_a_broken_picture_is_refused(picture):
    assert rules(picture, source="#| fig-alt: A\nx()") == ["picture-damaged"]


def test_an_output_of_nothing_says_nothing():
    (_title, cell) = notebook({}).cells
    assert rules({}) == []
    assert text_of(cell.outputs[0]) == ""


def test_a_picture_without_a_description_is_refused():
    assert rules(SVG) == ["picture-alt"]


def test_the_style_of_a_sheet_that_tells_nothing_passes():
    style = "td { opacity: 0.9; font-size: 0.8em; font-weight: normal; content: '' }"
    assert rules({"text/html": f"<style>{style}</style>{TABLE}"}) == []


def test_what_a_cell_gives_above_the_title_is_refused():
    made = notebook("A")
    made.cells.reverse()
    assert [(f.rule, f.cell) for f in check_outputs(made, "a.ipynb")] == [("before-title", "1")]
    made.cells.insert(0, v4.new_markdown_cell("<!-- A -->"))
    assert [(f.rule, f.cell) for f in check_outputs(made, "a.ipynb")] == [("before-title", "2")]


def test_a_footnotes_name_that_a_text_has_too_is_refused_in_an_output():
    made = notebook({"text/markdown": "A[^a].\n\n[^a]: B"})
    made.cells.append(v4.new_markdown_cell("C[^a].\n\n[^a]: D"))
    found = [(f.rule, f.cell, f.text) for f in check_outputs(made, "a.ipynb")]
    assert found == [("note-twice", "3", "[^a]")]


def test_what_is_printed_passes_whatever_signs_are_in_it():
    assert rules("::: {{< a >}} <b> $x$ [^n]\n") == []


def test_the_alternative_text_is_an_option_or_comes_with_the_picture():
    assert rules(SVG, source='#| fig-alt: "A"\nx()') == []
    assert rules(SVG, metadata={"image/svg+xml": {"alt": "A"}}) == []
    assert rules(SVG, SVG, source='#| fig-alt: ["A", ""]\nx()') == ["picture-alt"]


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("#| label: tbl-a\n#| tbl-cap: A\n#| fig-alt: B\nx()", SVG),
        (
            "#| label: fig-a\n#| fig-cap: A\nx()",
            {"text/html": "<table><tr><td>A</td></tr></table>"},
        ),
        ("#| tbl-cap: A\nx()", {"text/plain": "A"}),
    ],
)
def test_a_caption_of_what_is_not_there_is_refused(source, data):
    assert rules(data, source=source) == ["empty-float"]


def test_two_charts_of_which_one_file_would_have_the_numbers_are_refused():
    chart = SVG | {CHART: {}}
    labelled = '#| label: fig-a\n#| fig-cap: A\n#| fig-alt: "A"\nx()'
    assert rules(chart, source=labelled) == []
    assert rules(chart, chart, source=labelled) == ["charts"]
    assert rules(SVG, SVG, source=labelled) == []


def test_a_caption_of_a_cell_that_shows_nothing_is_refused():
    assert rules(source="#| label: tbl-a\n#| tbl-cap: A\nx = 1") == ["empty-float"]
    assert rules(source="#| label: tbl-a\n#| tbl-cap: A\n#| output: false\nx()") == []


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>A</td><td>B</td></tr></table>",
        "<div><style scoped>a{}</style><table><thead><tr><th>A</th></tr></thead>"
        "<tbody><tr><td>B</td></tr></tbody></table></div>",
        "<table><caption>C</caption><tr><td rowspan='2'>A</td><td>B</td></tr><tr><td>C</td></tr>"
        "</table>",
        "<table><tr><td colspan='2'>A</td></tr><tr><td>B</td><td>C<br><b>D</b></td></tr></table>",
    ],
)
def test_a_table_of_words_can_be_set_again(html):
    assert table_fault(html) == ""


@pytest.mark.parametrize(
    "html",
    [
        "<thead><tr><th>A</th></tr></thead>",
        "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>",
        "<table><tr><td rowspan='3'>A</td></tr><tr></tr></table>",
        "<table><tr><td colspan='x'>A</td></tr></table>",
        "<table><tr><td rowspan='999999999'>A</td></tr></table>",
        "<table><tr><td>A</td><td rowspan='2'>B</td></tr><tr><td colspan='2'>C</td></tr></table>",
        "<table><tr><td><p>A</p></td></tr></table>",
        "<table><tr><td><table><tr><td>A</td></tr></table></td></tr></table>",
        "<p>Prieš</p><table><tr><td>A</td></tr></table>",
        "Prieš <table><tr><td>A</td></tr></table>",
        "<table></table>",
    ],
)
def test_other_html_can_not(html):
    assert table_fault(html) != ""


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("<script>x</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<style>p { display: none }</style>", "<style>"),
        ("<image href='https://pvz.lt/a.png'/>", "href=https://pvz.lt/a.png"),
        ("<rect onclick='x'/>", "onclick=x"),
        ("<rect fill='url(https://pvz.lt/a)'/>", "fill=url(https://pvz.lt/a)"),
    ],
)
def test_a_drawing_that_reaches_beyond_itself_is_refused(part, said):
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'>{part}</svg>"
    made = notebook({"image/svg+xml": svg}, source="#| fig-alt: A\nx()")
    assert [(f.rule, f.text) for f in check_outputs(made, "a.ipynb")] == [("drawing", said)]


def test_a_drawing_of_a_library_of_charts_passes():
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg'><style>*{stroke-linejoin: round; "
        "stroke-linecap: butt}</style><g clip-path='url(#a)'><use href='#b'/></g></svg>"
    )
    assert rules({"image/svg+xml": svg}, source="#| fig-alt: A\nx()") == []


def test_a_picture_as_wide_as_a_part_of_the_page_is_refused():
    wide = {"image/svg+xml": {"width": "50%"}}
    assert rules(SVG, source="#| fig-alt: A\nx()", metadata=wide) == ["picture-width"]


def test_what_is_written_over_is_seen_no_more():
    (_title, cell) = notebook("a\rb\nc\r\nd\re").cells
    assert text_of(cell.outputs[0]) == "b\nc\ne"


def test_an_error_that_is_shown_says_what_it_is():
    made = v4.new_output("error", ename="NameError", evalue="nera", traceback=[])
    assert text_of(made) == "NameError: nera"


def test_what_a_cell_gives_twice_is_refused_once():
    formula = {"text/latex": "$x$"}
    found = [*check_outputs(notebook(formula, formula), "a.ipynb")]
    assert len(UnsupportedErrors(found).findings) == 1

"""What Quarto is given, with a stand-in that writes down what it is asked for."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import nbformat
import nbformat.v4 as v4
import pytest
import yaml

from ataskaita.data.snapshot import current_snapshot
from ataskaita.drawn_chart import MIME as CHART
from ataskaita.drawn_chart import DrawnChart
from ataskaita.errors import RenderError, UserError
from ataskaita.execution.run import run_chapters
from ataskaita.execution.source import options
from ataskaita.programs import pandoc
from ataskaita.project import Project
from ataskaita.render.quarto.copies import for_pages, without_html
from ataskaita.render.quarto.engine import lay_out
from ataskaita.render.quarto.pages import with_filters
from ataskaita.render.quarto.prepare import executed_copy
from ataskaita.render.quarto.stage import NUMBERS_FILTER, write_stage
from ataskaita.render.report import render_report
from ataskaita.tables import MIME
from tests.render.conftest import Quiet, small_project
from tests.support.projects import contents

STAND_IN = """#!{python}
import json, os, pathlib, re, sys
here = pathlib.Path.cwd()
log = pathlib.Path(os.environ["STAND_IN_LOG"])
log.write_text(log.read_text() + json.dumps(sys.argv[1:]) + "\\n" if log.exists()
               else json.dumps(sys.argv[1:]) + "\\n")
if os.environ.get("STAND_IN_FAILS"):
    print("ERROR: 7.1 lentelė")
    sys.exit(3)
target = sys.argv[sys.argv.index("--to") + 1]
stem = "05-visits"
copy = json.loads((here / "_build" / "notebooks" / f"{{stem}}.ipynb").read_text("utf-8"))
texts = ["".join(cell["source"]) for cell in copy["cells"] if cell["cell_type"] == "markdown"]
outputs = ["".join(output["data"].get("text/markdown", ""))
           for cell in copy["cells"] for output in cell.get("outputs", [])]
in_text = r'\\[([^\\]]+)\\]\\{{#(\\S+) \\.v data-k="([^"]+)"\\}}'
in_table = r'<span id="([^"]+)" class="v" data-k="([^"]+)">(.*?)</span>'
pattern = f"{{in_text}}|{{in_table}}"
found = re.findall(pattern, "\\n".join(texts + outputs))
numbers = [(a or d, b or c, t or u) for t, a, b, d, c, u in found]
numbers = numbers[int(os.environ.get("STAND_IN_LOSES", 0)):]
if target == "html":
    (here / "_site" / "notebooks").mkdir(parents=True, exist_ok=True)
    (here / "_site" / "index.html").write_text("<p>Puslapis</p>", encoding="utf-8")
    span = '<span id="%s" class="v" data-k="%s">%s</span>'
    spans = "".join(span % number for number in numbers)
    (here / "_site" / "notebooks" / f"{{stem}}.html").write_text(
        f'<meta charset="utf-8"><p>{{spans}}</p>', encoding="utf-8")
else:
    (here / ("report.pdf" if target == "typst" else "report.docx")).write_bytes(b"made")
    (here / "numbers.json").write_text(
        json.dumps([{{"id": k, "text": t}} for a, k, t in numbers]), encoding="utf-8")
"""

needs_shebang = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


@pytest.fixture
def quarto(tmp_path, monkeypatch):
    """A `quarto` on PATH; gives the list of what it was asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "quarto"
    script.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    script.chmod(0o755)
    log = tmp_path / "asked.txt"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("STAND_IN_LOG", str(log))
    return lambda: [json.loads(line) for line in log.read_text().splitlines()]


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """A small project that the tests only read."""
    return small_project(tmp_path_factory.mktemp("quarto") / "project")


@pytest.fixture(scope="module")
def run(project):
    return run_chapters(project, current_snapshot(project), project.sources)


@needs_shebang
def test_html_is_made_of_the_book_and_the_others_of_the_whole_report(
    project, run, quarto, tmp_path
):
    folder = tmp_path / "site"
    folder.mkdir()
    before = contents(project.notebooks)
    lay_out(project, run, ("html", "pdf", "docx"), folder)
    assert quarto() == [
        ["render", "--to", "html"],
        ["render", "report.qmd", "--to", "typst"],
        ["render", "report.qmd", "--to", "docx"],
    ]
    assert set(contents(folder)) == {
        "index.html",
        "notebooks/05-visits.html",
        "report.pdf",
        "report.docx",
    }
    assert contents(project.notebooks) == before


@needs_shebang
def test_a_failure_of_quarto_passes_on_its_own_words(project, run, quarto, tmp_path, monkeypatch):
    monkeypatch.setenv("STAND_IN_FAILS", "1")
    with pytest.raises(
        RenderError, match=r"(?s)quarto render --to html failed.*7\.1 lentelė"
    ) as error:
        lay_out(project, run, ("html",), tmp_path)
    assert "--engine embedded" in error.value.fix


def test_the_foot_of_each_page_offers_what_is_beside_the_pages(project, run):
    stage = project.build / "quarto"
    for pdf, files in ((False, ["ledger.csv"]), (True, ["report.pdf", "ledger.csv"])):
        write_stage(project, run, stage, pdf=pdf)
        settings = yaml.safe_load((stage / "_quarto.yml").read_text(encoding="utf-8"))
        offered = [link["href"] for link in settings["book"]["page-footer"]["right"]]
        assert [name for name in offered if name in ("report.pdf", "ledger.csv")] == files


@needs_shebang
def test_a_report_without_the_page_that_gathers_it_is_told_so(small, quarto, tmp_path):
    made = run_chapters(small, current_snapshot(small), small.sources)
    (small.root / "report.qmd").unlink()
    with pytest.raises(UserError, match=r"report\.qmd is missing") as error:
        lay_out(small, made, ("pdf",), tmp_path)
    assert "--to html" in error.value.fix


@needs_shebang
def test_site_and_pdf_are_made_in_one_render(small, quarto):
    done = render_report(small, Quiet(), formats=("html", "pdf"), engine="quarto")
    assert [file.name for file in done.files] == ["index.html", "report.pdf"]


@needs_shebang
@pytest.mark.parametrize(
    ("form", "setting", "said"),
    [
        ("html", "STAND_IN_LOSES", "in the ledger but not in the site: 05-visits"),
        ("pdf", "STAND_IN_LOSES", "in the ledger but not in the PDF: visits.total"),
    ],
)
def test_what_quarto_makes_is_compared_with_the_ledger(
    small, quarto, monkeypatch, form, setting, said
):
    # This format alone: pages that are there may have to be made anew with the PDF.
    done = render_report(small, Quiet(), formats=(form,), engine="quarto")
    assert len(done.files) == 1
    before = contents(small.site)
    monkeypatch.setenv(setting, "1")
    with pytest.raises(RenderError, match=said):
        render_report(small, Quiet(), formats=(form,), engine="quarto", force=True)
    assert contents(small.site) == before


def test_the_filter_lists_the_numbers_of_texts_and_tables_in_order(tmp_path):
    text = (
        'Iš [1]{#n-1 .v data-k="a"} ir [2 b]{#n-2 .v k="b"}.\n\n'
        "````{=html}\n<table><tr><td><span class='v' data-k='c'>3</span></td></tr></table>\n````"
    )
    pandoc(text, "--from=markdown", "--to=typst", f"--lua-filter={NUMBERS_FILTER}", folder=tmp_path)
    assert json.loads((tmp_path / "numbers.json").read_text("utf-8")) == [
        {"id": "a", "text": "1"},
        {"id": "b", "text": "2 b"},
        {"id": "c", "text": "3"},
    ]


def test_the_document_of_all_chapters_lists_its_numbers_after_all_filters(project, run):
    stage = project.build / "quarto"
    write_stage(project, run, stage)
    front = (stage / "report.qmd").read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_load(front)["filters"] == [*with_filters([]), "numbers.lua"]
    assert (stage / "numbers.lua").read_bytes() == NUMBERS_FILTER.read_bytes()


def test_the_stage_is_a_project_with_nothing_left_to_execute(project, run):
    stage = project.build / "quarto"
    write_stage(project, run, stage)
    settings = yaml.safe_load((stage / "_quarto.yml").read_text(encoding="utf-8"))
    assert settings["execute"]["enabled"] is False
    assert "ipynb-filters" not in settings["execute"]
    assert "pre-render" not in settings["project"]
    assert settings["book"]["chapters"] == ["index.ipynb", "notebooks/05-visits.ipynb"]
    copy = nbformat.read(stage / "notebooks" / "05-visits.ipynb", 4)
    assert "5\xa0738" in copy.cells[1].source
    assert "{python}" not in copy.cells[1].source
    assert copy.cells[2].outputs
    assert "```{python}" not in (stage / "report.qmd").read_text(encoding="utf-8")
    landing = nbformat.read(stage / "index.ipynb", 4)
    assert any(cell.source.startswith("# Pradžia") for cell in landing.cells)


def test_the_stage_holds_every_style_sheet_that_its_settings_name(project, run):
    settings = project.root / "_quarto.yml"
    before = settings.read_text("utf-8")
    try:
        settings.write_text(before.replace("theme: default", "css: styles/book.css"), "utf-8")
        (project.root / "styles").mkdir()
        (project.root / "styles" / "book.css").write_text("p { color: #123456 }")
        stage = project.build / "quarto"
        write_stage(Project(project.root), run, stage)
        assert "#123456" in (stage / "styles" / "book.css").read_text()
    finally:
        settings.write_text(before, "utf-8")


def test_the_stage_holds_a_copy_of_each_chapter_for_the_whole_report(project, run):
    stage = project.build / "quarto"
    write_stage(project, run, stage)
    known = {path.stem for path in (stage / "_build" / "notebooks").glob("*.ipynb")}
    assert known == {path.stem for path in project.sources}


def test_the_stage_holds_the_fonts_that_its_report_names(project, run):
    stage = project.build / "quarto"
    write_stage(project, run, stage)
    assert "SourceSansPro-Regular.ttf" in contents(stage / "_build" / "fonts")


def test_the_stage_holds_pictures_texts_to_include_and_the_brand(small):
    (small.notebooks / "images").mkdir()
    (small.notebooks / "images" / "namas.png").write_bytes(b"picture")
    (small.notebooks / "_intro.qmd").write_text("Tekstas.", encoding="utf-8")
    (small.root / "_brand.yml").write_text("color: {}", encoding="utf-8")
    made = run_chapters(small, current_snapshot(small), small.sources)
    stage = small.build / "quarto"
    write_stage(small, made, stage)
    assert {"notebooks/images/namas.png", "notebooks/_intro.qmd", "_brand.yml"} <= set(
        contents(stage)
    )
    assert not (stage / "data").exists()


def test_the_title_of_the_stage_is_filled_in(project, run):
    stage = project.build / "quarto"
    write_stage(project, run, stage)
    settings = yaml.safe_load((stage / "_quarto.yml").read_text(encoding="utf-8"))
    assert "{{" not in settings["book"]["title"]
    assert settings["project"]["output-dir"] == "_site"


def test_quarto_gets_tables_in_markdown_alone():
    cell = v4.new_code_cell("table()")
    cell.outputs = [
        v4.new_output("execute_result", {"text/html": "<table>", MIME: {"aligns": []}}),
        v4.new_output("display_data", {"text/html": "<table class=dataframe>"}),
        v4.new_output("stream", name="stdout", text="x"),
    ]
    first, second, _ = (
        without_html(v4.new_notebook(cells=[cell]), Path("90-case.ipynb")).cells[1].outputs
    )
    assert dict(first["data"]) == {"text/markdown": "````{=html}\n<table>\n````"}
    assert list(second["data"]) == ["text/html"]


def test_html_of_others_is_marked_for_documents_and_asks_no_other_host_on_pages():
    cell = v4.new_code_cell("HTML()")
    said, drawn = "<p>Tekstas</p>", "<script>draw()</script>"
    cell.outputs = [v4.new_output("display_data", {"text/html": html}) for html in (said, drawn)]
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# Skyrius"), cell])
    opening, _, made = without_html(notebook, Path("90-case.ipynb")).cells
    assert opening.source == "<!-- chapter 90-case -->"
    first, second = made.outputs
    assert "<!-- cell 2 -->\n<p>" in first["data"]["text/markdown"]
    assert "<!-- cell 2 -->\n<script>" in second["data"]["text/markdown"]
    first, second = for_pages(notebook).cells[1].outputs
    assert dict(first["data"]) == {"text/markdown": f"````{{=html}}\n{said}\n````"}
    assert dict(second["data"]) == {"text/html": drawn}


def test_captions_that_quarto_would_lose_stand_above_their_tables():
    own = v4.new_code_cell('#| tbl-cap: "Antraštė: be etiketės"\n#| echo: false\ntable()', id="a")
    own.outputs = [v4.new_output("display_data", {"text/html": "<table>", MIME: {"aligns": []}})]
    other = v4.new_code_cell("frame", id="b")
    html = "<table><caption>A &amp; <i>B</i></caption><tr><td>1</td></tr></table>"
    other.outputs = [v4.new_output("display_data", {"text/html": html})]
    _, caption, own, other = without_html(
        v4.new_notebook(cells=[own, other]), Path("90-case.ipynb")
    ).cells
    assert caption.source == "**Antraštė: be etiketės**"
    assert options(own.source) == {"echo": False}
    text = other.outputs[0]["data"]["text/markdown"]
    assert text.startswith("**A &#38; B**\n\n````{=html}\n<table><tr>")


def test_an_error_that_is_shown_has_no_colours_of_a_terminal():
    cell = v4.new_code_cell("nera")
    trace = ["\x1b[0;31mNameError\x1b[0m: nera"]
    cell.outputs = [v4.new_output("error", ename="NameError", evalue="nera", traceback=trace)]
    copy = without_html(v4.new_notebook(cells=[cell]), Path("90-case.ipynb"))
    assert copy.cells[1].outputs[0].traceback == ["NameError: nera"]


def test_text_between_rules_stays_text():
    cells = [v4.new_markdown_cell("# A"), v4.new_markdown_cell("---\nPastaba: lieka\n---\n\nB")]
    copy = without_html(v4.new_notebook(cells=cells), Path("90-case.ipynb"))
    assert copy.cells[2].source == "---\n\nPastaba: lieka\n\n---\n\nB"


def test_a_document_includes_what_lies_beside_the_chapter(tmp_path):
    (tmp_path / "_kitas.md").write_text("Įdėta.\n", encoding="utf-8")
    text = "Prieš\n\n{{< include _kitas.md >}}\n\n{{< include _nera.md >}}"
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(text)])
    _, cell = without_html(notebook, tmp_path / "90-case.ipynb").cells
    assert cell.source == "Prieš\n\nĮdėta.\n\n\n{{< include _nera.md >}}"


def test_quarto_gets_the_texts_around_a_chart_as_texts_around_its_cell():
    chart = DrawnChart("Daugiau [5]{.v}", "Vnt.", ("Pastaba.", "Šaltinis."), "<svg/>", "<svg/>")
    cell = v4.new_code_cell("#| label: fig-a\nbars()", id="fig")
    data = {CHART: vars(chart), "image/svg+xml": "<svg>viskas</svg>"}
    about = {"image/svg+xml": {"alt": 'Stulpeliai: "5"'}}
    cell.outputs = [v4.new_output("display_data", data, metadata=about)]
    _, above, made, below = without_html(v4.new_notebook(cells=[cell]), Path("90-case.ipynb")).cells
    assert above.source == "**Daugiau [5]{.v}**\n\nVnt."
    assert dict(made.outputs[0]["data"]) == {"image/svg+xml": "<svg/>"}
    assert options(made.source) == {"fig-alt": 'Stulpeliai: "5"', "label": "fig-a"}
    assert below.source == "Pastaba.\n\nŠaltinis."
    assert len({cell.id for cell in (above, made, below)}) == 3


def test_a_page_has_a_chart_with_its_texts_and_both_drawings_with_ids_of_their_own():
    wide = '<svg><pattern id="wide-lines"/><rect fill="url(#wide-lines)"/></svg>'
    chart = DrawnChart("Daugiau [5]{.v}", "Vnt.", ("Šaltinis.",), wide, "<svg>siaura</svg>")
    cell = v4.new_code_cell("bars()", id="abc")
    data = {CHART: vars(chart), "image/svg+xml": "<svg>viskas</svg>"}
    about = {"image/svg+xml": {"alt": "Stulpeliai: „5“"}}
    cell.outputs = [v4.new_output("display_data", data, metadata=about)]
    page = for_pages(v4.new_notebook(cells=[v4.new_markdown_cell("# Skyrius"), cell]))
    (output,) = page.cells[1].outputs
    text = output["data"]["text/markdown"]
    assert list(output["data"]) == ["text/markdown"]
    assert "::: {.chart-headline}\n\nDaugiau [5]{.v}\n\n:::" in text
    assert 'aria-label="Stulpeliai: „5“"' in text
    assert '<pattern id="abc-0-wide-lines"/><rect fill="url(#abc-0-wide-lines)"/>' in text
    assert "<svg>siaura</svg></div>" in text
    assert text.index("Vnt.") < text.index("<svg>") < text.index("Šaltinis.")


def test_the_filter_gives_the_executed_copy_of_what_quarto_read(small, monkeypatch):
    monkeypatch.setenv("ATASKAITA_PROJECT", str(small.root))
    text = (small.notebooks / "05-visits.ipynb").read_text(encoding="utf-8")
    before = contents(small.notebooks)
    copy = nbformat.reads(executed_copy(text), 4)
    assert "5\xa0738" in copy.cells[1].source
    assert contents(small.notebooks) == before


def test_a_notebook_that_the_book_does_not_list_is_refused(small, monkeypatch):
    monkeypatch.setenv("ATASKAITA_PROJECT", str(small.root))
    other = nbformat.writes(v4.new_notebook(cells=[v4.new_markdown_cell("# Kitas")]))
    with pytest.raises(UserError, match=r"_quarto\.yml does not list"):
        executed_copy(other)

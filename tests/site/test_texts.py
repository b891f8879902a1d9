"""Texts of the data with signs that mean something somewhere are shown as they are, everywhere."""

from __future__ import annotations

import csv
import json
import re

import lxml.html
import nbformat.v4 as v4
import pypdf
import pytest
import yaml

from ataskaita.project import Project
from tests.support.projects import command_here, copy_small_report, list_chapters, save_chapter

#: Names of places, of their groups; a setting, a reason, a reason in a sidecar.
PLACES = (
    "- _A*B*_ `c` <b>d</b> & &amp; $x$ $y$",
    "1. [x](y) {{< var year >}} ^[n] \\alpha | a~b~",
    "@tbl-x #hash {.x} !\"q\" 'q' -- ... // /* x */",
    "_pabraukta __stulpeliu__ ^aukštai^ % \\\\ ::: x",
)
GROUPS = ("+ $50 ir $60", "= Salos #1 *", "_Busas <script>alert(1)</script>")
LIBRARY = "Vieta *A* <i>B</i> # [x](y) `z` $w$"
NOTE = "Atidaryta _nauja_ salė [A] <u>čia</u> už $5 ir $6: 1. #2"
BREAK = "Skaičiuota *kitaip* [x](y) <b>"


def _rename(path, names) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    for record, name in zip(records, names, strict=True):
        record["name"] = name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, records[0])
        writer.writeheader()
        writer.writerows(records)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Project:
    """The small report with such texts wherever a text can stand."""
    project = copy_small_report(tmp_path_factory.mktemp("texts") / "report")
    _rename(project.data / "units.csv", PLACES)
    _rename(project.data / "groups.csv", GROUPS)
    settings = {"year": 2019, "previous": 2018, "library": LIBRARY, "library-genitive": LIBRARY}
    (project.root / "_variables.yml").write_text(
        yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8"
    )
    notes = project.data / "notes" / "2019.yml"
    found = yaml.safe_load(notes.read_text(encoding="utf-8"))
    found[0]["text"] = NOTE
    notes.write_text(yaml.safe_dump(found, allow_unicode=True), encoding="utf-8")
    with (project.raw(2019) / "visits.meta.yml").open("a", encoding="utf-8") as file:
        file.write(f"break: {json.dumps(BREAK, ensure_ascii=False)}\n")
    save_chapter(
        project,
        "03-texts",
        [
            v4.new_code_cell("#| include: false\nfrom ataskaita.chapter import *"),
            v4.new_markdown_cell(
                '# Tekstai {#sec-texts}\n\n`{python} leaders("visits.total", 4)`\n\n'
                '- `{python} leaders("visits.total", 1)`\n\n'
                'Pokytis `{python} diff("visits.total")`. **{{< var library >}}**\n\n'
                'Vaikų dalis `{python} diff("readers.child_share")`.\n\n'
                "{{< var library >}}"
            ),
            v4.new_code_cell(
                "#| label: tbl-texts\n#| tbl-cap: Vietos\n"
                "from ataskaita.chapter.session import session\n"
                "units = session().tables.units\n"
                'table(both_years("visits.total"), rows=[*groups(), '
                '*[row("visits.total", units.name(unit), unit) for unit in units.units]])'
            ),
            *(
                v4.new_code_cell(
                    f"#| label: fig-texts-{number}\n#| fig-cap: Vietos\n"
                    f"{kind}({columns}, rows=groups(total=False))"
                )
                for number, (kind, columns) in enumerate(
                    [
                        ("bars", 'both_years("visits.total")'),
                        ("stacked", 'col("visits.total", "_a $x$ $y$"), col("visits.total", "b")'),
                        ("small_multiples", 'every_year("visits.total")'),
                        ("lines", 'every_year("readers.total")'),
                    ]
                )
            ),
        ],
    )
    list_chapters(
        project.root,
        *(f"notebooks/{stem}.ipynb" for stem in ("01-readers", "02-lending", "03-texts")),
    )
    with (project.root / "report.qmd").open("a", encoding="utf-8") as file:
        file.write("\n{{< embed _build/notebooks/03-texts.ipynb >}}\n")
    done = command_here(project, "render", "--engine", "embedded")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def page(site) -> lxml.html.HtmlElement:
    return lxml.html.parse(site.site / "03-texts.html").getroot()


def flat(text: str) -> str:
    return " ".join(text.split())


def count(page: lxml.html.HtmlElement, text: str) -> int:
    return flat(page.text_content()).count(flat(text))


@pytest.mark.parametrize("name", PLACES)
def test_a_name_is_shown_sign_by_sign_in_sentences_and_tables(page, name):
    assert count(page.find(".//main"), name) >= 2


@pytest.mark.parametrize("name", GROUPS)
def test_a_name_is_shown_sign_by_sign_in_tables_and_in_each_chart(page, name):
    assert count(page.find(".//table"), name) == 1
    charts = page.xpath("//div[@class='chart']")
    assert len(charts) == 4
    for chart in charts:
        assert flat(name) in flat(" ".join(chart.itertext())), lxml.html.tostring(chart)
        assert flat(name) in flat(chart.get("aria-label"))


def test_the_name_of_a_series_is_shown_sign_by_sign(page):
    assert "_a $x$ $y$" in page.xpath("//*[@id='fig-texts-1']")[0].text_content()


def test_a_setting_is_shown_sign_by_sign_in_sentences_and_titles(page):
    assert count(page.find(".//main//article"), LIBRARY) == 2
    assert [flat(p.text_content()) for p in page.xpath("//main//strong")].count(LIBRARY) == 1
    assert page.xpath("//meta[@name='author']/@content") == [LIBRARY]


def test_a_note_and_the_reason_of_a_break_are_shown_sign_by_sign(page):
    notes = page.xpath("//section[@class='footnotes']")[0]
    assert count(notes, NOTE) == 1
    assert count(notes, BREAK.rstrip(".")) == 1


def test_nothing_of_the_data_has_become_an_element(page):
    for name in ("b", "i", "u", "script"):
        assert page.xpath(f"//main//{name}") == []
    assert page.xpath("//main//a[@href='y']") == []
    assert page.xpath("//main//*[contains(@class, 'math')]") == []


def test_the_pdf_shows_the_same(site):
    text = "".join(p.extract_text() for p in pypdf.PdfReader(site.site / "report.pdf").pages)
    found = re.sub(r"\s", "", text)
    for shown in (*PLACES, *GROUPS, LIBRARY, NOTE):
        # The PDF breaks lines anywhere and draws no-break spaces.
        assert re.sub(r"\s", "", shown) in found, shown

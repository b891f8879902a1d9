"""A chapter over several years, from the files to the pages."""

from __future__ import annotations

import json
import shutil

import lxml.html
import nbformat.v4 as v4
import pytest

from ataskaita.project import Project
from tests.support.projects import command_here, copy_small_report, list_chapters, save_chapter
from tests.support.synthetic_years import write_synthetic_years

CHANGED = "Nuo šių metų skaičiuoja automatinis skaitiklis"


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Project:
    """The small report with three years more, and a chapter about them."""
    project = copy_small_report(tmp_path_factory.mktemp("years") / "project", chapters=())
    write_synthetic_years(project, seed=1, count=3)
    save_chapter(project, "05-years", [
        v4.new_code_cell("#| include: false\nfrom ataskaita.chapter import *"),
        v4.new_markdown_cell('# Apsilankymai {#sec-years}\n\nSkaičius `{python} '
                             'streak("visits.total", "auga", "mažėja", "nekinta")`; lyginama '
                             '`{python} since("visits.total")`.'),
        v4.new_code_cell('#| label: tbl-years\n#| tbl-cap: Apsilankymai\n'
                         'table(every_year("visits.total"), rows=groups())'),
        v4.new_code_cell('#| label: tbl-rate\n#| tbl-cap: Sutelktumas\n'
                         'table(rows=years("readers.rate"))'),
        v4.new_code_cell('#| label: fig-years\n#| fig-cap: Apsilankymai\n'
                         'lines(every_year("visits.total"), rows=groups(total=False))'),
        v4.new_code_cell('#| label: fig-rate\n#| fig-cap: Sutelktumas\n'
                         'small_multiples(every_year("readers.rate"), rows=groups())'),
    ])  # fmt: skip
    list_chapters(project.root, "notebooks/05-years.ipynb")
    return project


def shown(project: Project) -> str:
    """What the page of the chapter says once the report is rendered."""
    done = command_here(project, "render", "--engine", "embedded", "--to", "html")
    assert done.returncode == 0, done.stdout + done.stderr
    page = lxml.html.parse(project.site / "05-years.html").getroot()
    return " ".join(page.text_content().replace("\u00a0", " ").split())


def test_what_is_shown_of_earlier_years_follows_their_files(report):
    text = shown(report)
    assert "2015 m. 2016 m. 2017 m. 2018 m. 2019 m." in text
    assert "lyginama nuo 2015 metų" in text
    assert "23,0[i]" in text
    ledger = json.loads((report.site / "ledger.json").read_text(encoding="utf-8"))
    drawn = [entry for entry in ledger if entry["label"] == "fig-years"]
    files = {source["file"] for entry in drawn for source in entry["sources"]}
    assert files == {f"data/raw/{year}/visits.csv" for year in range(2015, 2020)}

    with (report.raw(2017) / "visits.meta.yml").open("a", encoding="utf-8") as sidecar:
        sidecar.write(f"break: {CHANGED}\n")
    text = shown(report)
    assert "lyginama nuo 2017 metų" in text
    assert f"[b] – 2017 m. duomenų eilutė nutrūksta. {CHANGED}." in text

    shutil.rmtree(report.raw(2016))
    assert "[x] – duomenų nėra." in shown(report)

    shutil.rmtree(report.raw(2015))
    text = shown(report)
    assert "2017 m. 2018 m. 2019 m." in text
    assert "2015" not in text
    assert "[b]" not in text

"""Whatever is changed, the next render gives what a clean one would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.project import Project
from tests.conftest import ROOT
from tests.support.projects import (
    command,
    command_here,
    contents,
    copy_small_report,
    list_chapters,
    save_chapter,
)

Change = Callable[[Path], None]

SETUP = "#| include: false\nfrom ataskaita.chapter import *"

#: A chapter that asks nobody how to read.
OWN = """
import os
from pathlib import Path
import pandas as pd
from IPython.display import Markdown
import beside
raw = max(Path("../data/raw").iterdir())
lent = pd.read_csv(raw / "lending.csv")["value"].sum()
Markdown(f"{lent}, {beside.PLACES}, {os.environ.get('THEME')}, {len(list(raw.glob('*')))}")
"""


@pytest.fixture(scope="module")
def warm(tmp_path_factory) -> Project:
    """A small project that reads every kind of input, rendered once."""
    project = varied_report(tmp_path_factory.mktemp("stale") / "project")
    render(project)
    return project


@pytest.fixture(scope="module")
def warm_with_code(warm, tmp_path_factory) -> Project:
    """The same with a package of its own, which is found before the one that is installed."""
    project = Project(tmp_path_factory.mktemp("code") / "project")
    shutil.copytree(warm.root, project.root)
    shutil.copytree(ROOT / "src" / "ataskaita", project.root / "ataskaita")
    # What was kept is that package's as well: it is the same code.
    told = command(project, *RENDER).stderr
    assert "05-visits unchanged" in told
    return project


def varied_report(folder: Path) -> Project:
    project = copy_small_report(folder, chapters=())
    (project.notebooks / "beside.py").write_text("PLACES = 3  # typed: a test\n", encoding="utf-8")
    save_chapter(project, "05-visits", [
        v4.new_code_cell(SETUP),
        v4.new_markdown_cell('# Apsilankymai {#sec-visits}\n\n{{< var library >}} sulaukė '
                             '`{python} v("visits.total")`; žr. [-@tbl-visits] lentelę.'),
        v4.new_code_cell('#| label: tbl-visits\n#| tbl-cap: Apsilankymai\n'
                         'table(col("visits.total"), rows=groups())'),
        v4.new_markdown_cell('Sutelkta: `{python} v("readers.rate", year=2018)`.'),
    ])  # fmt: skip
    save_chapter(project, "06-people", [
        v4.new_code_cell(SETUP),
        v4.new_markdown_cell('# Gyventojai {#sec-people}\n\n'
                             'Gyvena `{python} v("inhabitants")`; žr. [-@tbl-people] lentelę.'),
        v4.new_code_cell('#| label: tbl-people\n#| tbl-cap: Gyventojai\n'
                         'table(col("inhabitants"), rows=groups())'),
    ])  # fmt: skip
    save_chapter(project, "07-own", [
        v4.new_markdown_cell("# Savi skaičiai {#sec-own}\n\nŽr. [-@tbl-visits] lentelę."),
        v4.new_code_cell(OWN),
    ])  # fmt: skip
    save_chapter(project, "13-methods", [
        v4.new_code_cell(SETUP),
        v4.new_markdown_cell("# Metodai {#sec-methods}\n\nŽr. @tbl-sources ir @tbl-words."),
        v4.new_code_cell("#| label: tbl-sources\n#| tbl-cap: Šaltiniai\nsources_table()"),
        v4.new_code_cell("#| label: tbl-words\n#| tbl-cap: Žodynas\ndictionary_table('visits')"),
    ])  # fmt: skip
    chapters = (f"notebooks/{stem}.ipynb" for stem in ("05-visits", "06-people", "07-own"))
    list_chapters(project.root, *chapters, appendices=["notebooks/13-methods.ipynb"])
    return project


RENDER = ("render", "--engine", "embedded", "--to", "html")


def render(project: Project, **environment: str) -> str:
    done = command_here(project, *RENDER, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def render_by_program(project: Project) -> str:
    """Render by a process of its own, which loads the code as it is now."""
    done = command(project, *RENDER)
    assert done.returncode == 0, done.stderr
    return done.stdout


def replace(file: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def both(*changes: Change) -> Change:
    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


#: What can be changed. Changes that touch different chapters, or different steps of the way to the
#: page, are made together: none could hide that another one was missed.
CHANGES = {
    "numbers": both(
        replace("data/raw/2019/visits.csv", "buss,655", "buss,656"),
        # How a number became known.
        replace("data/raw/2019/inhabitants.csv", "340,reconstructed,330,350", "340,reported,,"),
        # Of a table that only a cell of its own opens.
        replace("data/raw/2019/lending.csv", "1235", "1236"),
    ),
    "an older number, a call, a sidecar and a module beside the chapters": both(
        replace("data/raw/2018/indicators.csv", "23.0", "23.1"),
        replace("notebooks/06-people.ipynb", r"v(\"inhabitants", r"v(\"readers.total"),
        replace("data/raw/2019/visits.meta.yml", 'title: "', 'title: "Visi '),
        replace("notebooks/beside.py", "3", "4"),
    ),
    "a sentence, a caption and a label": both(
        replace("notebooks/13-methods.ipynb", "# Metodai", "# Duomenys"),
        replace("notebooks/06-people.ipynb", "tbl-cap: Gyventojai", "tbl-cap: Visi"),
        replace("notebooks/05-visits.ipynb", "label: tbl-visits", "label: tbl-all"),
        replace("notebooks/05-visits.ipynb", "@tbl-visits", "@tbl-all"),
        replace("notebooks/07-own.ipynb", "@tbl-visits", "@tbl-all"),
    ),
    "the name of a group": replace("data/groups.csv", "salų skyriai", "salų filialai"),
    "a schema and an indicator": both(
        replace("schemas/visits.py", "kai vieta buvo atvira", "kai vieta atvira"),
        replace("indicators/__init__.py", "Apsilankymų skaičius", "Visų apsilankymų skaičius"),
    ),
    "a setting": replace("_variables.yml", "library: ", "library: Nauja "),
    "the order of the chapters": both(
        replace("_quarto.yml", "05-visits", "00"),
        replace("_quarto.yml", "07-own", "05-visits"),
        replace("_quarto.yml", "/00", "/07-own"),
    ),
    "what chapters call, how tables are drawn, a filter and a template": both(
        replace("ataskaita/chapter/methods.py", "Gauta eilučių", "Gautos"),
        replace("ataskaita/render/embedded/filters/number.lua", '"lentelė"', '"lent."'),
        replace("ataskaita/render/embedded/templates/page.html.j2", "<main", '<main lang="lt"'),
        replace("ataskaita/tables/html.py", 'scope="row"', 'scope="rowgroup"'),
        replace("ataskaita/chapter/tables.py", "[self.stub,", "[self.stub.upper(),"),
    ),
}


#: What this process has loaded; the code of a report it loads for each folder.
OF_ENGINE = "what chapters call, how tables are drawn, a filter and a template"

#: Where each of the changes is to be seen.
SEEN = {
    "numbers": ("05-visits.html", "06-people.html", "07-own.html"),
    "an older number, a call, a sidecar and a module beside the chapters": (
        "05-visits.html",
        "06-people.html",
        "07-own.html",
        "13-methods.html",
    ),
    "a sentence, a caption and a label": (
        "05-visits.html",
        "06-people.html",
        "07-own.html",
        "13-methods.html",
    ),
    "a schema and an indicator": ("13-methods.html", "assets/provenance/05-visits.js"),
    "what chapters call, how tables are drawn, a filter and a template": (
        "05-visits.html",
        "13-methods.html",
    ),
    "the name of a group": ("05-visits.html", "06-people.html"),
    "a setting": ("05-visits.html",),
    "the order of the chapters": ("05-visits.html", "07-own.html"),
}


@pytest.mark.parametrize("name", [name for name in CHANGES if name != OF_ENGINE])
def test_a_change_is_rendered_as_if_from_scratch(warm, tmp_path, name):
    assert_as_if_from_scratch(warm, tmp_path, name, render)


def test_a_changed_engine_renders_as_if_from_scratch(warm_with_code, tmp_path):
    assert_as_if_from_scratch(warm_with_code, tmp_path, OF_ENGINE, render_by_program)


def assert_as_if_from_scratch(
    warm: Project, folder: Path, name: str, render: Callable[[Project], str]
) -> None:
    edited, clean = Project(folder / "edited"), Project(folder / "clean")
    shutil.copytree(warm.root, edited.root)
    CHANGES[name](edited.root)
    ignored = shutil.ignore_patterns("_build", "_site")
    shutil.copytree(edited.root, clean.root, ignore=ignored)
    render(edited)
    render(clean)
    now, before = contents(edited.site), contents(warm.site)
    assert now == contents(clean.site)
    assert [file for file in SEEN[name] if now[file] == before[file]] == []


@pytest.fixture
def own(warm, tmp_path) -> Project:
    shutil.copytree(warm.root, tmp_path / "project")
    return Project(tmp_path / "project")


def test_a_chapter_that_reads_by_itself_runs_in_every_render_which_says_so(own):
    said = render(own)
    assert "Nothing has changed" not in said
    assert "07-own runs in every render: cell 2 has `import os`" in said
    render(own, THEME="dark")
    assert ", dark, " in (own.site / "07-own.html").read_text(encoding="utf-8")


def test_an_edited_and_a_deleted_page_are_made_again(own, warm):
    (own.site / "05-visits.html").write_text("kita", encoding="utf-8")
    (own.site / "13-methods.html").unlink()
    render(own)
    assert contents(own.site) == contents(warm.site)

"""What a person meets who runs a chapter's cells by hand, in a kernel as Jupyter starts it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

import pytest
from jupyter_client.manager import start_new_kernel

from ataskaita.chapter import find, preview, v
from ataskaita.project import Project
from tests.conftest import ROOT
from tests.support.projects import copy_small_report

SETUP = "from ataskaita.chapter import *"


class Notebook:
    """A kernel, and what its cells show."""

    def __init__(self, project: Project) -> None:
        self.project = project
        environment = {k: v for k, v in os.environ.items() if not k.startswith("ATASKAITA_")}
        environment |= {
            "ATASKAITA_LANG": "en",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
            # As Jupyter's server says which notebook a kernel runs.
            "JPY_SESSION_NAME": str(project.notebooks / "01-readers.ipynb"),
        }
        self.manager, self.client = start_new_kernel(
            env=environment, cwd=str(project.notebooks), kernel_name="python3"
        )

    def run(self, code: str) -> str:
        """All that a cell shows: what it prints, its value, or its error."""
        shown: list[str] = []

        def listen(message: dict) -> None:
            content = message["content"]
            data = content.get("data", {})
            shown.append(content.get("text") or data.get("text/markdown") or data.get("text/plain"))
            shown.extend(content.get("traceback", ()))

        reply = self.client.execute_interactive(code, output_hook=listen, timeout=60)
        self.status = reply["content"]["status"]
        return "".join(text for text in shown if text)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.project.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def opened_notebook(tmp_path_factory) -> Iterator[Notebook]:
    folder = tmp_path_factory.mktemp("by-hand") / "report"
    notebook = Notebook(copy_small_report(folder))
    yield notebook
    notebook.client.stop_channels()
    notebook.manager.shutdown_kernel(now=True)


@pytest.fixture
def notebook(opened_notebook: Notebook) -> Notebook:
    opened_notebook.run(SETUP)
    return opened_notebook


def test_a_value_shows_what_readers_will_see(notebook):
    assert notebook.run('v("visits.total")') == "5\xa0738"
    assert notebook.run('print(v("visits.total"))') == "5\xa0738\n"
    assert notebook.run('v("inhabitants")').endswith(r" \[e]")


def test_a_mistake_is_a_message_and_no_traceback(notebook):
    shown = notebook.run('v("visits.totl")')
    assert "Did you mean `visits.total`?" in shown
    assert "Traceback" not in shown
    assert "File" not in shown
    assert notebook.status == "error"


def test_the_text_of_the_chapter_is_shown_with_its_values(notebook):
    shown = notebook.run("preview()")
    assert "01-readers.ipynb, as saved at" in shown
    assert "# Skaitytojai ir apsilankymai\n" in shown
    assert re.search(r"Užsiregistravo [\d\s]+skaityto", shown)
    assert "▸ **tbl-readers** Skaitytojai pagal vietą" in shown
    for markup in ("{python}", "{{<", "{#sec", "@fig"):
        assert markup not in shown
    assert "# Knygų išdavimas" in notebook.run('preview("2")')


def test_the_text_of_the_landing_page_is_shown_without_its_code(notebook):
    shown = notebook.run('preview("index")')
    assert re.search(r"turėjo [\d\s]+skaityto", shown)
    assert "execute:" not in shown
    assert "import" not in shown


@pytest.mark.parametrize(("tag", "shown"), [("unless-lending", False), ("when-lending", True)])
def test_cells_of_other_years_are_not_shown(notebook, tag, shown):
    path = notebook.project.notebooks / "02-lending.ipynb"
    saved = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in saved["cells"] if cell["cell_type"] == "markdown")
    cell["metadata"]["tags"] = [tag]
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert ("# Knygų išdavimas" in notebook.run('preview("2")')) == shown


def test_a_value_that_fails_is_named_where_it_stands(notebook):
    notebook.edit("notebooks/02-lending.ipynb", "lending.per_reader", "lending.per_readr")
    shown = notebook.run('preview("02-lending")')
    assert "⚠" in shown
    assert "Did you mean `lending.per_reader`?" in shown
    assert "Daugiausia knygų išduota" in shown


def test_indicators_are_found_by_their_words(notebook):
    shown = notebook.run('find("apsilankymas")')
    assert "visits.total – " in shown
    assert "5\xa0738" in shown
    assert "vandenlapis" in notebook.run('find("vandenlapis")')


def test_changed_data_is_noticed_and_said_once(notebook):
    before = notebook.run('v("visits.total")')
    received = "metskula,4447,"
    notebook.edit("data/raw/2019/visits.csv", received, "metskula,5447,")
    shown = notebook.run('v("visits.total")')
    now = "6\xa0738 (paskelbta 5\xa0738)"
    assert shown == "The data has changed (visits.csv): values are computed anew.\n" + now
    assert notebook.run('v("visits.total")') == now

    notebook.edit("data/raw/2019/visits.csv", "metskula,5447,", "metskula,5.447,")
    shown = notebook.run('v("visits.total")')
    assert "visits.csv:2" in shown
    assert "5,447 or 5 447?" in shown
    assert "Traceback" not in shown
    notebook.edit("data/raw/2019/visits.csv", "metskula,5.447,", received)
    assert notebook.run('v("visits.total")').endswith(before)


def test_changed_code_asks_for_a_new_kernel(notebook):
    notebook.edit("indicators/__init__.py", "\n", "\n\n")
    assert "restart the kernel" in notebook.run("1")
    assert notebook.run("1") == "1"


def test_a_render_shows_nothing_of_it(opened):
    assert preview() is None
    assert find("apsilankymas") is None
    assert v("visits.total")._repr_markdown_().startswith("[")

"""Chapters run in real kernels, as a render runs them."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ataskaita.data.snapshot import current_snapshot
from ataskaita.errors import ChapterError, ChapterErrors, UserError
from ataskaita.execution.copies import write_copies
from ataskaita.execution.run import run_chapters
from ataskaita.tables import MIME
from tests.execution.conftest import kernels_of
from tests.support.projects import contents

SETUP = "#| include: false\nfrom ataskaita.chapter import *"


@pytest.fixture
def run(project):
    def go(*sources: Path, **options):
        return run_chapters(project, current_snapshot(project), sources, **options)

    return go


@pytest.fixture(autouse=True)
def tidy(project, tmp_path, monkeypatch):
    """Whatever happens in a test, no process and no connection file is left behind."""
    scratch = Path(tempfile.mkdtemp(prefix="t-"))  # a socket's path has to be short
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    yield
    if sys.platform == "linux":
        for _ in range(600):
            if not kernels_of(project):
                break
            time.sleep(0.1)
        assert kernels_of(project) == []
    left = [p for p in (*scratch.rglob("*"), *(tmp_path / "runtime").rglob("*")) if not p.is_dir()]
    assert left == []


def test_a_chapter_gives_outputs_inline_values_and_its_numbers(project, chapter, run):
    source = chapter(
        "05-a",
        SETUP,
        'md:Iš viso `{python} v("visits.total")`, {{< var year >}} m.; `{python} 1 + 1`, `kodas`.',
        '#| label: tbl-visits\ntable(col("visits.total"), rows=groups())',
        "print(len(groups()))",
        '#| label: fig-visits\nbars(col("visits.total"), rows=groups(total=False))',
    )
    before = contents(project.notebooks)
    states = []
    found = run(source, progress=lambda path, state: states.append((path.stem, state)))
    cells = found.chapters[0].notebook.cells
    assert cells[1].source == (
        'Iš viso [5\xa0738]{#n-visits.total-library-2019 .v data-k="visits.total@library.2019"}, '
        "2019 m.; &#50;, `kodas`."
    )
    assert set(cells[2].outputs[0]["data"]) == {MIME, "text/html", "text/plain"}
    assert cells[3].outputs[0]["text"].strip() == "4"
    drawn = cells[4].outputs[0]["metadata"]["image/svg+xml"]
    assert drawn["alt"].startswith("Juostinė diagrama.")
    assert len({entry["anchor"] for entry in found.ledger}) == len(found.ledger) == 8
    assert {entry["chapter"] for entry in found.ledger} == {"05-a"}
    assert states == [("05-a", "started"), ("05-a", "done")]
    assert contents(project.notebooks) == before

    states.clear()
    again = run(source, progress=lambda path, state: states.append((path.stem, state)))
    assert states == [("05-a", "kept")]
    assert again == found

    write_copies(found, project.build / "notebooks")
    assert (project.build / "notebooks" / "05-a.ipynb").is_file()
    assert not (project.build / "notebooks.part").exists()
    assert contents(project.notebooks) == before


def test_what_a_cell_prints_is_in_one_piece_however_slowly_it_prints(chapter, run):
    cell = (
        "import sys\nfor word in 'one', 'two':\n    print(word)\n    sys.stdout.flush()\n"
        "display('between')\nprint('three')"
    )
    (done,) = run(chapter("05-a", cell)).chapters
    outputs = done.notebook.cells[-1].outputs
    assert [output.get("text") for output in outputs] == ["one\ntwo\n", None, "three\n"]


def test_a_chapter_works_in_the_folder_of_the_chapters(project, chapter, run):
    found = run(chapter("05-a", "import os; print(os.getcwd())"))
    assert found.chapters[0].notebook.cells[0].outputs[0]["text"].strip() == str(project.notebooks)


@pytest.mark.parametrize(
    ("cells", "cell", "line", "cause"),
    [
        (("x = 1", "#| label: tbl-x\ny = 2\n1 / 0"), "tbl-x", 3, "ZeroDivisionError: division"),
        ((SETUP, "#| label: tbl-x\nv('visits.totl')"), "tbl-x", 2, "There is no indicator"),
        (("#| label: tbl-x\nx = (1",), "tbl-x", 2, "SyntaxError"),
        ((SETUP, 'md:A `{python} v("visits.totl")`.'), "2", None, '`v("visits.totl")`: There is'),
        (("md:Tai `{python} 1 / 0`.",), "1", None, "`1 / 0`: ZeroDivisionError: division by zero"),
    ],
)  # fmt: skip
def test_a_failing_cell_names_chapter_cell_line_and_cause(
    project, chapter, run, cells, cell, line, cause
):
    source = chapter("05-a", *cells)
    before = contents(project.notebooks)
    states = []
    with pytest.raises(ChapterError) as error:
        run(source, progress=lambda path, state: states.append(state))
    assert (error.value.chapter, error.value.cell, error.value.line) == ("05-a.ipynb", cell, line)
    assert cause in error.value.cause
    assert ", line" not in error.value.cause, "the kernel's own name of a cell helps nobody"
    assert "05-a.ipynb" in error.value.message
    assert "\x1b" not in str(error.value)
    assert states == ["started", "failed"]
    assert contents(project.notebooks) == before
    assert not list((project.build / "cache").glob("chapters/*"))


def test_of_several_cells_that_ask_for_what_is_not_there_each_is_told(chapter, run):
    figure = '#| label: fig-x\nbars(col("visits.totl"), rows=groups())'
    texts = 'md:Tai `{python} v("lending.itms")`.', 'md:Ir `{python} v("readers.totl")`.'
    with pytest.raises(ChapterErrors, match="1 chapter failed") as error:
        run(chapter("05-a", SETUP, figure, *texts, "x = 1 / 0", "md:`{python} v(x)`"))
    assert [one.cell for one in error.value.errors] == ["fig-x", "3", "4", "5"]


@pytest.mark.parametrize(
    "cell",
    [
        "md:Tai `{python} v('readers.child_share', 'suur')`.",
        "md:[Vaikų daug]{.claim test=\"v('readers.child_share', 'suur') > 1\"}.",
    ],
)
def test_a_share_of_nothing_is_told_in_words_alone(project, chapter, run, cell):
    readers = project.data / "raw" / "2019" / "readers.csv"
    rows = readers.read_text(encoding="utf-8")
    readers.write_text(re.sub(r"(suur,\w+),\d+", r"\1,0", rows), encoding="utf-8")
    with pytest.raises(ChapterError, match=r"`: The data does not hold .* by is 0") as error:
        run(chapter("05-a", SETUP, cell))
    assert "Undefined" not in str(error.value)


@pytest.mark.parametrize("cell", ['v("visits.total")', 'md:Tai `{python} v("visits.total")`.'])
def test_a_chapter_without_its_set_up_cell_is_told_of_it(chapter, run, cell):
    with pytest.raises(ChapterError, match="name 'v' is not defined") as error:
        run(chapter("05-a", cell))
    assert error.value.fix == "Write into the first cell of code: from ataskaita.chapter import *"
    with pytest.raises(ChapterError, match="name 'vv' is not defined") as error:
        run(chapter("05-a", "from ataskaita.chapter import *", cell.replace("v(", "vv(")))
    assert error.value.fix == ""


def test_a_cell_an_inline_value_or_a_claim_that_takes_too_long_is_stopped(chapter, run):
    slow = (
        chapter("05-a", "#| label: tbl-slow\nimport time\ntime.sleep(600)"),
        chapter("06-b", "import time", "md:`{python} time.sleep(600)`"),
        chapter("07-c", "import time", 'md:[lėtai]{.claim test="time.sleep(600)"}'),
    )
    with pytest.raises(
        ChapterErrors, match=r"05-a.ipynb, cell tbl-slow: took longer than 1 s"
    ) as e:
        run(*slow, timeout=1, jobs=len(slow))
    (error,) = e.value.errors
    assert "The same in: 06-b.ipynb, cell 2; 07-c.ipynb, cell 2" in error.message
    assert "--timeout" in error.fix


def test_a_kernel_that_dies_is_said_to_have_died(chapter, run):
    source = chapter("05-a", "#| label: tbl-x\nimport os\nos._exit(1)")
    with pytest.raises(ChapterError, match="cell tbl-x: the Python process died"):
        run(source)


def test_where_no_kernel_can_start_the_line_that_is_wrong_is_named(
    chapter, run, monkeypatch, tmp_path
):
    monkeypatch.setenv("ATASKAITA_FORK", "0")
    broken = tmp_path / "broken" / "ipykernel" / "__init__.py"
    broken.parent.mkdir(parents=True)
    monkeypatch.syspath_prepend(broken.parent.parent)
    said = rf"no_such_library' \({broken}, line 2\)"
    broken.write_text("import sys\nimport no_such_library\n")
    with pytest.raises(UserError, match=said):
        run(chapter("05-a", "1"))
    broken.write_text("import sys\ndef (")
    with pytest.raises(UserError, match=rf"SyntaxError: invalid syntax \({broken}, line 2\)"):
        run(chapter("05-a", "1"))


def test_of_several_chapters_that_fail_each_is_told_and_the_others_are_kept(project, chapter, run):
    wrong, right, worse = chapter("04-a", "1 / 0"), chapter("05-b", "1"), chapter("06-c", "[][1]")
    states = []
    with pytest.raises(ChapterErrors) as error:
        run(wrong, right, worse, progress=lambda path, state: states.append((path.stem, state)))
    assert [(one.chapter, one.cell) for one in error.value.errors] == [
        ("04-a.ipynb", "1"),
        ("06-c.ipynb", "1"),
    ]
    assert error.value.message == "2 chapters failed."
    assert ("05-b", "done") in states
    assert ("06-c", "failed") in states


def test_what_makes_all_chapters_fail_is_told_once(project, chapter, run):
    with pytest.raises(ChapterErrors, match="ZeroDivisionError") as error:
        run(chapter("04-a", "1 / 0"), chapter("05-b", "1 / 0"))
    assert len(error.value.errors) == 1
    assert "The same in: 05-b.ipynb, cell 1" in error.value.errors[0].message


def test_a_claim_is_tested_when_the_chapter_runs(project, chapter, run):
    true = """[Mažiausia]{.claim test="smallest('visits.total', 'islands')"} dalis."""
    source = chapter("05-a", SETUP, f"md:{true}")
    assert run(source).chapters[0].notebook.cells[1].source == "Mažiausia dalis."


def test_a_false_claim_stops_the_chapter_and_shows_the_numbers(project, chapter, run):
    false = """md:Tekstas.\n\n[Daugiausia]{.claim test="largest('visits.total', 'islands')"} jų."""
    source = chapter("05-a", SETUP, false)
    with pytest.raises(ChapterError) as error:
        run(source)
    message = str(error.value)
    assert message.startswith("05-a.ipynb, cell 2, line 3: The claim „Daugiausia“ is not true: ")
    assert "salų skyriai 636" in message
    assert "Miestelio biblioteka" in message

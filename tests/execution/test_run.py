"""Chapters that speak of the others run after them, and never tell what is no longer so."""

from __future__ import annotations

import json

import pytest

from ataskaita.errors import UserError
from ataskaita.execution import run as running

LENT = "data/raw/2019/lending.csv"
SETUP = "from ataskaita.chapter import *"
PRINTS = 'md:Išduota `{python} v("lending.items", "islands")`.'
#: Prints another indicator where the number is small.
CHOOSES = (
    "from ataskaita.chapter.session import session\n"
    "few = session().value('lending.items', 'islands').number < 800",
    'md:`{python} v("visits.total" if few else "lending.items")`',
)
#: Tells what is printed where.
TELLS = """
import json, os
uses = json.loads(open(os.environ["ATASKAITA_USES"]).readlines()[1])
print(sorted({record["indicator"] for record in uses["printed"]}))
"""


@pytest.fixture
def book(chapter):
    """Write a chapter and one that speaks of it; gives their files."""

    def write(*cells: str, late: str = "catalogue()"):
        first, last = chapter("05-a", SETUP, *cells), chapter("16-z", SETUP, late)
        notebook = json.loads(last.read_text(encoding="utf-8"))
        notebook["metadata"] = {"ataskaita": {"after": "chapters"}}
        last.write_text(json.dumps(notebook), encoding="utf-8")
        return first, last

    return write


@pytest.fixture
def change(project):
    """Change the raw number."""

    def save(number: int) -> None:
        path = project.root / LENT
        lines = path.read_text(encoding="utf-8").splitlines()
        row = next(n for n, line in enumerate(lines) if line.startswith("islands,"))
        lines[row] = f"islands,{number},reported"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return save


@pytest.fixture
def states(execute):
    """Execute, and give what was told of the chapters."""

    def go(*sources) -> list[tuple[str, str]]:
        told = []
        execute(*sources, progress=lambda path, state: told.append((path.stem, state)))
        return told

    return go


RAN = [(stem, state) for stem in ("05-a", "16-z") for state in ("started", "done")]


def test_nothing_runs_where_nothing_has_changed(book, states):
    sources = book(PRINTS)
    assert states(*sources) == RAN
    assert states(*sources) == [("05-a", "kept"), ("16-z", "kept")]


def test_a_chapter_that_speaks_of_others_runs_again_when_these_print_something_else(
    book, change, execute
):
    sources = book(*CHOOSES, late=TELLS)

    def told() -> str:
        return execute(*sources).chapters[1].notebook.cells[1].outputs[0]["text"].strip()

    assert told().startswith("['lending.items'")
    change(600)
    assert told() == "['visits.total']"
    change(1000)
    assert told().startswith("['lending.items'")


def test_a_chapter_that_speaks_of_others_is_told_beside_those_that_fail(book, execute):
    with pytest.raises(UserError, match=r"(?s)05-a.*16-z"):
        execute(*book("1 / 0", late="undefined"))


def test_a_chapter_that_does_not_wait_knows_nothing_of_what_was_printed_before(
    book, chapter, execute
):
    first, last = book(*CHOOSES)
    asks = "from ataskaita.chapter.indicator_pages import known_uses\nprint(known_uses().printed)"
    early = chapter("06-b", SETUP, asks)
    for _ in range(2):
        _, found, _ = execute(first, early, last).chapters
        assert found.notebook.cells[1].outputs[0].text == "[]\n"


def test_a_finished_chapter_is_handed_over_while_others_run(chapter, execute, tmp_path):
    told, heard = tmp_path / "told", []
    waits = f"from pathlib import Path\nimport time\nwhile not Path({str(told)!r}).exists():\n"
    quick, slow = chapter("04-a", "1"), chapter("05-b", f"{waits}    time.sleep(0.02)")

    def ready(finished):
        heard.append(finished.source.stem)
        told.touch()

    execute(
        slow,
        quick,
        jobs=2,
        ready=ready,
        progress=lambda path, state: heard.append(f"{path.stem} {state}"),
    )
    assert heard.index("04-a") < heard.index("05-b done")
    assert heard.count("04-a") == 1


def test_no_more_chapters_run_at_once_than_asked_for(project, chapter, execute, monkeypatch):
    real, at_once, most = running.run_chapter, [], []

    async def counted(project, source, *given):
        at_once.append(source)
        most.append(len(at_once))
        found = await real(project, source, *given)
        at_once.remove(source)
        return found

    monkeypatch.setattr(running, "run_chapter", counted)
    execute(*(chapter(f"0{n}-a", f"print({n})") for n in range(1, 4)), jobs=2)
    assert max(most) == 2

"""Chapters that speak of the others: run beside them where that is safe, and never stale."""

from __future__ import annotations

import json

import pytest

from ataskaita.errors import ChapterError

POSTS = "data/raw/2023/online.csv"
SETUP = "from ataskaita.chapter import *"
PRINTS = 'md:Paskelbta `{python} v("online.web_posts")`.'
#: Prints another indicator where the number is small.
CHOOSES = (
    "from ataskaita.chapter.session import session\n"
    "few = session().value('online.web_posts').number < 100",
    'md:`{python} v("events.total" if few else "loans.items")`',
)
#: Tells what is printed where, and prints a number of the data, so that it depends on it.
TELLS = """
import json, os
_uses = json.load(open(os.environ["ATASKAITA_USES"]))
print(sorted({record["indicator"] for record in _uses["printed"]}))
v("online.web_posts")
"""


@pytest.fixture
def book(project, chapter):
    """Write a chapter and one that speaks of it; gives their files."""

    def write(*cells: str, late: str = TELLS):
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
        path = project.root / POSTS
        lines = path.read_text(encoding="utf-8").splitlines()
        row = next(n for n, line in enumerate(lines) if line.startswith("web_posts,"))
        lines[row] = f"web_posts,{number},reported"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return save


@pytest.fixture
def states(execute):
    """Execute, and give what was told of the chapters and what the last one has printed."""

    def go(*sources) -> tuple[list[tuple[str, str]], str]:
        told = []
        run = execute(*sources, progress=lambda path, state: told.append((path.stem, state)))
        outputs = run.chapters[-1].notebook.cells[1].outputs
        return told, "".join(output.get("text", "") for output in outputs).strip()

    return go


def test_a_changed_number_runs_both_at_once(book, change, states):
    sources = book(PRINTS)
    told, printed = states(*sources)
    assert told == [(stem, state) for stem in ("05-a", "16-z") for state in ("started", "done")]
    change(500)
    told, again = states(*sources)
    # Which of the two tells first, no one promises.
    assert sorted(told[:2]) == [("05-a", "started"), ("16-z", "started")]
    assert sorted(told[2:]) == [("05-a", "done"), ("16-z", "done")]
    assert again == printed == "['online.web_posts']"


def test_what_was_told_in_advance_and_proves_wrong_is_told_again(book, change, states):
    sources = book(*CHOOSES)
    assert states(*sources)[1] == "['loans.items']"
    change(50)
    told, printed = states(*sources)
    assert printed == "['events.total']"
    assert told.count(("16-z", "started")) == 2
    change(500)
    assert states(*sources)[1] == "['loans.items']"


def test_a_chapter_that_fails_on_what_it_was_told_in_advance_runs_again(book, change, states):
    fails = f"{TELLS}\n{CHOOSES[0]}\nassert few == ('events.total' in str(_uses))"
    sources = book(*CHOOSES, late=fails)
    states(*sources)
    change(50)
    told, printed = states(*sources)
    assert printed == "['events.total']"
    # Nobody need hear of a failure that was none.
    assert ("16-z", "failed") not in told


def test_a_failure_that_stays_is_told(book, change, states):
    sources = book(PRINTS, late=f"{CHOOSES[0]}\nassert not few")
    states(*sources)
    change(50)
    with pytest.raises(ChapterError, match="16-z"):
        states(*sources)


def test_changed_code_makes_it_wait(book, states):
    states(*book(PRINTS))
    told, printed = states(*book(PRINTS, 'md:`{python} v("events.total")`'))
    assert told == [(stem, state) for stem in ("05-a", "16-z") for state in ("started", "done")]
    assert printed == "['events.total', 'online.web_posts']"


def test_nothing_runs_where_nothing_has_changed(book, states):
    sources = book(PRINTS)
    states(*sources)
    assert states(*sources)[0] == [("05-a", "kept"), ("16-z", "kept")]


def test_a_chapter_that_does_not_wait_knows_nothing_of_what_was_printed_before(
    book, chapter, execute
):
    first, last = book(PRINTS)
    asks = "from ataskaita.chapter.catalogue import _uses\nprint(_uses().printed)"
    for code in (asks, f"{asks}  # once more"):
        early = chapter("06-b", SETUP, code)
        _, found, told = execute(first, early, last).chapters
        assert found.notebook.cells[1].outputs[0].text == "[]\n"
        assert "online.web_posts" in told.notebook.cells[1].outputs[0].text

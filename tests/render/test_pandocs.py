"""Pandocs take one text after another, and none is left behind."""

from __future__ import annotations

import json
import threading
from contextlib import closing

import pytest

from ataskaita.errors import RenderError
from ataskaita.render.embedded import pandocs as module
from ataskaita.render.embedded.convert import WRITER
from ataskaita.render.embedded.pandocs import Pandocs

PLACE = {"number": "1", "stem": "a", "appendix": "0", "piece": "1"}


def question(*pieces: str, form: str = "markdown") -> str:
    return json.dumps({"format": form, "metadata": PLACE, "pieces": pieces})


def answered(answer: str) -> list[str]:
    return [piece["html"] for piece in json.loads(answer)]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list:
    """The processes that are started from now on."""
    made = []
    start = module.subprocess.Popen

    def noted(*given, **options):
        made.append(start(*given, **options))
        return made[-1]

    monkeypatch.setattr(module.subprocess, "Popen", noted)
    return made


def test_one_after_another_is_answered_by_the_same_process(tmp_path, started):
    with closing(Pandocs(WRITER, tmp_path)) as pandocs:
        assert answered(pandocs.ask(question("Ąžuolas", "*du*"))) == [
            "<p>Ąžuolas</p>",
            "<p><em>du</em></p>",
        ]
        assert answered(pandocs.ask(question("trys\n\nketuri"))) == ["<p>trys</p>\n<p>keturi</p>"]
        assert answered(pandocs.ask(question())) == []
    assert len(started) == 1
    assert started[0].returncode == 0


def test_nothing_is_remembered_from_one_to_the_next(tmp_path):
    text = "# Antraštė {#sec-a}\n\n[1]{#n-a-1 .v data-k='k'}\n\n| a |\n|---|\n| b |\n"
    with closing(Pandocs(WRITER, tmp_path)) as pandocs:
        first, again = (pandocs.ask(question(text)) for _ in range(2))
    assert first == again


def test_several_at_a_time_have_a_process_each(tmp_path, started):
    # Longer than a pipe holds, both ways.
    texts = [f"{letter} " * 200_000 for letter in "ab"]
    found = {}
    with closing(Pandocs(WRITER, tmp_path)) as pandocs:
        gate = threading.Barrier(len(texts))

        def ask(text: str) -> None:
            gate.wait()
            found[text] = answered(pandocs.ask(question(text)))

        threads = [threading.Thread(target=ask, args=[text]) for text in texts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answered(pandocs.ask(question("c"))) == ["<p>c</p>"]
    assert found == {text: [f"<p>{text.strip()}</p>"] for text in texts}
    assert [process.returncode for process in started] == [0, 0]


def test_what_pandoc_refuses_is_told_in_its_own_words_and_another_goes_on(tmp_path, started):
    with closing(Pandocs(WRITER, tmp_path)) as pandocs:
        with pytest.raises(RenderError, match=r"(?s)pandoc stopped: .*nosuchformat"):
            pandocs.ask(question("a", form="nosuchformat"))
        assert answered(pandocs.ask(question("b"))) == ["<p>b</p>"]
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_a_killed_one_is_told_and_replaced(tmp_path, started):
    with closing(Pandocs(WRITER, tmp_path)) as pandocs:
        pandocs.ask(question("a"))
        started[0].kill()
        started[0].wait()
        with pytest.raises(RenderError, match="pandoc stopped"):
            pandocs.ask(question("b"))
        assert answered(pandocs.ask(question("c"))) == ["<p>c</p>"]


def test_dismissed_ones_end_by_themselves_and_others_may_follow(tmp_path, started):
    with closing(Pandocs(WRITER, tmp_path)) as pandocs:
        pandocs.ask(question("a"))
        pandocs.dismiss()
        assert started[0].wait(10) == 0
        assert answered(pandocs.ask(question("b"))) == ["<p>b</p>"]
    assert len(started) == 2


def test_none_is_started_where_nothing_is_asked(tmp_path, started):
    Pandocs(WRITER, tmp_path).close()
    assert started == []


def test_one_that_does_not_end_is_killed(tmp_path, started, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    pandocs = Pandocs(WRITER, tmp_path)
    pandocs.ask(question("a"))
    monkeypatch.setattr(started[0].stdin, "close", lambda: None, raising=False)
    pandocs.close()
    assert started[0].returncode == -9

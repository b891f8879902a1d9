"""The painter gives the pictures that a chapter would draw by itself, or leaves it to that."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")

#: What each program below begins with: a process like the warm parent, with a painter when asked.
BEGIN = """
import os, select, signal, sys
from dataclasses import replace
from ataskaita.chapter import painter
from ataskaita.chapter.drawing import Drawing

LOANS = Drawing(
    rows=("Knygos", "Garsas"),
    series=("2023 m.",),
    colours=("#1f5f8b",),
    numbers=((5.0,), (2.5,)),
    texts=(("5",), ("2,5",)),
)
asked = painter.open_requests()
start = os.fork()
if not start:
    select.select([asked], [], [])
    painter.serve(asked)
    os._exit(0)
asked.close()
"""
END = """
os.kill(start, signal.SIGKILL)
os.waitpid(start, 0)
"""


def printed(program: str, *, end: str = END) -> list[str]:
    """What a program prints; it must not load matplotlib before it asks."""
    environment = os.environ | {"ATASKAITA_CHAPTER": "04-a"}
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + textwrap.dedent(program) + end],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_picture_is_the_one_that_the_chapter_would_draw_without_loading_what_draws():
    program = """
        picture = painter.paint(LOANS)
        print("matplotlib" in sys.modules, picture == LOANS.svg(), picture.count("Garsas"))
    """
    assert printed(program) == ["False True 1"]


def test_several_chapters_that_ask_at_once_each_get_their_own_picture():
    program = """
        names = [f"Pavadinimas {number}" for number in range(5)]
        for name in names:
            if not os.fork():
                picture = painter.paint(replace(LOANS, rows=(name, "Kita")))
                own = [other for other in names if other in picture]
                sys.stdout.write("own\\n" if own == [name] else f"{own}\\n")
                sys.stdout.flush()
                os._exit(0)
        for name in names:
            os.wait()
    """
    assert printed(program) == ["own"] * 5


def test_a_drawing_that_is_wrong_fails_in_the_chapter_and_the_next_one_is_painted():
    program = """
        try:
            painter.paint(replace(LOANS, numbers=((5.0,),)))
        except ValueError as error:
            print("failed here")
        del sys.modules["matplotlib"]
        print(painter.paint(LOANS).count("Garsas"))
    """
    assert printed(program) == ["failed here", "1"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_without_a_painter_the_chapter_draws_by_itself(number):
    program = f"""
        os.kill(start, {int(number)})
        os.waitpid(start, 0)
        print(painter.paint(LOANS).count("Garsas"), "matplotlib" in sys.modules)
    """
    assert printed(program, end="") == ["1 True"]


def test_a_chapter_that_has_loaded_matplotlib_does_not_ask():
    program = """
        import matplotlib
        os.kill(start, signal.SIGSTOP)
        print(painter.paint(LOANS).count("Garsas"))
    """
    assert printed(program) == ["1"]


def test_the_painter_ends_when_all_who_could_ask_have_ended():
    program = """
        print(painter.paint(LOANS).count("Garsas"))
        painter._asking.close()
        print(os.waitstatus_to_exitcode(os.waitpid(start, 0)[1]))
    """
    assert printed(program, end="") == ["1", "0"]

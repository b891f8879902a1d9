from __future__ import annotations

import ast
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ataskaita.chapter import drawn
from ataskaita.chapter.drawing import Drawing
from ataskaita.chapter.drawn import CHARTS, any_kept, folder, kept_svg
from ataskaita.project import Project

LOANS = Drawing(
    rows=("Knygos", "Garsas"),
    series=("2023 m.",),
    colours=("#1f5f8b",),
    numbers=((5.0,), (2.5,)),
    texts=(("5",), ("2,5",)),
)


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def times_drawn(monkeypatch) -> list[Drawing]:
    """The drawings that were drawn, which is not done here but noted."""
    made: list[Drawing] = []

    def svg(drawing: Drawing) -> str:
        made.append(drawing)
        return f"<svg>{len(made)}</svg>"

    monkeypatch.setattr(Drawing, "svg", svg)
    return made


def test_a_drawing_is_drawn_once(project, times_drawn):
    assert [kept_svg(project, LOANS) for _ in range(2)] == ["<svg>1</svg>"] * 2
    assert times_drawn == [LOANS]


@pytest.mark.parametrize(
    "change",
    [
        {"rows": ("Knygos", "Kita")},
        {"series": ("2022 m.",)},
        {"colours": ("#a85c1e",)},
        {"numbers": ((5.0,), (2.4,))},
        {"texts": (("5",), ("2,5 [e]",))},
        {"stacked": True},
        {"legend": False},
    ],
)
def test_any_other_drawing_is_another_picture(project, times_drawn, change):
    kept_svg(project, LOANS)
    kept_svg(project, replace(LOANS, **change))
    assert len(times_drawn) == 2


def test_another_version_draws_anew_and_forgets_the_old_pictures(project, times_drawn, monkeypatch):
    kept_svg(project, LOANS)
    old = folder(project, CHARTS)
    monkeypatch.setattr(drawn, "_version", lambda kind: "another")
    assert not any_kept(project)
    kept_svg(project, LOANS)
    assert len(times_drawn) == 2
    assert any_kept(project)
    assert not old.exists()


def test_the_oldest_pictures_go_first(project, times_drawn, monkeypatch):
    monkeypatch.setattr(drawn, "CHARTS", replace(CHARTS, kept=1))
    for text in ("1", "2"):
        kept_svg(project, replace(LOANS, texts=((text,), ("",))))
    assert len(list(folder(project, drawn.CHARTS).iterdir())) == 1


def test_settings_of_a_chapter_and_those_of_the_charts_do_not_mix():
    import matplotlib as mpl

    plain = LOANS.svg()
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": "other"}):
        before = dict(mpl.rcParams)
        assert LOANS.svg() == plain
        assert dict(mpl.rcParams) == before


def test_a_kept_picture_needs_no_library(project, times_drawn):
    kept_svg(project, LOANS)
    code = (
        "import sys; from pathlib import Path\n"
        "from ataskaita.chapter.drawing import Drawing\n"
        "from ataskaita.chapter.drawn import kept_svg\n"
        "from ataskaita.project import Project\n"
        f"picture = kept_svg(Project(Path({str(project.root)!r})), {LOANS!r})\n"
        "print(picture, 'matplotlib' in sys.modules)"
    ).replace("\\\n", "\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["<svg>1</svg>", "False"]


@pytest.mark.parametrize("chapter", ["", "05-service"])
def test_only_who_runs_a_chapter_by_hand_gets_descriptions_of_properties(chapter):
    code = (
        "from ataskaita.chapter.style import seaborn; seaborn()\n"
        "from matplotlib.axes import Axes\n"
        "from matplotlib import artist, pyplot\n"
        "print('xlabel' in (Axes.set.__doc__ or ''), 'xlabel' in artist.kwdoc(Axes))\n"
        "axes = pyplot.figure().subplots()\n"
        "axes.set(xlabel='x')\n"
        "print(axes.get_xlabel(), 'ggplot' in pyplot.style.available)"
    )
    environment = os.environ | {"ATASKAITA_CHAPTER": chapter}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(not chapter), "True", "x", "True"]


def imported(path: Path) -> set[Path]:
    """The modules of this package that one of them imports, wherever it does."""
    package = Path(drawn.__file__).parents[1]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("ataskaita."):
            names |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    files = (package.joinpath(*name.split(".")[1:]).with_suffix(".py") for name in names)
    return {file for file in files if file.is_file()}


def test_all_code_that_has_a_part_in_a_picture_is_listed():
    here = Path(drawn.__file__).parent
    listed = {(here / name).resolve() for name in CHARTS.code}
    assert here / "drawn.py" in listed
    # These say where things are kept, not what they look like.
    without = {"checksums", "environment", "kept", "project", "saved"}
    needed = {file for path in listed for file in imported(path) if file.stem not in without}
    assert needed <= listed

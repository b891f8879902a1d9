"""The book's chapters are found however Quarto lets one list them; what can't be is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ataskaita.chapter_list import listed_chapters
from ataskaita.errors import UserError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notebooks").mkdir()
    for name in ("01-a.ipynb", "02-b.qmd", "03-c.ipynb", "04-d.ipynb", "91 e.ipynb", "x.md"):
        (tmp_path / "notebooks" / name).write_text("")
    return tmp_path


def listed(root: Path, *chapters, appendices=()) -> list[tuple[str, bool, str]]:
    book = {"chapters": ["index.qmd", *chapters], "appendices": list(appendices)}
    (root / "_quarto.yml").write_text(yaml.safe_dump({"book": book}))
    found = listed_chapters(root, {"book": book})
    return [(chapter.path.name, chapter.appendix, chapter.part) for chapter in found]


def test_a_chapter_may_be_a_notebook_or_a_page(root):
    assert listed(root, "notebooks/01-a.ipynb", "notebooks/02-b.qmd") == [
        ("01-a.ipynb", False, ""),
        ("02-b.qmd", False, ""),
    ]


def test_a_chapter_may_be_listed_with_its_file(root):
    assert listed(root, {"file": "notebooks/01-a.ipynb"}) == [("01-a.ipynb", False, "")]


def test_chapters_may_stand_in_parts(root):
    part = {"part": "Pirma dalis", "chapters": ["notebooks/01-a.ipynb", "notebooks/02-b.qmd"]}
    assert listed(root, part, "notebooks/03-c.ipynb") == [
        ("01-a.ipynb", False, "Pirma dalis"),
        ("02-b.qmd", False, "Pirma dalis"),
        ("03-c.ipynb", False, ""),
    ]


def test_appendices_come_last(root):
    assert listed(root, "notebooks/03-c.ipynb", appendices=["notebooks/01-a.ipynb"]) == [
        ("03-c.ipynb", False, ""),
        ("01-a.ipynb", True, ""),
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("notebooks/00-none.ipynb", "00-none.ipynb is listed, but does not exist"),
        ("notebooks/91 e.ipynb", "line 5, the file name notebooks/91 e.ipynb may hold only"),
        ("notebooks/x.md", "x.md is neither a notebook"),
        ({"href": "x"}, "does not know the entry"),
        ({"part": "notebooks/02-b.qmd", "chapters": ["notebooks/01-a.ipynb"]}, "only Quarto"),
        (7, "does not know the entry 7"),
    ],
)
def test_what_cannot_be_a_chapter_is_refused_by_name(root, entry, said):
    with pytest.raises(UserError, match=said):
        listed(root, entry)


def test_all_faults_are_told(root):
    with pytest.raises(UserError, match=r"00-none.*91 e"):
        listed(root, "notebooks/00-none.ipynb", "notebooks/91 e.ipynb")


def test_two_chapters_of_one_name_are_refused(root):
    (root / "01-a.qmd").write_text("")
    with pytest.raises(UserError, match="would be the same page"):
        listed(root, "notebooks/01-a.ipynb", "01-a.qmd")

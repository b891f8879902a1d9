from __future__ import annotations

import lxml.etree
import pytest

from ataskaita.chapter.charts.drawing import NARROW, WIDE, Drawing, width_of, wrapped


def test_lines_are_as_wide_as_they_may_be_and_keep_every_word():
    text = "Gyventojų skaitmeninio raštingumo mokymai ir konsultacijos"
    lines = wrapped(text, 200, 18)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(width_of(line, 18) <= 200 for line in lines)


def test_a_word_that_is_too_long_is_cut_and_none_of_it_lost():
    lines = wrapped("Nebeprisikiškiakopūsteliaujantiesiems", 90, 18)
    assert "".join(lines) == "Nebeprisikiškiakopūsteliaujantiesiems"
    assert all(width_of(line, 18) <= 90 for line in lines)


def test_a_number_and_its_unit_stay_on_one_line():
    assert "1\u00a0234\u00a0Eur" in wrapped("Gauta 1\u00a0234\u00a0Eur", 70, 18)


def test_text_is_text_whatever_signs_are_in_it():
    drawing = Drawing(WIDE, height=40)
    drawing.text(0, 20, "„A & B“ <tag> $x$ _y_")
    tree = lxml.etree.fromstring(drawing.svg().encode())
    assert "".join(tree.itertext()) == "„A & B“ <tag> $x$ _y_"


@pytest.mark.parametrize("paper", [WIDE, NARROW])
def test_a_drawing_says_what_it_is_for_and_how_wide(paper):
    tree = lxml.etree.fromstring(Drawing(paper, height=40).svg().encode())
    assert tree.get("class") == f"{paper.name}-drawing"
    assert tree.get("viewBox") == f"0 0 {paper.width} 40"
    assert tree.get("font-size") == str(paper.size)


def test_no_drawing_carries_a_style_of_its_own():
    drawing = Drawing(WIDE, height=40)
    drawing.mark(10, 10, "circle", "now", filled=0.5)
    drawing.rect(0, 0, 10, 10, "part-3", pattern="lines")
    assert "style=" not in drawing.svg()

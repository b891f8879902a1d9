"""Reading a table: where each cell stands, what is a number, what must stay on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.render.embedded.tables.grid import is_number, read_grid


def rows(*lines: str) -> str:
    return "".join(f"<tr>{line}</tr>" for line in lines)


def test_spanning_cells_push_others_to_the_right():
    grid = read_grid(
        "<table><thead>"
        + rows("<th rowspan='2'>a</th><th colspan='2'>b</th><th rowspan='2'>c</th>",
               "<th>d</th><th>e</th>")
        + "</thead><tbody>" + rows("<th>f</th><td>1</td><td>2</td><td>3</td>")
        + "</tbody></table>"
    )  # fmt: skip
    assert [[(cell.text, cell.column) for cell in row] for row in grid.head] == [
        [("a", 0), ("b", 1), ("c", 3)],
        [("d", 1), ("e", 2)],
    ]
    assert len(grid.sides) == 4


def test_a_cell_over_three_rows_holds_its_column_in_all_of_them():
    first = "<td rowspan='3'>a</td><td>b</td>"
    lines = rows(first, "<td>c</td>", "<td>d</td>", "<td>e</td><td>f</td>")
    grid = read_grid(f"<table>{lines}</table>")
    assert [[cell.column for cell in row] for row in grid.body] == [[0, 1], [1], [1], [0, 1]]


def test_columns_of_numbers_stand_right_and_others_left():
    grid = read_grid("<table>" + rows("<th>a</th><td>−1 805[e]</td><td>b</td><td></td>",
                                      "<th>c</th><td>[x]</td><td>2</td><td></td>")
                     + "</table>")  # fmt: skip
    assert grid.sides == ["left", "right", "left", "left"]


def test_a_column_stands_where_its_cells_say():
    grid = read_grid('<table><tr><td style="text-align: center">a</td></tr></table>')
    assert grid.sides == ["center"]


@pytest.mark.parametrize("text", ["1 805", "−2,0 proc. p.", "22,3 %", "[x]", "12 400,00 Eur", "–"])
def test_a_number_is_known_with_its_units_and_marks(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["2023 m.", "Iš viso", "1-oji"])
def test_words_are_no_numbers(text):
    assert not is_number(text)


@given(st.integers(-(10**9), 10**9))
def test_every_whole_number_is_a_number(number):
    assert is_number(f"{number:,}".replace(",", "\u00a0").replace("-", "−"))


def test_numbers_are_left_as_they_are_and_their_units_are_held():
    grid = read_grid('<table><tr><td><span class="v">1 d. 5</span> d.</td></tr></table>')
    (value,) = grid.body[0][0].element
    assert value.text == "1 d. 5"
    assert value.tail == "\u00a0d."


def test_marks_that_follow_each_other_become_one():
    grid = read_grid("<table><tr><td>5<sup>[e]</sup><sup>[past.]</sup> x</td></tr></table>")
    (mark,) = grid.body[0][0].element
    assert (mark.text, mark.tail) == ("[e][past.]", " x")


def test_what_stands_in_the_foot_is_no_row():
    grid = read_grid("<table><tbody><tr><td>1</td></tr></tbody>"
                     "<tfoot><tr><td>Pastaba</td></tr></tfoot></table>")  # fmt: skip
    assert len(grid.body) == 1
    assert [note.text for note in grid.notes] == ["Pastaba"]

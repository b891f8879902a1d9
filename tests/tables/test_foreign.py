"""Reading a table that somebody else has written: which cell stands where, what is a number."""

from __future__ import annotations

import pandas as pd

from ataskaita.tables import Run, TableCell, to_html
from ataskaita.tables.foreign import from_html
from ataskaita.tables.model import places


def rows(*lines: str) -> str:
    return "".join(f"<tr>{line}</tr>" for line in lines)


def test_a_data_frame_is_set_like_a_table_of_the_report():
    frame = pd.DataFrame({"Fondas": [150_191, 12], "Pastaba": ["a & b", "<c>"]}, index=["x", "y"])
    table = from_html(frame.to_html())
    assert table.aligns == ("left", "right", "left")
    assert [cell.text for cell in table.head[0].cells] == ["", "Fondas", "Pastaba"]
    assert [[cell.text for cell in row.cells] for row in table.body] == [
        ["x", "150191", "a & b"],
        ["y", "12", "<c>"],
    ]
    assert '<th class="short" data-first="" scope="row">x</th>' in to_html(table)


def test_spanning_cells_push_others_to_the_right():
    table = from_html(
        "<table><thead>"
        + rows("<th rowspan='2'>a</th><th colspan='2'>b</th><th rowspan='2'>c</th>",
               "<th>d</th><th>e</th>")
        + "</thead><tbody>" + rows("<th>f</th><td>1</td><td>2</td><td>3</td>")
        + "</tbody></table>"
    )  # fmt: skip
    assert [[(cell.text, column) for column, cell in line] for line in places(table.head)] == [
        [("a", 0), ("b", 1), ("c", 3)],
        [("d", 1), ("e", 2)],
    ]
    assert len(table.aligns) == 4


def test_a_cell_over_three_rows_holds_its_column_in_all_of_them():
    first = "<td rowspan='3'>a</td><td>b</td>"
    lines = rows(first, "<td>c</td>", "<td>d</td>", "<td>e</td><td>f</td>")
    body = from_html(f"<table>{lines}</table>").body
    assert [[column for column, _ in line] for line in places(body)] == [[0, 1], [1], [1], [0, 1]]


def test_columns_of_numbers_stand_right_and_others_left():
    table = from_html("<table>" + rows("<th>a</th><td>−1 805[e]</td><td>b</td><td></td>",
                                       "<th>c</th><td>[x]</td><td>2</td><td></td>")
                      + "</table>")  # fmt: skip
    assert table.aligns == ("left", "right", "left", "left")


def test_a_column_stands_where_its_cells_say():
    table = from_html('<table><tr><td style="text-align: center">a</td></tr></table>')
    assert table.aligns == ("center",)


def test_a_bold_row_is_a_total():
    html = '<table><tr><th style="font-weight: bold">Iš viso</th><td>5</td></tr></table>'
    assert from_html(html).body[0].kind == "total"


def test_what_stands_in_the_foot_is_no_row():
    table = from_html("<table><tbody><tr><td>1</td></tr></tbody>"
                      "<tfoot><tr><td>Pastaba</td></tr></tfoot></table>")  # fmt: skip
    assert len(table.body) == 1
    assert table.notes == ((Run("Pastaba"),),)


def test_the_language_of_words_is_kept_for_the_cell_and_what_is_in_it():
    html = (
        '<table><tr><td lang="en">a <em>b</em></td><td>c <span lang="de">d</span></td></tr></table>'
    )
    first, second = from_html(html).body[0].cells
    assert first.runs == (Run("a ", lang="en"), Run("b", "emphasis", lang="en"))
    assert second.runs == (Run("c "), Run("d", lang="de"))


def test_emphasis_code_links_and_numbers_of_the_ledger_are_kept():
    html = (
        '<table><tr><td>a <strong>b</strong><br><code>c_d</code> <a href="#tbl-x">2</a>'
        '<span class="v" data-k="e@f.2019" id="n-1">5</span><sup>[e]</sup></td></tr></table>'
    )
    assert from_html(html).body[0].cells == (
        TableCell(
            (
                Run("a "),
                Run("b", "strong"),
                Run("", "break"),
                Run("c_d", "code"),
                Run(" "),
                Run("2", "link", "#tbl-x"),
                Run("5", "number", "e@f.2019", "n-1"),
                Run("[e]", "mark"),
            )
        ),
    )

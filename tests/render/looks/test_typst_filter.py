from __future__ import annotations

import re


def table_of(typst: str, label: str) -> str:
    return next(line for line in typst.splitlines() if f'#table-figure("{label}"' in line)


def test_a_heading_is_left_to_count_unless_it_has_no_number(typst):
    assert "#heading(level: 1)[Dokumentų fondas]" in typst
    assert "#heading(level: 1, numbering: none)[Metų apžvalga]" in typst
    assert "#heading(level: 2)[Visi siekiai]" in typst


def test_a_table_repeats_its_header_on_every_page(typst):
    assert "table.header(repeat: true" in table_of(typst, "tbl-long")


def test_a_line_below_a_heading_goes_with_the_table_it_speaks_of(typst):
    between = typst.partition("[Pastabos]")[2].partition("#table-figure(")[0]
    assert "#block(sticky: true)[Siekiai surašyti lentelėje.]" in between


def test_numbers_stand_right_and_words_left(typst):
    assert "alignments: (left, right, right,)" in table_of(typst, "tbl-long")
    assert "alignments: (left, left, left,)" in table_of(typst, "tbl-targets")


def test_columns_of_numbers_are_alike_and_names_of_rows_get_more(typst):
    shares = re.search(r"columns: \(([^)]*)\)", table_of(typst, "tbl-wide"))[1]
    first, *others, last = [float(share) for share in re.findall(r"([\d.]+)fr", shares)]
    assert len(set(others)) == 1
    # Beside the last one stands more room, which is its own.
    assert first > last > others[0]


def test_only_a_wide_table_reaches_into_the_margin(typst):
    assert "wide: true" in table_of(typst, "tbl-wide")
    assert "wide: true" not in table_of(typst, "tbl-long")


def test_the_notes_of_a_table_belong_to_it(typst):
    assert "table-notes[" in table_of(typst, "tbl-long")


def test_a_mark_hangs_beside_its_number(typst):
    assert '#hung-mark[#"[e]";]' in table_of(typst, "tbl-long")


def test_a_chart_carries_its_alternative_text(typst):
    drawn = r'image\.with\("/figures/fig-one-\w+\.svg", alt: "Juosta: 5 < 6"\), 100%\)'
    assert re.search(drawn, typst)


def test_boxes_are_called_by_name(typst):
    assert "#lead[" in typst
    assert '#callout(kind: "note", title: [Pastaba])[' in typst
    assert '#callout(kind: "warning", title: [Su pavadinimu])[' in typst
    assert '#outcome("missed")[nepasiektas]' in typst
    assert '#outcome("nearly")[#"beveik pasiektas";]' in table_of(typst, "tbl-targets")


def test_key_figures_are_laid_out_together(typst):
    figures = next(line for line in typst.splitlines() if line.startswith("#key-figures("))
    assert "447" in figures
    assert "[skaitytojai]" in figures

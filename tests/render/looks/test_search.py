from __future__ import annotations

from pathlib import Path
from threading import Timer

import pytest
from pagefind.index import PagefindIndex

from ataskaita.errors import RenderError
from ataskaita.render.embedded.search import JOINER, Record, records, write_search_index

PAGE = """<html><body><nav><p>Ne tekstas</p></nav><main><article{kind}>
<section id="sec-loans"><h1><span class="number">5</span> Išduotis</h1>
<p>Išduota <a class="v">73\u00a0417</a><sup>[e]</sup> vnt.</p>
<section id="sec-types"><h2>5.1 Pagal rūšį</h2><p>Knygos.</p>
<table id="tbl-types"><caption>5.1 lentelė. Rūšys</caption>
<tr><th>Knygos</th><td>37\u00a0510</td><td>166</td></tr></table>
<figure id="fig-types"><svg role="img" aria-label="Juostos: 9"><text>9</text></svg>
<figcaption>5.1 pav. Rūšys</figcaption></figure>
</section></section></article></main></body></html>"""


@pytest.fixture
def found() -> dict[str, Record]:
    return {record.url: record for record in records(PAGE.format(kind=""), "05.html")}


def test_sections_tables_and_charts_are_found_by_themselves(found):
    assert {url: (record.kind, record.title) for url, record in found.items()} == {
        "05.html": ("section", "5 Išduotis"),
        "05.html#sec-types": ("section", "5.1 Pagal rūšį"),
        "05.html#tbl-types": ("table", "5.1 lentelė. Rūšys"),
        "05.html#fig-types": ("figure", "5.1 pav. Rūšys"),
    }
    assert {record.page for record in found.values()} == {"5 Išduotis"}


def test_no_words_are_found_twice(found):
    assert found["05.html#sec-types"].text == "Knygos."
    assert found["05.html#fig-types"].text == "Juostos: 9"


def test_a_number_is_one_word_and_numbers_of_cells_stay_apart(found):
    assert found["05.html"].text == f"Išduota 73{JOINER}417 vnt."
    assert found["05.html#tbl-types"].text == f"Knygos 37{JOINER}510 166"


def test_a_page_with_nothing_but_a_title_is_found_by_it():
    page = "<article><section id='sec-a'><h1>Tuščias skyrius</h1></section></article>"
    assert [(r.url, r.text) for r in records(page, "a.html")] == [("a.html", "Tuščias skyrius")]


@pytest.mark.parametrize(("kind", "part"), [("", "skyriai"), (' class="appendix"', "priedai")])
def test_appendices_are_told_from_chapters(kind, part):
    assert {record.part for record in records(PAGE.format(kind=kind), "05.html")} == {part}


def test_the_index_stands_beside_the_pages_with_nothing_that_they_do_not_load(site):
    write_search_index(site)
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert list((site / "pagefind" / "fragment").iterdir())
    assert not list((site / "pagefind").glob("*ui*"))


def test_a_folder_without_pages_is_a_clear_error(tmp_path):
    with pytest.raises(RenderError, match="nothing to search"):
        write_search_index(tmp_path / "nowhere")


def test_the_index_is_whole_though_pagefind_still_writes_when_it_says_that_it_has(
    tmp_path, monkeypatch
):
    (tmp_path / "05.html").write_text(PAGE.format(kind=""), encoding="utf-8")
    write = PagefindIndex.write_files
    late: list[Timer] = []

    async def still_writing(index, output_path):
        await write(index, output_path)
        entry = Path(output_path) / "pagefind-entry.json"
        text = entry.read_text(encoding="utf-8")
        entry.write_bytes(b"")
        late.append(Timer(0.4, entry.write_text, [text]))
        late[0].start()

    monkeypatch.setattr(PagefindIndex, "write_files", still_writing)
    write_search_index(tmp_path)
    sizes = [path.stat().st_size for path in (tmp_path / "pagefind").rglob("*") if path.is_file()]
    late[0].join()
    assert sizes
    assert all(sizes)

from __future__ import annotations

import pytest

from ataskaita.cache import Cache
from ataskaita.render.embedded.search import JOINER, Record, records, write_search_index
from tests.support.projects import contents

PAGE = """<html><body><nav><p>Ne tekstas</p></nav><main><article{kind}>
<section id="sec-loans"><h1><span class="number">5</span> Išduotis</h1>
<p>Išduota <a class="v">73\u00a0417</a><sup>[e]</sup> vnt.</p>
<section id="sec-types"><h2>5.1 Pagal rūšį</h2><p>Knygos.</p>
<table id="tbl-types"><caption>5.1 lentelė. Rūšys</caption>
<tr><th>Knygos</th><td>37\u00a0510</td><td>166</td></tr></table>
<p class="take-away generated"><a>Duomenys (CSV)</a></p>
<figure id="fig-types"><svg role="img" aria-label="Juostos: 9"><text>9</text></svg>
<figcaption>5.1 pav. Rūšys</figcaption></figure>
</section></section></article></main></body></html>"""


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


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


def test_the_index_stands_beside_the_pages_with_nothing_that_they_do_not_load(site, cache):
    write_search_index(site, cache)
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert list((site / "pagefind" / "fragment").iterdir())
    assert not list((site / "pagefind").glob("*ui*"))


def test_every_file_of_the_index_is_whole(site, cache):
    write_search_index(site, cache)
    sizes = [path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()]
    assert sizes
    assert all(sizes)


def test_the_same_pages_give_the_same_index(site, cache, tmp_path):
    write_search_index(site, cache, tmp_path / "once")
    write_search_index(site, cache, tmp_path / "again")
    assert contents(tmp_path / "once") == contents(tmp_path / "again")

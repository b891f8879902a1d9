"""The site as a whole: everything is there, everything leads somewhere, nobody else is asked."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote, urlsplit

from ataskaita.execution.source import read_chapter
from tests.report.notebooks.subset import labels
from tests.report.site.conftest import sources
from tests.support.pages import Places, spaced

#: Attributes by which a page makes a browser ask for something.
LOADING = ("//script/@src", "//link/@href", "//img/@src", "//source/@src", "//iframe/@src",
           "//video/@src", "//object/@data", "//use/@href", "//image/@href")  # fmt: skip


def test_every_chapter_has_a_page_that_begins_with_its_title(rendered, pages):
    assert {path.stem for path in rendered.sources} <= set(pages)
    for path in rendered.sources:
        source = "\n".join(c.source for c in read_chapter(path).cells if c.cell_type == "markdown")
        title = re.search(r"^# (.+?)(?: \{|$)", source, flags=re.MULTILINE)[1]
        # Words of another language are said to be so.
        title = re.sub(r"\[(.+)\]\{lang=\w+\}", r"\1", title)
        if "{{<" not in title and "`" not in title:
            assert title in pages[path.stem].xpath("string(//h1)"), path.stem


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(rendered, pages):
    ids = {stem: set(tree.xpath("//@id")) for stem, tree in pages.items()}
    broken = []
    for stem, tree in pages.items():
        for link in tree.xpath("//a/@href"):
            address = urlsplit(link)
            if address.scheme:
                continue
            file = unquote(address.path) or f"{stem}.html"
            target = rendered.site / file
            page = file.removesuffix(".html")
            if not target.is_file() or (address.fragment and address.fragment not in ids[page]):
                broken.append(f"{stem}: {link}")
    assert broken == []


def test_every_cross_reference_was_settled(pages):
    for stem, tree in pages.items():
        text = tree.xpath("string(//main)")
        assert not re.findall(r"\[?-?@(?:tbl|fig|sec)-[\w-]+", text), stem
        assert "{python}" not in text, stem
        assert "{{<" not in text, stem


def test_every_table_and_chart_of_a_chapter_is_on_its_page(rendered, pages):
    for path in rendered.sources:
        expected = set(labels(read_chapter(path)))
        assert expected <= set(pages[path.stem].xpath("//@id")), path.stem


def test_every_number_of_the_ledger_is_on_its_page_at_its_anchor(ledger, pages):
    places = Places(pages)
    wrong = [
        record["anchor"]
        for record in ledger
        if record["place"] != "figure" and places.texts(record) != [spaced(record["printed"])]
    ]
    assert wrong == []
    assert len(ledger) > 100


def test_every_number_of_a_chart_is_in_its_alternative_text(ledger, pages):
    alternatives = {
        stem: " ".join(tree.xpath("//*[@role='img']/@aria-label | //img/@alt"))
        for stem, tree in pages.items()
    }
    missing = [
        record["anchor"]
        for record in ledger
        if record["place"] == "figure" and record["printed"] not in alternatives[record["chapter"]]
    ]
    assert missing == []


def test_no_page_makes_a_browser_ask_another_host(pages):
    asked = [
        f"{stem}: {address}"
        for stem, tree in pages.items()
        for path in LOADING
        for address in tree.xpath(path)
        if re.match(r"(https?:)?//", address)
    ]
    assert asked == []


def test_no_style_sheet_asks_another_host(rendered):
    for path in rendered.site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", text), path.name


def test_everything_that_a_page_loads_is_in_the_site(rendered, pages):
    for stem, tree in pages.items():
        for path in LOADING:
            for address in tree.xpath(path):
                file = rendered.site / unquote(urlsplit(address).path)
                assert address.startswith(("data:", "#")) or file.is_file(), f"{stem}: {address}"


def test_every_page_is_lithuanian_and_has_ids_of_its_own(pages):
    for stem, tree in pages.items():
        assert tree.get("lang") == "lt", stem
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), stem


def test_a_render_leaves_every_source_byte_for_byte_as_it_was(rendered):
    before = json.loads((rendered.root.parent / "sources.json").read_text(encoding="utf-8"))
    assert sources(rendered) == before
    assert len(before) > 100


def test_the_ledger_can_be_downloaded_in_both_forms(rendered):
    assert (rendered.site / "ledger.csv").stat().st_size > 1000
    assert (rendered.site / "ledger.json").stat().st_size > 1000

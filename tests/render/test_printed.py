"""The numbers on the pages and the ledger: nothing changed is overlooked, whatever is kept."""

from __future__ import annotations

import json

import pytest

import ataskaita.render.printed as printed
from ataskaita.errors import RenderError
from ataskaita.render.ledger_check import check_site


def page(*texts: str) -> str:
    numbers = " ir ".join(
        f'<span id="n-{count}" class="v" data-k="events.total@library.2023">{text}</span>'
        for count, text in enumerate(texts, start=1)
    )
    return f"<html><body><p>Iš viso {numbers}.</p></body></html>"


def record(text: str = "764", chapter: str = "06-events") -> dict:
    return {"chapter": chapter, "anchor": "n-1", "id": "events.total@library.2023",
            "printed": text, "place": "text"}  # fmt: skip


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "06-events.html").write_text(page("764"), encoding="utf-8")
    (folder / "07-projects.html").write_text(page("12"), encoding="utf-8")
    return folder


LEDGER = [record(), record("12", "07-projects")]


@pytest.fixture
def kept(site, tmp_path):
    """What a check that found nothing has left."""
    path = tmp_path / "printed.json"
    check_site(LEDGER, site, path)
    return path


@pytest.fixture
def parsed(monkeypatch):
    """The pages that are read anew."""
    pages, original = [], printed.numbers_on
    monkeypatch.setattr(
        printed, "numbers_on", lambda text: pages.append(text) or original(text)
    )  # fmt: skip
    return pages


def test_only_a_changed_page_is_read_again(site, kept, parsed):
    check_site(LEDGER, site, kept)
    assert parsed == []
    changed = page("764").replace("Iš viso", "Visų")
    (site / "06-events.html").write_text(changed, encoding="utf-8")
    check_site(LEDGER, site, kept)
    assert parsed == [changed.encode()]


def test_a_number_that_was_put_on_a_page_meanwhile_is_found(site, kept):
    (site / "06-events.html").write_text(page("764", "9"), encoding="utf-8")
    with pytest.raises(RenderError, match="in the site but not in the ledger: 06-events n-2"):
        check_site(LEDGER, site, kept)


def test_a_number_that_changed_in_the_ledger_alone_is_found(site, kept, parsed):
    with pytest.raises(RenderError, match=r"in the ledger but not in the site: 06-events .*765"):
        check_site([record("765"), LEDGER[1]], site, kept)
    assert parsed == []


def test_pages_that_changed_places_are_found(site, kept):
    (site / "06-events.html").write_text(page("12"), encoding="utf-8")
    (site / "07-projects.html").write_text(page("764"), encoding="utf-8")
    with pytest.raises(RenderError, match="disagree"):
        check_site(LEDGER, site, kept)


def test_a_disagreement_is_found_again_the_next_time(site, kept):
    (site / "06-events.html").write_text(page("765"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RenderError, match="disagree"):
            check_site(LEDGER, site, kept)


@pytest.mark.parametrize("text", ["", "{", "[1]"])
def test_what_is_kept_may_be_spoiled_or_gone(site, kept, text):
    kept.write_text(text, encoding="utf-8")
    check_site(LEDGER, site, kept)
    kept.unlink()
    check_site(LEDGER, site, kept)


def test_pages_that_are_gone_are_forgotten(site, kept):
    (site / "07-projects.html").unlink()
    check_site(LEDGER[:1], site, kept)
    assert len(json.loads(kept.read_text(encoding="utf-8"))) == 1

"""Only what has changed is set again, and the report is the same as if all had been."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader

from ataskaita.errors import RenderError
from ataskaita.render.embedded import pdf_store
from ataskaita.render.embedded.outline import Page
from ataskaita.render.embedded.pdf import PdfParts
from ataskaita.render.embedded.pdf_store import PartStore
from ataskaita.render.embedded.pdf_typst import Typesetter

from .conftest import BOOK, CHAPTERS, folder, write

FUND = CHAPTERS["02-fund"]
SENTENCE = FUND.replace("Ir dar.", "Ir dar vienas.")
LONGER = FUND + "\n\n#pagebreak()\n\nDar puslapis."


def clean(path: Path, changed: dict[str, str] | None = None) -> bytes:
    work = folder(path)
    write(work, changed)
    return (work / "report.pdf").read_bytes()


def test_the_first_time_every_chapter_is_set_once(work, typeset):
    write(work)
    assert sorted(typeset) == sorted(
        [*(f"{stem}.ipynb" for stem in CHAPTERS), "the contents", "the page numbers"]
    )


def test_nothing_is_set_again_without_a_change(work, typeset):
    write(work)
    first = (work / "report.pdf").read_bytes()
    typeset.clear()
    write(work)
    assert typeset == []
    assert (work / "report.pdf").read_bytes() == first


def test_after_a_changed_sentence_only_its_chapter_is_set(work, typeset, tmp_path):
    write(work)
    typeset.clear()
    write(work, {"02-fund": SENTENCE})
    assert typeset == ["02-fund.ipynb"]
    assert (work / "report.pdf").read_bytes() == clean(tmp_path / "clean", {"02-fund": SENTENCE})


def test_a_chapter_that_grows_moves_those_after_it(work, typeset, tmp_path):
    write(work)
    before = len(PdfReader(work / "report.pdf").pages)
    typeset.clear()
    write(work, {"02-fund": LONGER})
    assert typeset == ["02-fund.ipynb", "the contents"]
    reader = PdfReader(work / "report.pdf")
    assert len(reader.pages) == before + 1
    last = reader.pages[-1].extract_text()
    assert "Siekiai" in last
    assert str(before + 1) in last.split()
    assert (work / "report.pdf").read_bytes() == clean(tmp_path / "clean", {"02-fund": LONGER})


def test_a_changed_chart_under_the_same_name_is_seen(work, typeset):
    write(work)
    typeset.clear()
    chart = work / "figures" / "a.svg"
    chart.write_text(chart.read_text(encoding="utf-8").replace(">A<", ">B<"), encoding="utf-8")
    write(work)
    assert typeset == ["12-targets.ipynb"]


def test_the_numbers_on_the_pages_come_in_the_order_of_the_book(work):
    assert write(work) == [("loans.items", "6 690"), ("a", "1"), ("b", "2")]


def test_an_error_of_typst_names_the_chapter(work):
    write(work)
    before = (work / "report.pdf").read_bytes()
    with pytest.raises(RenderError, match=r"02-fund\.ipynb: Typst stopped: unknown variable: nera"):
        write(work, {"02-fund": "#nera"})
    assert (work / "report.pdf").read_bytes() == before
    left = {path.suffix for path in work.rglob("*") if path.is_file()}
    assert left == {".svg", ".pdf", ".pickle"}


def test_a_chart_without_alternative_text_is_refused(work):
    with pytest.raises(RenderError, match=r"02-fund\.ipynb: Typst stopped: .*alt"):
        write(work, {"02-fund": '#image("figures/a.svg")'})


def test_a_link_that_leads_nowhere_names_the_chapter(work):
    with pytest.raises(RenderError, match=r"index\.ipynb links to tbl-nera"):
        write(work, {"index": "#link(<tbl-nera>)[1]"})
    assert not (work / "report.pdf").exists()


def test_a_chapter_without_text_does_no_harm(work):
    write(work)
    pages = len(PdfReader(work / "report.pdf").pages)
    write(work, {"13-empty": "\n"})
    assert len(PdfReader(work / "report.pdf").pages) == pages
    write(work, {"13-empty": "// nothing to see"})
    assert len(PdfReader(work / "report.pdf").pages) == pages + 1


def test_two_renders_at_once_do_not_disturb_each_other(work, tmp_path):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: write(work, name=name), ("a.pdf", "b.pdf")))
    expected = clean(tmp_path / "clean")
    assert (work / "a.pdf").read_bytes() == expected
    assert (work / "b.pdf").read_bytes() == expected


def test_a_part_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    store = PartStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            store.put("a" * 64, b"half")
    assert store.get("a" * 64) is None
    store.put("a" * 64, b"whole")
    assert store.get("a" * 64) == b"whole"


def test_parts_that_were_long_not_asked_for_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_store, "KEPT", 2)
    store = PartStore(tmp_path)
    for age, name in enumerate("edcba"):
        store.put(name * 64, name.encode())
        os.utime(tmp_path / f"{name * 32}.pickle", (1000 + age, 1000 + age))
    later = PartStore(tmp_path)
    assert later.get("e" * 64) == b"e"
    later.prune()
    assert sorted(path.stem[0] for path in tmp_path.iterdir()) == ["a", "b", "e"]


def test_what_is_kept_may_be_deleted_at_any_time(work, typeset):
    write(work)
    shutil.rmtree(work / "pdf")
    typeset.clear()
    write(work)
    assert len(typeset) == len(CHAPTERS) + 2


def test_what_was_foreseen_is_set_once_and_taken_only_if_it_comes_true(work, typeset, tmp_path):
    page = Page("02-fund", "2", False, "Fondas", ())
    with PdfParts(BOOK, work) as parts:
        parts.get_ready()
        for text in (LONGER, FUND):
            parts.foresee(page, [text])
        for stem, text in CHAPTERS.items():
            parts.set(stem, text, where=f"{stem}.ipynb")
        parts.join(work / "report.pdf", list(CHAPTERS))
    assert typeset.count("02-fund.ipynb") == 2
    assert (work / "report.pdf").read_bytes() == clean(tmp_path / "clean")


def test_what_was_foreseen_may_be_wrong_typst(work):
    with PdfParts(BOOK, work) as parts:
        parts.foresee(Page("02-fund", "2", False, "Fondas", ()), ["#nera"])
        for stem, text in CHAPTERS.items():
            parts.set(stem, text, where=f"{stem}.ipynb")
        parts.join(work / "report.pdf", list(CHAPTERS))
    assert (work / "report.pdf").is_file()


def test_a_part_whose_chart_changed_while_it_was_set_is_not_kept(work, typeset, monkeypatch):
    chart = work / "figures" / "a.svg"
    drawn = chart.read_text(encoding="utf-8")
    original = Typesetter.set

    def meanwhile(self, source, **options):
        chart.write_text(drawn.replace("A", "B"), encoding="utf-8")
        return original(self, source, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Typesetter, "set", meanwhile)
        write(work, {"02-fund": SENTENCE})
    chart.write_text(drawn, encoding="utf-8")
    typeset.clear()
    write(work, {"02-fund": SENTENCE})
    assert typeset == ["12-targets.ipynb"]

"""Pages and PDFs made again by a process that stays."""

from __future__ import annotations

from ataskaita.preview import extras
from ataskaita.preview.rebuild import Made, PageBuilder


def test_pdfs_follow_the_pages_and_are_compared_with_them(small_report, monkeypatch):
    compared, told = [], []
    check = extras.check_pdf

    def checked(pdf, chapters, pages):
        compared.append((pdf.name, {chapter.stem for chapter in chapters}))
        check(pdf, chapters, pages)

    monkeypatch.setattr(extras, "check_pdf", checked)
    finish = PageBuilder(small_report.root).rebuild("", told.append)
    assert [made.what for made in told] == ["pages"]
    assert compared == []
    finish()
    assert told[1:] == [Made("pdf", ("report",)), Made("search")]
    assert compared == [("report.pdf", {source.stem for source in small_report.sources})]

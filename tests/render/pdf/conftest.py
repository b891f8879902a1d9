"""A small report in Typst's own words, with everything that parts have to share."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from ataskaita.render.book import Book
from ataskaita.render.embedded.pdf import PdfParts
from ataskaita.render.embedded.pdf_typst import Typesetter

BOOK = Book("2023 metų veiklos ataskaita", "Biblioteka (centrinė)", "Biblioteka", 2023, "2023 m.")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text y="9">A</text></svg>'

TABLE = """#figure(kind: table, caption: [Filialai (12 0 R)], table(columns: 3,
  table.header(table.cell(rowspan: 2)[Filialas], table.cell(colspan: 2)[Metai], [2022], [2023]),
  [Dūkštas], [1], [2], [Rimšė], [3], [4])) #label("tbl-branches")"""

CHAPTERS = {
    "index": """#heading(level: 1, numbering: none)[Metų apžvalga] #label("sec-review")

Lentelė yra #link(<tbl-branches>)[2.1], paveikslas #link(<fig-ąžuolas>)[3.1],
skyriai #link(<sec-fund>)[2] ir #link(<sec-targets>)[A]. Viso #v("loans.items", "6 690")[6 690].
#footnote[Pirmoji išnaša.]""",
    "02-fund": f"""
#heading(level: 1, numbering: (..) => "2")[Dokumentų #emph[fondas]] #label("sec-fund")

Du #v("a", "1")[1] ir #v("b", "2")[2].#footnote[Antroji.] Ir dar.#footnote[Trečioji.]

#pagebreak()
#heading(level: 2, numbering: (..) => "2.1")[Skliaustai (12 0 R) ir \\\\] #label("sec-brackets")

{TABLE}

#heading(level: 3, numbering: none)[Be žymės]

Žr. #link("https://example.org/a(b)")[svetainę] ir #link(<sec-review>)[apžvalgą].""",
    "12-targets": """#heading(level: 1, numbering: (..) => "A")[Siekiai] #label("sec-targets")

#figure(image("figures/a.svg", width: 20%, alt: "Juosta: (5 < 6"), kind: image, caption: [Ąžuolas])
#label("fig-ąžuolas")

#heading(level: 2, numbering: (..) => "A.1")[Visi siekiai] #label("sec-all")

Žr. #link(<sec-brackets>)[2.1].#footnote[Ketvirtoji.]

#table(columns: 2, table.header[Nr.][Siekis], [1], [Surengti])""",
}


@pytest.fixture(autouse=True)
def _fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def folder(path: Path) -> Path:
    """A folder to work in, with the chart of the last chapter."""
    (path / "figures").mkdir(parents=True)
    (path / "figures" / "a.svg").write_text(SVG, encoding="utf-8")
    return path


def write(
    work: Path, changed: dict[str, str] | None = None, name: str = "report.pdf"
) -> list[tuple[str, str]]:
    """Write the report, some chapters changed: ``write(work, {"index": "…"})``."""
    chapters = CHAPTERS | (changed or {})
    with PdfParts(BOOK, work) as parts:
        for stem, text in chapters.items():
            parts.set(stem, text, where=f"{stem}.ipynb")
        return parts.join(work / name, list(chapters))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return folder(tmp_path / "work")


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names what is set by Typst, as it happens."""
    seen: list[str] = []
    original = Typesetter.set

    def noting(self, source, **options):
        seen.append(source.where)
        return original(self, source, **options)

    monkeypatch.setattr(Typesetter, "set", noting)
    return seen


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as it is, written once."""
    work = folder(tmp_path_factory.mktemp("report") / "work")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        write(work)
    return work / "report.pdf"


@pytest.fixture(scope="module")
def pdf(report: Path) -> pikepdf.Pdf:
    with pikepdf.open(report) as opened:
        yield opened


def kids(element: pikepdf.Object) -> list:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def links(pdf: pikepdf.Pdf) -> list[tuple[int, pikepdf.Object]]:
    return [
        (number, link)
        for number, page in enumerate(pdf.pages)
        for link in page.obj.get("/Annots", ())
    ]


def pages_of(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def places(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}

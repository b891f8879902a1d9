"""A small report with everything the style sheets know, rendered once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat.v4 as v4
import pytest

from ataskaita.cache import Cache
from ataskaita.render.book import Book
from ataskaita.render.embedded.site import write_site
from tests.render.books import Document, Executed, chapter, parsed
from tests.support.browsing import launched, served, settle

BOOK = Book(
    "2019 metų veiklos ataskaita",
    "Savivaldybės biblioteka",
    "Savivaldybės biblioteka",
    2019,
    "2019 m. gruodžio 31 d.",
)
CHART = """<?xml version="1.0"?><!DOCTYPE svg>
<svg xmlns="http://www.w3.org/2000/svg" width="100pt" height="50pt" viewBox="0 0 100 50">
<defs><clipPath id="p1"><rect width="9" height="9"/></clipPath></defs>
<g id="figure_1" clip-path="url(#p1)"><text style="fill: #20262e" x="9" y="20">Ąžuolas</text></g>
</svg>"""


def table(*rows: tuple[str, ...], heads: tuple[str, ...], note: str = "") -> str:
    """A table as the table builder hands it over."""
    head = "".join(f"<th>{text}</th>" for text in heads)
    body = "".join(
        f"<tr><th>{row[0]}</th>{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    foot = f"<tfoot><tr><td colspan='{len(heads)}'>{note}</td></tr></tfoot>" if note else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>"


def shown(data: dict[str, str], **options: str):
    """An executed cell that shows something."""
    source = "".join(f"#| {name.replace('_', '-')}: {text}\n" for name, text in options.items())
    return v4.new_code_cell(source + "1", outputs=[v4.new_output("display_data", data=data)])


LONG = table(
    *((f"{n} filialas", f"{n} 100", f"{n * 7}<sup>[e]</sup>") for n in range(1, 90)),
    heads=("", "Įsigyta, fiz. vnt.", "Renginiai"),
    note="[e] – skaičius atkurtas.",
)
WIDE = table(
    *(("Nevyriausybiniai projektai", *["712 400,00"] * 8) for _ in range(3)),
    heads=("Šaltinis", *["Panaudota"] * 8),
)
TARGETS = table(
    ("3.1-1", "Surengti 700 renginių", '<span class="outcome nearly">beveik pasiektas</span>'),
    heads=("Nr.", "Siekis", "Rezultatas"),
)


def value(number: int, text: str) -> str:
    """A number of a table, as the table builder hands it over."""
    return f'<span id="n-{number}" class="v" data-k="readers.total@library.2019">{text}</span>'


VALUES = table(
    ("Miestas", value(5, "447"), f"{value(6, '3')}<sup>[e]</sup>"),
    ("Kaimas", value(7, "12"), value(8, "1")),
    heads=("", "Vartotojai", "Pokytis"),
)

FIRST = """# Metų apžvalga {.unnumbered}

::: {.lead}
Biblioteka išdavė [11\u00a0763]{#n-1 .v data-k="lending.items@library.2019"} dokumentų.
:::

::: {.key-figures}
::: {.key-figure}
[447]{#n-2 .v data-k="readers.total@library.2019"}

skaitytojai

3 daugiau nei 2018 m.

[]{.spark points="0.000,0.500 0.500,0.000 1.000,1.000"}
:::
:::

Vartotojų – [447]{#n-3 .v data-k="readers.total@library.2019"}, išduota
[11\u00a0763]{#n-4 .v data-k="lending.items@library.2019"}.
Siekis [nepasiektas]{.outcome .missed}.[^1]

[^1]: Pirmoji išnaša.
"""
#: What may be asked of the numbers of the first page and the last.
ORIGINS = {
    "readers.total@library.2019": {
        "name": "Vartotojai",
        "unit": "Visa biblioteka",
        "year": 2019,
        "definition": "Kiek žmonių užsiregistravo.",
        "standard": "ISO 2789: registered users",
        "status": "atkurta",
        "bounds": "440 – 450",
        "before": "450",
        "rows": [
            {"file": "data/raw/2019/readers.csv", "line": 2, "name": "Miestas", "column": "value",
             "value": "1447", "status": "atkurta", "lower": "1440", "upper": "1450"},
        ],
    }
}  # fmt: skip
SECOND = """# Dokumentų fondas {#sec-fund}

Skaičiai – [-@tbl-long] lentelėje, išduotis – @fig-one, fondo dydis – 5 fiz. vnt.[^2]

::: {.callout-note}
Be pavadinimo.
:::

::: {.callout-warning title="Su pavadinimu"}
Tekstas.
:::

## Komplektavimas {#sec-buying}

[^2]: Antroji išnaša.
"""


def chapters() -> list[Executed]:
    second = (
        SECOND,
        shown({"text/html": LONG}, label="tbl-long", tbl_cap="Filialai"),
        shown({"text/html": WIDE}, label="tbl-wide", tbl_cap="Asignavimai"),
        shown(
            {"image/svg+xml": CHART}, label="fig-one", fig_cap="Išduotis", fig_alt='"Juosta: 5 < 6"'
        ),
        shown({"image/svg+xml": CHART}, label="fig-two", fig_cap="Renginiai", fig_alt="Juosta"),
    )
    third = (
        "# Siekiai {#app-targets}\n\n## Visi siekiai\n\nŽr. @sec-fund.\n\n"
        "## Rodikliai\n\n### Išduotis {#ind-lending-items}\n\n"
        "### Vartotojai {#ind-readers-total}\n\n## Pastabos\n\nSiekiai surašyti lentelėje.\n",
        shown({"text/html": TARGETS}, label="tbl-targets", tbl_cap="Siekiai"),
        shown({"text/html": VALUES}, label="tbl-values", tbl_cap="Vartotojai"),
    )
    return [
        chapter("index", FIRST),
        chapter("02-fund", *second),
        chapter("12-targets", *third, appendix=True),
    ]


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="session")
def document(work: Path) -> Document:
    return parsed(work, *chapters())


@pytest.fixture(scope="session")
def pages(document: Document) -> dict[str, str]:
    """The HTML of each chapter, without the frame of the page."""
    return document.html


@pytest.fixture(scope="session")
def typst(document: Document) -> str:
    """The Typst of all chapters."""
    return document.typst


def write(document: Document, folder: Path) -> Path:
    """Write the site of a document."""
    cache = Cache(document.folder / "cache")
    details = dict.fromkeys(("index", "12-targets"), json.dumps(ORIGINS))
    write_site(document.chapters, document.labels, BOOK, folder, cache=cache, details=details)
    return folder


@pytest.fixture(scope="session")
def site(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(document, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def pdf(document: Document) -> Path:
    document.pdf(BOOK)
    return document.folder / "report.pdf"


@pytest.fixture
def chapter_html(tmp_path: Path) -> Callable[[str], str]:
    """Render the Markdown of one chapter to HTML."""
    return lambda markdown: parsed(tmp_path, chapter("a", markdown)).html["a"]


@pytest.fixture(scope="session")
def address(site):
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with launched() as found:
        yield found


class Visitor:
    """One page of a browser that goes from test to test: a new one each time takes a second.

    Parameters
    ----------
    browser : Browser
    address : str
        Where the site is.
    """

    def __init__(self, browser, address: str) -> None:
        self.browser, self.address = browser, address
        #: What the last page asked for, and what it complained of.
        self.asked: list[str] = []
        self.said: list[str] = []
        self._pages: dict[bool, Any] = {}

    def __call__(self, name, *, theme="light", width=1280, base="", java_script_enabled=True):
        """Open a page of the site; hands back the page and all it asked for."""
        page = self._page(java_script_enabled)
        url = f"{base or self.address}{name}.html"
        if page.url.partition("#")[0] == url:
            # It would stay where it is, if only the place in the page were another one.
            page.goto("about:blank")
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        self.asked.clear()
        self.said.clear()
        page.goto(url)
        if java_script_enabled:
            settle(page)
        return page, self.asked

    def forget(self) -> None:
        """Have the browser forget what a test has chosen."""
        for scripts, page in self._pages.items():
            if scripts and page.url != "about:blank":
                page.evaluate("localStorage.clear()")

    def _page(self, scripts: bool):
        if scripts not in self._pages:
            page = self.browser.new_page(java_script_enabled=scripts)
            page.on("request", lambda request: self.asked.append(request.url))
            page.on("console", lambda message: self.said.append(message.text))
            page.on("pageerror", lambda error: self.said.append(str(error)))
            self._pages[scripts] = page
        return self._pages[scripts]


@pytest.fixture(scope="module")
def visitor(browser, address):
    return Visitor(browser, address)


@pytest.fixture
def visit(visitor):
    """Open a page of the site as somebody does who comes for the first time."""
    yield visitor
    visitor.forget()

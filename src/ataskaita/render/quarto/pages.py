"""What Quarto's pages and its PDF take from the other engine: numbers of all things, looks, notes.

Two filters of Quarto's own kind read it (`filters/`); it lies where both those who call Quarto by
hand and a render find it: in ``_build/pages/`` of the project that Quarto renders.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from ataskaita import fonts
from ataskaita.chapter_list import INDEX
from ataskaita.errors import RenderError
from ataskaita.execution.run import Run
from ataskaita.project import Project
from ataskaita.render.book import book_of, places_of
from ataskaita.render.embedded.assets import (
    CARDS_SHEET,
    FONTS_SHEET,
    SCRIPTS,
    STYLES,
    write_assets,
)
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.engine import convert_chapter
from ataskaita.render.embedded.references import NAMES
from ataskaita.render.embedded.resources import FILTERS as EMBEDDED_FILTERS
from ataskaita.render.embedded.site import PROVENANCE, provenance_script
from ataskaita.render.embedded.word import write_reference
from ataskaita.render.embedded.word_pictures import to_png
from ataskaita.render.quarto.copies import texts_of, without_html
from ataskaita.supported.findings import UnsupportedErrors
from ataskaita.supported.settings import number_depth

#: Quarto's filters, in the order in which they stand around Quarto's own.
FILTERS = Path(__file__).with_name("filters")
OURS = ("tables.lua", "references.lua", "looks.lua")

#: What Quarto calls before, while and after it renders.
HOOKS = Path(__file__).with_name("hooks")

#: The other engine's filters, which ours call.
SHARED_FILTERS = ("charts.lua", "common.lua", "spark.lua")

#: The folder in ``_build/`` that the filters read.
FOLDER = "pages"

#: Style sheets that Quarto's pages have in common with the other engine's; what those say of the
#: frame of a page (its top, its lists of chapters) has no place in Quarto's.
SHEETS = (
    FONTS_SHEET,
    "text.css",
    "content.css",
    "stand-ins.css",
    "tables.css",
    CARDS_SHEET,
    "charts.css",
    "numbers.css",
    "marks.css",
)

#: What must be said otherwise among Quarto's own rules; comes last.
OWN_STYLESHEET = Path(__file__).with_name("book.css")

#: Of the scripts, those that notes on numbers need.
PROGRAMS = ("numbers.js",)


def write_pages(project: Project, run: Run, build: Path) -> None:
    """Write the filters and what they read, and the fonts that report.qmd tells Typst of.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        Its executed chapters.
    build : Path
        The folder ``_build/`` of the project that Quarto renders; written over where it is there.
    """
    folder = build / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    assets = folder / "assets"
    write_assets(assets, sheets=SHEETS, programs=PROGRAMS)
    shutil.copy2(OWN_STYLESHEET, assets / OWN_STYLESHEET.name)
    # Where a project without the package beside it finds them.
    shutil.copytree(FILTERS, build / "filters", dirs_exist_ok=True)
    (build / "fonts").mkdir(exist_ok=True)
    for family, name in product(fonts.PACKAGES, fonts.FACES):
        shutil.copy2(fonts.face_file(family, name), build / "fonts")
    for name in SHARED_FILTERS:
        shutil.copy2(EMBEDDED_FILTERS / name, folder / name)
    _write_pictures(run, folder)
    write_reference(folder / "reference.docx")
    notes = folder / PROVENANCE
    notes.mkdir(parents=True)
    for chapter in run.chapters:
        script = provenance_script(_without_raw_pages(chapter.details))
        (notes / f"{chapter.source.stem}.js").write_text(script, encoding="utf-8")
    known = {
        "title": book_of(project).title,
        "depth": number_depth(project.quarto),
        "chapters": _chapters(project),
        "labels": _labels(project, _converted(project, run)),
        "texts": _texts(run),
        "stylesheets": [STYLES, OWN_STYLESHEET.name],
        "scripts": [SCRIPTS],
        "resources": sorted(
            path.relative_to(assets).as_posix()
            for folder in ("fonts", "later")
            for path in (assets / folder).iterdir()
        ),
    }
    (folder / "known.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


def _write_pictures(run: Run, folder: Path) -> None:
    """A picture of each drawing, by its checksum: Word, and what opens its files, needs one."""
    drawings = {
        drawing
        for chapter in run.chapters
        for cell in without_html(chapter.notebook, chapter.source).cells
        for output in cell.get("outputs", [])
        if (drawing := output.get("data", {}).get("image/svg+xml", "").encode())
    }
    if drawings:
        listed = sorted(drawings)
        for drawing, picture in zip(listed, to_png(listed, folder), strict=True):
            name = hashlib.sha1(drawing).hexdigest()
            (folder / f"{name}.png").write_bytes(picture)


def _texts(run: Run) -> dict[str, list[str]]:
    """The executed texts of pages that Quarto, called by hand, runs itself.

    Each by the checksum of its source: of one that has changed since, what Quarto makes is shown,
    and of one with shortcodes too, which only Quarto can read.
    """
    pages = [chapter for chapter in run.chapters if chapter.source.suffix != ".ipynb"]
    texts = {
        hashlib.sha1(page.source.read_bytes()).hexdigest(): texts_of(page.notebook)
        for page in pages
    }
    return {source: said for source, said in texts.items() if "{{<" not in "".join(said)}


def _without_raw_pages(details: str) -> str:
    """What readers may ask of numbers, without links to pages that Quarto's site has not."""
    found = json.loads(details)
    for known in found.values():
        for row in known.get("rows", ()):
            row.pop("href", None)
    return json.dumps(found, ensure_ascii=False)


def _converted(project: Project, run: Run) -> Iterable[Chapter]:
    """The chapters as the other engine has them; those that only Quarto can show are left out."""
    places = places_of(project)
    for executed in run.chapters:
        try:
            yield convert_chapter(project, executed, places[executed.source])
        except (RenderError, UnsupportedErrors):
            continue


def _chapters(project: Project) -> dict[str, dict[str, str]]:
    """Each chapter by the name of its copy: its number, and where it lies."""
    return {
        source.stem: {
            "stem": source.stem,
            "file": project.relative(source),
            "folder": Path(project.relative(source)).parent.as_posix(),
            "number": place.number,
            "kind": "app" if place.appendix else "sec",
        }
        for source, place in places_of(project).items()
    }


def _labels(project: Project, chapters: Iterable[Chapter]) -> dict[str, dict[str, Any]]:
    """Each label of the book: its number, the word for what it is, and the page it stands on."""
    files = {source.stem: project.relative(source) for source in project.sources}
    found: dict[str, dict[str, Any]] = {}
    for chapter in chapters:
        page = Path(files.get(chapter.stem, INDEX)).with_suffix(".html").as_posix()
        for label, known in (chapter.labels or {}).items():
            own = {"name": NAMES[known["kind"]], "stem": chapter.stem, "page": page}
            found[label] = known | own
    return found


def with_filters(own: Any) -> list[Any]:
    """The filters of a project, ours around Quarto's.

    Parameters
    ----------
    own : list
        What its settings name.
    """
    named = own if isinstance(own, list) else [own]
    others = [one for one in named if Path(_path(one)).name not in OURS]
    at = others.index("quarto") if "quarto" in others else len(others)
    after = [one for one in others[at:] if one != "quarto"]
    tables, references, looks = (f"_build/filters/{name}" for name in OURS)
    return [{"path": tables, "at": "pre-ast"}, *others[:at], references, "quarto", *after, looks]


def _path(named: Any) -> str:
    return str(named.get("path", "")) if isinstance(named, dict) else str(named)

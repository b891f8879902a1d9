"""The search index: what readers find is a section, a table or a chart, not a page.

Pagefind makes the index; this module tells it what there is to find. A number is one word, however
it is typed: ``73 417`` is written into the index without its space, and the script of the search
takes the spaces out of what a reader asks for.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.etree import Comment

from ataskaita.cache import Cache
from ataskaita.errors import RenderError
from ataskaita.fingerprint import code, fingerprint
from ataskaita.folders import staged
from ataskaita.programs import program
from ataskaita.render.embedded.resources import templates
from ataskaita.translation import _

#: The parts of a report, in the order in which their results are shown.
CHAPTERS, APPENDICES = "skyriai", "priedai"

#: What Pagefind brings along and these pages don't load: its own look, in several kinds.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")

#: Elements with records of their own where they have an id.
_APART = frozenset({"section", "table", "figure"})

#: Names of such, and what holds no words: marks and numbers of notes are none.
_LEFT_OUT = frozenset(
    {"h1", "h2", "h3", "h4", "caption", "figcaption", "script", "style", "sup", "nav", Comment}
)

#: What nobody hears, and what stands on every page.
_SILENT = ".//*[@aria-hidden = 'true' or contains(@class, 'generated')]"

#: Elements in the midst of a line.
_INLINE = frozenset({"a", "span", "em", "strong", "code", "sub", "b", "i"})

_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")

#: Takes no room: Pagefind leaves it out of a word, and the script makes it a space again.
JOINER = "\u2060"


@dataclass(frozen=True)
class Record:
    """Something that can be found.

    Parameters
    ----------
    url : str
        Where it is.
    page, title : str
        What its page and it itself are called; the same for what stands before the first section.
    kind : {"section", "table", "figure"}
        What it is.
    part : str
        `CHAPTERS` or `APPENDICES`.
    text : str
        Its words.
    """

    url: str
    page: str
    title: str
    kind: str
    part: str
    text: str


def records(page: str, file: str) -> Iterator[Record]:
    """What can be found on a page.

    Parameters
    ----------
    page : str
        Its HTML.
    file : str
        Its name.
    """
    for article in lxml.html.fromstring(page).iter("article"):
        part = APPENDICES if "appendix" in article.classes else CHAPTERS
        title = _said(next(article.iter("h1"), article))
        if not _words(article, apart=False):
            # Nothing but a title: that is what it is found by.
            yield Record(file, title, title, "section", part, title)
        for section in article.xpath(".//section[@id and not(@role)]"):
            heading = next((e for e in section if e.tag in ("h1", "h2", "h3", "h4")), None)
            text = _words(section, apart=True)
            if heading is not None and text:
                url = file if heading.tag == "h1" else f"{file}#{section.get('id')}"
                yield Record(url, title, _said(heading), "section", part, text)
        for shown in article.xpath(".//table[@id] | .//figure[@id]"):
            caption = next(shown.iter("caption", "figcaption"), None)
            name = title if caption is None else _said(caption)
            url = f"{file}#{shown.get('id')}"
            yield Record(url, title, name, shown.tag, part, _words(shown, apart=False))


def write_search_index(folder: Path, cache: Cache, into: Path | None = None) -> None:
    """Index the pages of a finished site.

    Parameters
    ----------
    folder : Path
        The folder of the pages.
    cache : Cache
        Remembers what there is to find on a page.
    into : Path, optional
        The folder of the index; ``pagefind/`` beside the pages when left out.

    Raises
    ------
    RenderError
        Pagefind is not installed or stopped.
    """
    index = into or folder / "pagefind"
    pages = sorted(folder.glob("*.html"))
    found = _all_records(pages, cache)
    with staged(index.with_name("searched")) as aside:
        # For Pagefind alone: it takes a folder of pages at once, but records one by one.
        template = templates().get_template("found.html.j2")
        for number, record in enumerate(found):
            page = template.render(record=record, appendices=APPENDICES)
            (aside / f"{number:05}.html").write_text(page, encoding="utf-8")
        command = [program("pagefind", "pagefind_bin"), "--site", aside, "--output-path", index]
        command += ["--force-language", "lt", "--quiet"]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
    if done.returncode or not (index / "pagefind.js").is_file():
        cause = (done.stderr or done.stdout).strip()
        raise RenderError(
            _("Pagefind stopped: {cause}").format(cause=cause),
            _("Render again. If it stops again, see whether the disk is full."),
        )
    for pattern in _UNUSED:
        for path in index.glob(pattern):
            path.unlink()


def _all_records(pages: Sequence[Path], cache: Cache) -> list[Record]:
    """What can be found on the pages; those that are as they were last are not read again."""
    known, found = cache.get("search") or {}, {}
    for path in pages:
        text = path.read_text(encoding="utf-8")
        key = fingerprint(code("render"), path.name, text)
        found[key] = known.get(key) or [vars(record) for record in records(text, path.name)]
    if found.keys() != known.keys():
        cache.put(found, "search")
    return [Record(**record) for own in found.values() for record in own]


def _said(element) -> str:
    words = re.split(r"[ \t\n]+", element.text_content().strip())
    return _GROUPED.sub(JOINER, " ".join(words))


def _words(element, *, apart: bool) -> str:
    """The words of an element without its heading; ``apart``: what has records of its own, too."""
    shown = deepcopy(element)
    for picture in shown.xpath(".//*[@role='img']"):
        label = picture.get("aria-label") or picture.get("alt") or ""
        picture[:], picture.text = [], f" {label} "
    silent = set(shown.xpath(_SILENT))
    for child in list(shown.iterdescendants()):
        own = apart and child.tag in _APART and child.get("id")
        if child.tag in _LEFT_OUT or own or child in silent:
            child.drop_tree()
        elif child.tag not in _INLINE:
            child.text = f" {child.text or ''}"
            child.tail = f" {child.tail or ''}"
    return _said(shown)

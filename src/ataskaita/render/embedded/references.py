"""References: what each label of the book means, and the links of the site's pages to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ataskaita.errors import RenderError
from ataskaita.lithuanian.typography import NBSP
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.translation import _

NAMES = {"tbl": "lentelė", "fig": "pav.", "sec": "skyrius", "app": "priedas"}

#: What ``filters/html.lua`` writes where a reference's text will stand.
_REFERENCE = re.compile(r'(<a href="#([^"]+)" class="reference") data-form="(name|number)"></a>')
#: The end of a sentence, emphasised or not.
_ENDS = re.compile(r"(?:</\w+>)*\.")
#: A number that the author's own word follows, "7 skyrių": one link of both, which a finger meets.
_NAMED = re.compile(
    r'(<a href="[^"]*") class="reference">([^<]*)</a>'
    r"((?:\u00a0|&nbsp;)(?:(?:lentel|skyri|skirsn|pried)\w+|pav\.))"
)
_VALUE = re.compile(r'<span((?: id="[^"]*")? class="v" data-k="([^"]*)")>(.*?)</span>', re.DOTALL)
#: The section that explains marks, where a report has one.
_MARKS = "sec-marks"
#: A number with its marks: behind a link to the catalogue, where they are what is asked about.
_MARKED = re.compile(
    r'(<a href="(?P<address>[^"]*)" id="(?P<number>[^"]*)" class="v"[^>]*>[^<]*</a>)'
    r"<sup>(?P<mark>\[[^<\]]*\][^<]*)</sup>"
)
_HREF = re.compile(r'href="#([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')
_KEY = re.compile(r"[^@\[~]+")

#: Label -> its number, kind (of `NAMES`), section, page, and the PDF it stands in.
Labels = Mapping[str, Mapping[str, str]]


def labels_of(chapters: Sequence[Chapter]) -> dict[str, dict[str, str]]:
    """All labels of the book.

    Raises
    ------
    RenderError
        Two things have the same label.
    """
    labels: dict[str, dict[str, str]] = {}
    twice = []
    for chapter in chapters:
        for label, known in chapter.labels.items():
            if label in labels or label in chapter.duplicates:
                first = labels.get(label, {}).get("page", chapter.stem)
                named = (c.named(label) for c in chapters if c.stem in (first, chapter.stem))
                message = _("{chapters}: two things have the label @{label}")
                twice.append(message.format(chapters="; ".join(named), label=label))
            labels[label] = known | {"page": chapter.stem, "pdf": chapter.pdf}
    if twice:
        raise RenderError("; ".join(twice) + ".", _("Give one of them another label."))
    return labels


def require_labels(chapters: Sequence[Chapter], labels: Labels) -> None:
    """Refuse references and links that lead nowhere.

    Raises
    ------
    RenderError
        There are some; all are named.
    """
    missing = []
    for chapter in chapters:
        refers = _("{chapter} refers to @{label}, but nothing has that label")
        links = _("{chapter} links to #{label}, but nothing has that label")
        missing += [
            refers.format(chapter=chapter.named(f"@{n}"), label=n)
            for n in chapter.references
            if n not in labels
        ]
        own = set(_ID.findall(chapter.html)).union(chapter.references, labels)
        missing += [
            links.format(chapter=chapter.named(f"#{n}"), label=n)
            for n in _HREF.findall(chapter.html)
            if n not in own
        ]
    if missing:
        raise RenderError(
            "; ".join(missing) + ".",
            _("Correct the label there, or label the table, chart or heading it means."),
        )


def link_page(html: str, page: str, labels: Labels) -> str:
    """Fill in the references of a page, and lead its links to other pages where that is needed.

    Parameters
    ----------
    html : str
        The chapter's HTML.
    page : str
        Its stem.
    labels : mapping
        What the labels mean. A reference that leads nowhere shows its label; one to a page that
        is not there (``page`` is empty) shows its number.
    """

    def fill(found: re.Match[str]) -> str:
        known = labels.get(found[2])
        if known is None:
            return f'<span class="reference">@{found[2]}</span>'
        text = known["number"] + (NBSP + NAMES[known["kind"]] if found[3] == "name" else "")
        if _ENDS.match(found.string, found.end()):
            # A sentence that ends with "pav." has one full stop.
            text = text.removesuffix(".")
        shown = f"{found[1]}>{text}</a>"
        return shown if known["page"] else f'<span class="reference">{text}</span>'

    def address(label: str) -> str:
        target = labels.get(label, {}).get("page") or page
        return f"#{label}" if target == page else f"{target}.html#{label}"

    def link_value(found: re.Match[str]) -> str:
        anchor = catalogue_anchor(found[2])
        if not labels.get(anchor, {}).get("page"):
            return found[0]
        return f'<a href="{address(anchor)}"{found[1]}>{found[3]}</a>'

    html = _NAMED.sub(r'\1><span class="reference">\2</span>\3</a>', _REFERENCE.sub(fill, html))
    html = _HREF.sub(lambda found: f'href="{address(found[1])}"', html)
    explained = address(_MARKS) if labels.get(_MARKS, {}).get("page") else None

    def link_mark(found: re.Match[str]) -> str:
        # Where scripts run a mark opens what its number opens, and by keyboard it is reached there.
        return (
            f'{found[1]}<sup><a class="mark" href="{explained or found["address"]}" '
            f'data-for="{found["number"]}" tabindex="-1" title="Kodėl šis ženklas?">'
            f"{found['mark']}</a></sup>"
        )

    return _MARKED.sub(link_mark, _VALUE.sub(link_value, html))


def pdf_address(label: str, labels: Labels) -> str:
    """Where a label is found from another PDF: a PDF knows its headings by name."""
    known = labels[label]
    return f"{known['pdf']}.pdf#{quote(known['section'] or label)}"


def catalogue_anchor(key: str) -> str:
    """The catalogue's entry for a value: its id on the page of the catalogue.

    Parameters
    ----------
    key : str
        The value's name, as in ``visits.total@library.2000``.
    """
    return "ind-" + _KEY.match(key)[0].replace(".", "-").replace("_", "-")

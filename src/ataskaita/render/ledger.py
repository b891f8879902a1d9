"""The number ledger: files beside the site, and the proof that the pages hold the same numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import lxml.html

from ataskaita.data.findings import few_lines
from ataskaita.errors import RenderError
from ataskaita.execution.copies import write_records
from ataskaita.translation import _
from ataskaita.values.ledger import write_table

COLUMNS = (
    *("chapter", "anchor", "place", "label", "id", "indicator", "dimensions", "unit", "year"),
    *("kind", "number", "lower", "upper", "printed", "measure", "status", "sources"),
)


def write_ledger(records: Sequence[dict], folder: Path) -> None:
    """Write ``ledger.json`` and ``ledger.csv``.

    Parameters
    ----------
    records : sequence of dict
        What `ataskaita.values.ledger.Entry.record` gives.
    folder : Path
        The site's folder.
    """
    write_records(records, folder / "ledger.json")
    write_table(records, COLUMNS, folder / "ledger.csv")


def check_site(ledger: Iterable[dict], folder: Path) -> None:
    """Compare the numbers on the site's pages with the ledger, page by page.

    Parameters
    ----------
    ledger : iterable of dict
        The ledger's records.
    folder : Path
        The folder of the pages.

    Raises
    ------
    RenderError
        A number is on a page but not in the ledger, or the other way round.
    """
    # Pages in other folders may be called like a chapter's: each is read.
    pages = sorted(folder.rglob("*.html"))
    check_pages(ledger, ((path.stem, path.read_text(encoding="utf-8")) for path in pages))


def check_pages(ledger: Iterable[dict], pages: Iterable[tuple[str, str]]) -> None:
    """Compare the numbers on pages with those that the ledger has of them.

    Parameters
    ----------
    ledger : iterable of dict
        The ledger's records of these pages' chapters.
    pages : iterable of (str, str)
        Of each page its stem and its HTML.

    Raises
    ------
    RenderError
        A number is on a page but not in the ledger, or the other way round.
    """
    expected = Counter(
        (record["chapter"], record["anchor"], record["id"], _plain(record["printed"]))
        for record in _printed(ledger)
    )
    found = Counter((stem, *number) for stem, page in pages for number in _numbers_on(page))
    _compare(expected, found, "the site")


def check_text(ledger: Iterable[dict], printed: Iterable[tuple[str, str]], where: str) -> None:
    """Compare the numbers of a text that has no anchors with the ledger.

    Parameters
    ----------
    ledger : iterable of dict
        The ledger's records.
    printed : iterable of (str, str)
        The numbers that the text holds: id and text.
    where : str
        What the text is, for the message: ``the PDF``.

    Raises
    ------
    RenderError
        A number is in the text but not in the ledger, or the other way round.
    """
    expected = Counter((record["id"], _plain(record["printed"])) for record in _printed(ledger))
    _compare(expected, Counter((key, _plain(text)) for key, text in printed), where)


def _printed(ledger: Iterable[dict]) -> Iterator[dict]:
    """Numbers that are text; those drawn in charts are in their alternative texts."""
    return (record for record in ledger if record["place"] != "figure")


def _numbers_on(page: str) -> list[tuple[str, str, str]]:
    """Anchor, id and text of each number on a page."""
    return [
        (element.get("id") or "", element.get("data-k") or "", _plain(element.text_content()))
        for element in lxml.html.fromstring(page).iter("a", "span")
        if "v" in element.classes
    ]


def _plain(text: str) -> str:
    """Typography may turn a space into one at which no line breaks; the text stays the same."""
    return text.replace("\u00a0", " ")


def _compare(expected: Counter, found: Counter, where: str) -> None:
    missing, extra = expected - found, found - expected
    if not missing and not extra:
        return
    where = {"the site": _("the site"), "the PDF": _("the PDF")}.get(where, where)
    lacks = _("in the ledger but not in {where}: {number}")
    adds = _("in {where} but not in the ledger: {number}")
    lines = [lacks.format(where=where, number=" ".join(item)) for item in missing]
    lines += [adds.format(where=where, number=" ".join(map(str, item))) for item in extra]
    message = _("{where} and the number ledger disagree:").format(where=where)
    raise RenderError(
        "\n  ".join([message[0].upper() + message[1:], *few_lines(lines)]),
        _(
            "A value was made but not shown, or its text was changed on the way: show it once, "
            "where it is made."
        ),
    )

"""The printed pages against the ledger: what is printed is in it, what is in it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ataskaita.errors import RenderError

#: Disagreements that a message lists.
_LISTED = 10


def check_site(ledger: Sequence[dict], folder: Path) -> None:
    """Compare the numbers on the site's pages with the ledger.

    Parameters
    ----------
    ledger : sequence of dict
        The ledger's records.
    folder : Path
        The folder of the pages.

    Raises
    ------
    RenderError
        A number is on a page but not in the ledger, or the other way round.
    """
    import lxml.html

    expected = Counter(
        (record["chapter"], record["anchor"], record["id"], _plain(record["printed"]))
        for record in ledger
        if record["place"] != "figure"
    )
    found: Counter = Counter()
    for path in sorted(folder.glob("*.html")):
        tree = lxml.html.fromstring(path.read_bytes())
        for element in tree.iter("a", "span"):
            if "v" in (element.get("class") or "").split():
                text = _plain(element.text_content())
                found[path.stem, element.get("id") or "", element.get("data-k"), text] += 1
    _compare(expected, found, "the site")


def check_pdf(ledger: Sequence[dict], printed: Iterable[tuple[str, str]]) -> None:
    """Compare the numbers on the PDF's pages with the ledger.

    Parameters
    ----------
    ledger : sequence of dict
        The ledger's records.
    printed : iterable of (str, str)
        The numbers that the PDF's pages hold: id and text.

    Raises
    ------
    RenderError
        A number is on a page but not in the ledger, or the other way round.
    """
    expected = Counter(
        (record["id"], _plain(record["printed"]))
        for record in ledger
        if record["place"] != "figure"
    )
    _compare(expected, Counter((key, _plain(text)) for key, text in printed), "the PDF")


def _plain(text: str) -> str:
    """Typography may turn a space into one at which no line breaks; the text stays the same."""
    return text.replace("\u00a0", " ")


def _compare(expected: Counter, found: Counter, where: str) -> None:
    missing, extra = expected - found, found - expected
    if not missing and not extra:
        return
    lines = [f"in the ledger but not in {where}: {' '.join(item)}" for item in missing]
    lines += [f"in {where} but not in the ledger: {' '.join(map(str, item))}" for item in extra]
    shown = "\n  ".join(lines[:_LISTED])
    more = f"\n  and {len(lines) - _LISTED} more" if len(lines) > _LISTED else ""
    raise RenderError(
        f"{where.capitalize()} and the number ledger disagree:\n  {shown}{more}",
        "A value was made but not shown, or its text was changed on the way: show it once, "
        "where it is made.",
    )

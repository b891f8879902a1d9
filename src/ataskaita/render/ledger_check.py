"""The printed pages against the ledger: what is printed is in it, what is in it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ataskaita.errors import RenderError
from ataskaita.render.printed import plain, printed_numbers

#: Disagreements that a message lists.
_LISTED = 10


def check_site(ledger: Iterable[dict], folder: Path, kept: Path | None = None) -> None:
    """Compare the numbers on the site's pages with the ledger.

    Parameters
    ----------
    ledger : iterable of dict
        The ledger's records.
    folder : Path
        The folder of the pages.
    kept : Path, optional
        A file that keeps what stands on each page, so that only changed ones are read again; all
        are compared every time. It may be deleted at any time.

    Raises
    ------
    RenderError
        A number is on a page but not in the ledger, or the other way round.
    """
    expected = Counter(
        (record["chapter"], record["anchor"], record["id"], plain(record["printed"]))
        for record in ledger
        if record["place"] != "figure"
    )
    found = Counter(
        (stem, *number)
        for stem, numbers in printed_numbers(folder, kept).items()
        for number in numbers
    )
    _compare(expected, found, "the site")


def check_pdf(ledger: Iterable[dict], printed: Iterable[tuple[str, str]]) -> None:
    """Compare the numbers on the PDF's pages with the ledger.

    Parameters
    ----------
    ledger : iterable of dict
        The ledger's records.
    printed : iterable of (str, str)
        The numbers that the PDF's pages hold: id and text.

    Raises
    ------
    RenderError
        A number is on a page but not in the ledger, or the other way round.
    """
    expected = Counter(
        (record["id"], plain(record["printed"])) for record in ledger if record["place"] != "figure"
    )
    _compare(expected, Counter((key, plain(text)) for key, text in printed), "the PDF")


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

"""The numbers on the pages of a site, read off the pages themselves."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from ataskaita.cache import write_whole

#: Anchor, id and text of a number.
Number = tuple[str, str, str]


def printed_numbers(folder: Path, kept: Path | None = None) -> dict[str, list[Number]]:
    """Read the numbers off all pages of a site.

    Parameters
    ----------
    folder : Path
        The folder of the pages.
    kept : Path, optional
        A file that keeps the numbers of each page by the checksum of the page and of this module.

    Returns
    -------
    dict
        The stem of each page -> its numbers, in order.
    """
    before = _read(kept) if kept else {}
    pages, now = {}, {}
    for path in sorted(folder.glob("*.html")):
        page = path.read_bytes()
        checksum = hashlib.sha256(_READER + page).hexdigest()
        now[checksum] = before[checksum] if checksum in before else numbers_on(page)
        pages[path.stem] = [tuple(number) for number in now[checksum]]
    if kept and now != before:
        write_whole(kept, json.dumps(now, ensure_ascii=False))
    return pages


def numbers_on(page: bytes) -> list[Number]:
    """Read the numbers off one page."""
    import lxml.html

    return [
        (element.get("id") or "", element.get("data-k") or "", plain(element.text_content()))
        for element in lxml.html.fromstring(page).iter("a", "span")
        if "v" in (element.get("class") or "").split()
    ]


def plain(text: str) -> str:
    """Typography may turn a space into one at which no line breaks; the text stays the same."""
    return text.replace("\u00a0", " ")


def _read(kept: Path) -> dict[str, list[Number]]:
    try:
        found = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


_READER = hashlib.sha256(Path(__file__).read_bytes()).digest()

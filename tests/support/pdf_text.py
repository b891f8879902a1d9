"""The text of a PDF, as a reader copies it."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

import pypdfium2

#: What stands between the letters of a PDF because of its layout; PDFium marks hyphens with U+FFFE.
_GAPS = re.compile(r"[\s\u00ad\u200b\ufffe]+")


def squeezed(text: str) -> str:
    """A text without what may stand between its letters on paper; ² may read as 2 there."""
    # Typst sets a true minus sign where an earlier edition is quoted with a hyphen.
    return _GAPS.sub("", normalize("NFKC", text)).replace("−", "-")


def texts_of(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]

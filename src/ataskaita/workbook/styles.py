"""How the cells of a workbook look; what a colour means is said in words as well."""

from __future__ import annotations

from typing import Any

from xlsxwriter.workbook import Workbook

#: Kind of cell -> its number format.
NUMBERS = {
    "text": "General",
    "code": "@",
    "year": "0",
    "whole": "#,##0",
    "number": "#,##0.0#####",
    "money": "#,##0.00",
    "date": "yyyy-mm-dd",
}

_BASE = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_EDGE = {"border": 1, "border_color": "#8C8C8C"}
_OPEN = _BASE | _EDGE | {"bg_color": "#FFF9DB", "locked": False}
_CLOSED = _BASE | _EDGE
_GREY = _CLOSED | {"bg_color": "#F2F2F2", "font_color": "#595959", "italic": True}
_HEADER = {"bold": True, "text_wrap": True, "bg_color": "#1F3A5F", "font_color": "white"}


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        make = book.add_format
        self.heading = make(_BASE | {"bold": True, "font_size": 16})
        self.subheading = make(_BASE | {"bold": True, "font_size": 13})
        self.plain = make(_BASE)
        self.wrapped = make(_BASE | {"text_wrap": True})
        self.link = make(_BASE | {"font_color": "#0B5394", "underline": 1})
        self.header = make(_CLOSED | _HEADER)
        #: What names a row.
        self.key = make(_CLOSED | {"text_wrap": True})
        #: What is filled in, and what was so last year: kind of cell -> format.
        self.open = {kind: make(_OPEN | _number(kind)) for kind in NUMBERS}
        self.last = {kind: make(_GREY | _number(kind)) for kind in NUMBERS}
        self.example = {"open": make(_OPEN), "last": make(_GREY), "key": make(_CLOSED)}


def _number(kind: str) -> dict[str, Any]:
    wrap = {"text_wrap": True} if kind == "text" else {}
    return wrap | {"num_format": NUMBERS[kind]}

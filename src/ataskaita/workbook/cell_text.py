"""The text of a cell, and what a spreadsheet made of it that cannot be taken."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from ataskaita.translation import _
from ataskaita.workbook.oddities import Oddities
from ataskaita.workbook.report import as_seen, plain


class Refused(Exception):
    """A cell that cannot be taken: rule, value, message and fix."""


def text_of(cell: Any, at: tuple[int, int], kind: str, odd: Oddities) -> str:
    """What a cell says, as a CSV file would have it.

    Parameters
    ----------
    cell : Any
        What the reader of workbooks gives.
    at : tuple of int
        Its row and column, counted from 1.
    kind : str
        That of its column: ``text``, ``whole`` or ``number``.
    odd : Oddities
        What is odd in the sheet's cells.

    Raises
    ------
    Refused
        A spreadsheet has made something else of what was typed.
    """
    if at in odd.errors:
        message = _("The formula gives an error instead of a result.")
        fix = _("Write the figure itself.")
        raise Refused("BOOK-05", odd.errors[at], message, fix)
    if at in odd.uncalculated:
        message = _("The formula was never calculated.")
        fix = _("Open the workbook in Excel, save it and try again; or write the figure itself.")
        raise Refused("BOOK-06", "", message, fix)
    if at in odd.percent and kind != "text":
        message = _("Excel has made a percentage of it and keeps {kept}.")
        fix = _("Set the cell's format to Number and type the figure again, without %.")
        kept = message.format(kept=as_seen(cell))
        raise Refused("BOOK-07", f"{as_seen(cell * 100)} %", kept, fix)
    if at in odd.otherwise:
        message = _(
            "Signs here are raised, struck out or added by the format; what is kept is {kept}."
        )
        fix = _(
            "Set the cell's format to General and type it again, without raised or "
            "struck-out signs."
        )
        raise Refused("BOOK-19", as_seen(cell), message.format(kept=as_seen(cell)), fix)
    text = _as_text(cell, numeric=kind != "text")
    if kind == "whole":
        _check_whole(cell)
    return text


def _check_whole(cell: Any) -> None:
    """Refuse a number with a fraction where things are counted.

    Excel takes the mark between thousands for a decimal one, and drops the zeros behind it.
    """
    if not isinstance(cell, float):
        return
    value, number = as_seen(cell), Decimal(f"{cell:.15g}")
    if number % 1:
        message = _("{value} is not a whole number, and only whole numbers can stand here.")
        fix = _("Write a whole number.")
        if number < 1000 and not number * 1000 % 1:
            fix = _("Round it to a whole number, or write {large} if thousands are meant.")
            fix = fix.format(large=int(number * 1000))
        raise Refused("BOOK-14", value, message.format(value=value), fix)


def _as_text(cell: Any, *, numeric: bool) -> str:
    if isinstance(cell, bool):
        fix = _("Write a number.") if numeric else _("Write it in words.")
        raise Refused("BOOK-09", str(cell).upper(), _("The cell holds TRUE or FALSE."), fix)
    again = _("Set the cell's format to Number and type the figure again.")
    if isinstance(cell, int | float):
        # Excel itself keeps and shows fifteen digits.
        return plain(float(f"{cell:.15g}")) if isinstance(cell, float) else str(cell)
    if isinstance(cell, dt.datetime | dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        if numeric:
            raise Refused("BOOK-10", day.isoformat(), _("Excel has made a date of it."), again)
        return day.isoformat()
    if isinstance(cell, dt.time | dt.timedelta):
        hours, minutes = divmod(_minutes(cell), 60)
        fix = _("Hours are written as {hours}.").format(
            hours=as_seen(round(minutes / 60 + hours, 2))
        )
        value, message = f"{hours}:{minutes:02}", _("Excel has made a time of it.")
        raise Refused("BOOK-10", value, message, f"{again} {fix}")
    text = str(cell).strip()
    # A cell of a table is one line.
    return re.sub(r"\s*[\r\n\t]+\s*", " ", text)


def _minutes(cell: dt.time | dt.timedelta) -> int:
    if isinstance(cell, dt.time):
        return cell.hour * 60 + cell.minute
    return round(cell.total_seconds() / 60)

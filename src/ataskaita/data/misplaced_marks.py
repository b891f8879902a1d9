"""Numbers with digits too many or too few, in a wrong cell, or of another target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, product
from operator import itemgetter

from ataskaita.data.copied_rows import CERTAIN, LARGE, NAMED
from ataskaita.data.findings import few, nearest
from ataskaita.data.suspicion import Suspicion, in_cell, row_in_words, row_name, twins
from ataskaita.data.table_names import TARGET, TARGETS
from ataskaita.data.tables import Table
from ataskaita.lithuanian.numbers import format_short
from ataskaita.schema import Spec
from ataskaita.translation import _

#: Numbers that have gained or lost digits: so many times as large, or as small, where the larger is
#: at least some hundreds.
_TIMES, _HUNDREDS = 3, 300

#: From this on two numbers that are exactly each other's of last year have been exchanged.
_SMALL = 10

#: Rows below each other that hold one number, or are a row off, from which on it is hardly chance;
#: and how near a number is to that of the row beside.
_RUN, _NEAR_BY = 3, 1.25

#: How many times as large or small a number of another cell is at least, and how near to its own.
_OTHER, _LIKE = 1.5, 1.1

#: More such cells than this in a table are no slip of the hand.
_MANY = 30

#: The columns that say what a number is, what it is counted in, and what else there is to know.
VALUE, MEASURE, NOTE = "value", "measure", "note"

#: How people say that there was nothing; not that something "was not counted earlier".
_NONE = re.compile(r"\bnė vien\w+|^\s*(?:nebuvo|nevyko)\b(?!\s+\w+t)", re.IGNORECASE)

#: How people say that a number is not exact, or not one of the whole year.
_UNSURE = re.compile(
    r"\b(?:apytiksl|apytikr|maždaug|pernykšt|nepiln(?!am)|tik\b.*\b(?:pusme|ketvir|mėn))",
    re.IGNORECASE,
)

#: The columns of numbers that are neither keys nor bounds: of each row its place, the number and
#: last year's.
Columns = Mapping[str, list[tuple[int, float, float]]]

#: How people write that a number is in per cent.
_PERCENT = ("%", "proc.", "procentai", "procentų", "procentas")

#: From how many times less than last year on a percentage looks divided by hundred, and to which.
_LESS, _MORE = 50, 200


def misplaced(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Numbers in a wrong cell, or with digits too many or too few; a cell is told once."""
    pairs, columns = twins(spec, now, before), {}
    for name, column in spec.columns.items():
        if column.kind != "text" and name not in (*spec.keys, "lower", "upper"):
            new, old = now.rows.columns[name], before.rows.columns[name]
            columns[name] = [(place, new[place], old[other]) for place, other in pairs]
    told: dict[tuple[int | None, str], Suspicion] = {}
    for compare in (_exchanged, _a_row_off, _dragged, _lost_digits):
        for one in compare(spec, now, before.year, columns):
            told.setdefault((one.line, one.column), one)
    yield from told.values()


def _lost_digits(spec: Spec, now: Table, year: int, columns: Columns) -> Iterator[Suspicion]:
    """Numbers several times as large or as small as last year's, or 0 in place of a large one."""
    for name, column in columns.items():
        for place, number, last in column:
            low, high = sorted((number, last))
            gone = number == 0 and last >= LARGE
            # A gap is NaN, which compares as false.
            if not gone and not (low > 0 and high >= max(_HUNDREDS, _TIMES * low)):
                continue
            message = _("{value} differs from the number of {year}, {last}, several times over.")
            told = {"value": format_short(number), "last": format_short(last), "year": year}
            fix = _(
                "Count its digits again; a spreadsheet may have taken a decimal mark for one of "
                "thousands, or a number for a day."
            )
            if gone:
                fix = _("0 says that there was none; what is not known is `not_available`.")
            yield in_cell("LAST-10", spec, now, place, name, message.format(**told), fix)


def _exchanged(spec: Spec, now: Table, year: int, columns: Columns) -> Iterator[Suspicion]:
    """Numbers far from last year's, and near those of other cells that have also moved so far."""
    cells = [
        (last, number, name, place)
        for name, column in columns.items()
        for place, number, last in column
        if _SMALL <= min(last, number) <= max(last, number) / _OTHER
    ]
    # Where much moves so far, what is near is so by chance.
    trusted = sum(min(cell[:2]) >= LARGE for cell in cells) <= _MANY
    fix = _("See whether numbers have got into each other's cells.")

    def beside(place: int) -> list[object]:
        return [now.rows.columns[key][place] for key in spec.keys if key != "unit"]

    for last, number, name, place in cells:
        like = _LIKE if trusted and min(last, number) >= LARGE else 1
        near = [
            (had, column if row == place else row_in_words(spec, now, row))
            for had, given, column, row in cells
            # In another row of the column, or in another column of the row.
            if (row == place) != (column == name)
            and number / like <= had <= number * like
            and (like > 1 or given == last)
        ]
        alike = (had for row, _number, had in columns[name] if beside(row) == beside(place))
        whole = sum(alike) if spec.additive and like > 1 else 0
        if number / like <= whole <= number * like:
            near.append((whole, _("the whole library")))
        for had, other in near[:1]:
            message = _(
                "{value} is near {had}, the number of `{other}` in {year}; here it was {last}."
            )
            value, had, here = map(format_short, (number, had, last))
            message = message.format(value=value, had=had, last=here, other=other, year=year)
            yield in_cell("LAST-12", spec, now, place, name, message, fix)


def _a_row_off(spec: Spec, now: Table, year: int, columns: Columns) -> Iterator[Suspicion]:
    """Columns in which most numbers far from last year's are near that of the row beside."""
    fix = _("See whether numbers have got into each other's cells.")
    for name, column in columns.items():
        for one, other in (column[1:], column), (column, column[1:]):
            far = [
                (place, max(number, had) <= _NEAR_BY * min(number, had))
                for (place, number, last), (_place, _number, had) in zip(one, other, strict=False)
                if number >= _SMALL and max(number, last) >= _OTHER * min(number, last)
            ]
            off = [place for place, near in far if near]
            if len(off) >= _RUN and 2 * len(off) > len(far):
                message = _("{count} numbers are near that of the row beside in {year}: {rows}.")
                rows = few([row_in_words(spec, now, place) for place in off], NAMED)
                message = message.format(count=len(off), year=year, rows=rows)
                yield Suspicion("LAST-12", name, message, fix, now.rows.lines[off[0]], name)


def _dragged(spec: Spec, now: Table, year: int, columns: Columns) -> Iterator[Suspicion]:
    """One number, or one more in each, in rows below each other where last year's were unlike."""
    fix = _("See whether a cell was dragged down over others.")
    for (name, column), step in product(columns.items(), (0, 1)):
        begins = [number - step * row for row, (_place, number, _last) in enumerate(column)]
        for _begin, same in groupby(zip(begins, column, strict=True), itemgetter(0)):
            places, numbers, last = zip(*(cells for _begin, cells in same), strict=True)
            # A gap is NaN, which compares as false.
            if numbers[0] >= _SMALL and len(places) >= _RUN and max(last) > _LIKE * min(last):
                message = _("{values} stand in {count} rows below each other: {rows}.")
                rows = few([row_in_words(spec, now, place) for place in places], NAMED)
                values = few([format_short(number) for number in numbers], NAMED)
                message = message.format(values=values, count=len(places), rows=rows)
                yield in_cell("LAST-14", spec, now, places[0], name, message, fix)


def denied(spec: Spec, now: Table) -> Iterator[Suspicion]:
    """Numbers beside which a note says that there was none, or that they are not exact."""
    notes, numbers = (now.rows.columns.get(name, ()) for name in (NOTE, VALUE))
    for place, (note, number) in enumerate(zip(notes, numbers, strict=False)):
        if not isinstance(note, str) or not number > 0:
            continue
        if _NONE.search(note):
            message = _("The note says that there was none, and the number is {value}.")
            fix = _("Correct the number or the note.")
        elif _UNSURE.search(note) and now.statuses and now.statuses[place] == CERTAIN:
            message = _("The note says that {value} is not exact, and the status that it is.")
            fix = _("Write `estimated` with bounds, or correct the note.")
        else:
            continue
        told = message.format(value=format_short(number))
        yield in_cell("LAST-15", spec, now, place, NOTE, told, fix)


def lost_percent(spec: Spec, now: Table, before: Table | None) -> Iterator[Suspicion]:
    """Numbers in percent that are hundred times too small, or more than the whole.

    Parameters
    ----------
    spec : Spec
        The definition of the table.
    now : Table
        This year's.
    before : Table or None
        That of the year before, where it can be compared.
    """
    if not {VALUE, MEASURE} <= set(spec.columns):
        return
    earlier = {} if before is None else dict(twins(spec, now, before))
    for place, measure in enumerate(now.rows.columns[MEASURE]):
        number = now.rows.columns[VALUE][place]
        if str(measure).strip().lower() not in _PERCENT or not number > 0:
            continue
        was = before.rows.columns[VALUE][earlier[place]] if place in earlier else 0
        if 1 < number <= 100 and not number * _LESS <= was <= number * _MORE:
            continue
        message = _(
            "{number} with the measure % means {number} %. Spreadsheets store {hundredfold} % as "
            "{number}."
        )
        fix = _("Write a number a hundred times as large if {hundredfold} % is meant.")
        if number > 100:
            message = _("{number} % is more than the whole.")
            fix = _("Count its digits again; a decimal mark may have been lost.")
        shown, hundredfold = (f"{one:.15g}".replace(".", ",") for one in (number, number * 100))
        given = {"number": shown, "hundredfold": hundredfold}
        message, fix = message.format(**given), fix.format(**given)
        about, line = row_name(spec, now, place), now.rows.lines[place]
        yield Suspicion("LAST-11", about, message, fix, line, VALUE, f"{number:.15g}")


def renumbered(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Targets that are judged otherwise than last year's of that number, or named like another.

    Chapters name targets by their numbers: their sentences would speak of another one.
    """
    if spec.name != TARGETS:
        return
    names, found = [str(name) for name in before.rows.columns["name"]], {}
    for place, other in twins(spec, now, before):
        (name, *judged), (was, *had) = _target(now, place), _target(before, other)
        if judged != had or nearest(name, names) not in ("", was):
            sides = f"{_told(was, had, judged)} → {_told(name, judged, had)}"
            found[place] = f"{row_name(spec, now, place)}: {sides}"
    if found:
        message = _("A number of the plan stands for another target than in {year}: {targets}.")
        message = message.format(year=before.year, targets="; ".join(found.values()))
        fix = _(
            "Correct the number; if the plan has it so, look at the sentences of chapters that "
            "name the target by its number."
        )
        about, line = "/".join(row_name(spec, now, place) for place in found), min(found)
        yield Suspicion("LAST-13", about, message, fix, now.rows.lines[line], spec.keys[0])


def _target(table: Table, place: int) -> list[str]:
    return [str(table.rows.columns[name][place]) for name in TARGET]


def _told(name: str, judged: list[str], other: list[str]) -> str:
    """A target, and by what it is judged otherwise than another."""
    own = [one for one, its in zip(judged, other, strict=True) if one and one != its]
    return f"{name} ({', '.join(own)})" if own else name

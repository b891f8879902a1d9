"""Rows that say what last year's said: numbers, texts and statuses that were copied."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.data.findings import few
from ataskaita.data.reading import read_csv
from ataskaita.data.suspicion import (
    YEAR,
    Suspicion,
    in_cell,
    row_in_words,
    row_name,
    speaks_of_last_year,
    twins,
)
from ataskaita.data.table_names import BESIDE, NOT_AVAILABLE
from ataskaita.data.tables import Table
from ataskaita.project import Project
from ataskaita.schema import Spec
from ataskaita.translation import _, ngettext

#: From this on it is hardly chance that numbers are the same in two years; where a table has but
#: one row; where it is but one row of many.
LARGE, ALONE, SINGLE = 100, 20, 1000

#: Texts that say how it was, not what a thing is called.
ACCOUNTS = ("note", "evidence")

#: Rows that are named.
NAMED = 6

CERTAIN = "reported"


def copied_numbers(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Last year's numbers: a table, a column, most rows, a large one; rows of words as a whole."""
    columns = [name for name in spec.columns if name not in (*spec.keys, *BESIDE)]
    numbers = [name for name in columns if spec.columns[name].kind != "text"]
    fix = _("Write in this year's.")
    pairs = twins(spec, now, before)
    facts = numbers if spec.is_fact else columns
    same = [pair for pair in pairs if _all_same(facts, now, before, *pair)]
    every = len(same) == len(now.rows) == len(before.rows)
    if every and (len(same) > 1 or _is_large(now, numbers, same[0][0], ALONE)):
        message = ngettext(
            "The row says the same as in {year}.",
            "All {count} rows say the same as in {year}.",
            len(same),
        )
        yield Suspicion("LAST-01", "", message.format(year=before.year), fix)
        return
    for name in numbers if len(numbers) > 1 or not spec.is_fact else ():
        alike = [pair for pair in pairs if _all_same([name], now, before, *pair)]
        if len(alike) == len(now.rows) > 1 and any(_is_large(now, [name], n) for n, _ in alike):
            message = _("The whole column `{column}` says the same as in {year}.")
            message = message.format(column=name, year=before.year)
            yield Suspicion("LAST-01", name, message, fix, 1, name)
    if not spec.is_fact:
        return
    # What a number among the keys names is not the same thing in two years.
    anew = any(spec.columns[name].kind != "text" for name in spec.keys)
    large = [place for place in range(len(now.rows)) if anew or _is_large(now, numbers, place)]
    copied = [place for place, _ in same if place in large]
    if len(copied) > 1 and 2 * len(copied) >= len(large):
        message = _("{count} rows hold the same numbers as in {year}: {rows}.")
        rows = few([row_in_words(spec, now, place) for place in copied], NAMED)
        message = message.format(count=len(copied), year=before.year, rows=rows)
        yield Suspicion("LAST-01", "", message, fix, now.rows.lines[copied[0]])
        return
    for place in copied:
        if anew or _is_large(now, numbers, place, SINGLE):
            message = _("The row holds the same number as in {year}.").format(year=before.year)
            row, line = row_name(spec, now, place), now.rows.lines[place]
            value = f"{now.rows.columns[numbers[0]][place]:.15g}"
            yield Suspicion("LAST-01", row, message, fix, line, numbers[0], value)


def numbers_of_another(spec: Spec, now: Table, other: Table, title: str) -> Iterator[Suspicion]:
    """The numbers of another table of the year, as where a file was saved under both names."""
    numbers = [one for one in now.rows.columns if one not in (*spec.keys, *BESIDE)]
    if not {*spec.keys, *numbers} <= other.rows.columns.keys():
        return
    same = [pair for pair in twins(spec, now, other) if _all_same(numbers, now, other, *pair)]
    large = any(_is_large(now, numbers, place) for place, _other in same)
    if large and len(now.rows) == len(other.rows) == len(same) > 1:
        message = _("All {count} rows say the same as the table {title}.")
        message = message.format(count=len(same), title=title)
        fix = _("Write in the numbers of this table.")
        yield Suspicion("LAST-01", other.name, message, fix)


def texts_of_last_year(spec: Spec, now: Table, before: Table | None) -> Iterator[Suspicion]:
    """Texts in somebody's own words that are last year's, or name that year and not this one.

    Word for word, accounts are last year's, and other texts that name a year.
    """
    year, earlier = int(now.year or 0), dict(twins(spec, now, before)) if before else {}
    texts = [
        name for name, column in spec.columns.items() if column.kind == "text" and not column.labels
    ]
    for name in texts:
        for place, text in enumerate(now.rows.columns[name]):
            # A cell that lacks its text holds none.
            if not text or not isinstance(text, str):
                continue
            tells = name not in spec.keys and (name in ACCOUNTS or YEAR.search(text))
            if tells and place in earlier and text == before.rows.columns[name][earlier[place]]:
                message = _("The text is that of {before}, word for word.")
                fix = _("Write what is true this year, or empty the cell.")
            elif speaks_of_last_year(text, year):
                message = _("The text names {before}, not {year}.")
                fix = _("Write what is true this year.")
            else:
                continue
            told = message.format(before=year - 1, year=year)
            yield in_cell("LAST-07", spec, now, place, name, told, fix)


def lost_statuses(project: Project, spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Rows that were uncertain last year, and count as received now without anybody saying so."""
    if now.statuses is None or before.statuses is None:
        return
    pairs = [
        (place, other)
        for place, other in twins(spec, now, before)
        if before.statuses[other] not in (CERTAIN, NOT_AVAILABLE) and now.statuses[place] == CERTAIN
    ]
    received = read_csv(project.root / now.path, now.path) if pairs else None
    if received is None or "status" not in received.columns:
        # A column that is missing as a whole is told as such.
        return
    said = dict(zip(received.lines, received.columns["status"], strict=True))
    alike: dict[tuple[str, str, str], list[int]] = {}
    for place, other in pairs:
        was = spec.columns["status"].labels.get(before.statuses[other], before.statuses[other])
        if not said.get(now.rows.lines[place], "").strip():
            message = _(
                "In {year} uncertain ({status}), and received now by an empty status: {rows}."
            )
            fix = _("Write `reported` if it was received this year, else `estimated` with bounds.")
        elif now.rows.columns["value"][place] == before.rows.columns["value"][other]:
            message = _(
                "The number of {year}, which was uncertain ({status}), is `reported` now: {rows}."
            )
            fix = _("Write this year's number, or `estimated` with bounds.")
        else:
            continue
        alike.setdefault((message, fix, was), []).append(place)
    for (message, fix, was), places in alike.items():
        # A confirmation holds for the rows it names.
        about = "/".join(row_name(spec, now, place) for place in places)
        rows = few([row_in_words(spec, now, place) for place in places], NAMED)
        message = message.format(year=before.year, status=was, rows=rows)
        line = now.rows.lines[places[0]]
        given = said.get(line, "").strip()
        yield Suspicion("LAST-05", about, message, fix, line, "status", given)


def _all_same(columns: list[str], now: Table, before: Table, place: int, other: int) -> bool:
    pairs = ((now.rows.columns[name][place], before.rows.columns[name][other]) for name in columns)
    # A gap among numbers is NaN.
    return all(a == b or (a != a and b != b) for a, b in pairs)


def _is_large(table: Table, columns: list[str], place: int, limit: int = LARGE) -> bool:
    return any(table.rows.columns[name][place] >= limit for name in columns)

"""Files that last year left: sidecars that were not updated, and what belongs to its edition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ataskaita.data.corrections import corrections_file
from ataskaita.data.entries import read_yaml_with_lines
from ataskaita.data.findings import Finding
from ataskaita.data.folder import SIDECAR
from ataskaita.data.suspicion import YEAR, Suspicion, speaks_of_last_year
from ataskaita.data.tables import Table
from ataskaita.project import Project
from ataskaita.translation import _


def sidecar_of_last_year(now: Table, before: Table | None) -> Iterator[Suspicion]:
    """Fields of a sidecar that speak of the year before, or of less of the year than is over."""
    meta, year = now.meta, int(now.year or 0)
    received, end = meta.get("received", ""), meta.get("period", "").rpartition("/")[2]
    fix = _("Write where and when this year's table was received.")
    # What is no day is told as such.
    if YEAR.match(received) and received <= end:
        message = _("The table was received on {day}, but speaks of the time until {end}.")
        yield _field(now, "received", message.format(day=received, end=end), fix)
    earlier = before.meta.get("period", "") if before is not None else ""
    first, _slash, last = (period := meta.get("period", "")).partition("/")
    # A day is that of a state, which the year may have had at another time.
    span = "/" in earlier and f"{year}-01-01" <= first < last <= f"{year}-12-31"
    if span and earlier.replace(str(year - 1), str(year)) != period:
        message = _(
            "It speaks of another part of its year than the table of {before} did: {period}."
        )
        yield _field(
            now,
            "period",
            message.format(before=year - 1, period=earlier),
            _("Write in the figures of the whole time, and the time they speak of."),
        )
    for name in ("title", "source", "notes"):
        text = meta.get(name, "")
        copied = name == "notes" and before is not None and text == before.meta.get(name)
        message = _("It names {before}, not {year}.") if speaks_of_last_year(text, year) else ""
        if copied and YEAR.search(text):
            message = _("The text is that of {before}, word for word.")
        if message:
            told = message.format(before=year - 1, year=year)
            yield _field(now, name, told, _("Write what is true this year."))


def register_of_last_year(units: Table, year: int) -> Iterator[Finding]:
    """The sidecar of the units, where it is older than what they say of the year."""
    period = units.meta.get("period", "")
    columns = (units.rows.columns.get(name, ()) for name in ("since", "closed"))
    if period[-10:] < str(year) and any(str(year) in map(str, column) for column in columns):
        message = _("The table says what has changed in {year}, but its sidecar is older.")
        fix = _("Write where and when that was received, and the time it speaks of.")
        file = units.path.removesuffix(".csv") + SIDECAR
        yield Finding(file, None, "period", period, "LAST-06", message.format(year=year), fix)


def files_of_last_year(project: Project, year: int) -> Iterator[Finding]:
    """Files beside the tables that belong to the edition of the year before."""
    yield from _old_entries(project, f"data/raw/{year}/exceptions.yml", year)
    yield from _old_entries(project, corrections_file(year), year)
    published, conflicts = project.published(year), project.raw(year) / "reconstruction.yml"
    copied = _("The file is that of {year}, word for word.").format(year=year - 1)
    if _same(published, project.published(year - 1)):
        yield _of_another_edition(project, published, copied)
    if conflicts.is_file() and not published.is_file():
        message = _(
            "It tells what could not be reconstructed from a published edition of {year}, but "
            "there is no {file}."
        ).format(year=year, file=project.relative(published))
        yield _of_another_edition(project, conflicts, message)
    elif _same(conflicts, project.raw(year - 1) / conflicts.name):
        yield _of_another_edition(project, conflicts, copied)


def _of_another_edition(project: Project, path: Path, message: str) -> Finding:
    fix = _("Delete it: it belongs to another edition.")
    return Finding(project.relative(path), None, "", "", "LAST-08", message, fix)


def _old_entries(project: Project, file: str, year: int) -> Iterator[Finding]:
    """Entries that stand word for word in the same file of the year before."""
    entries, tree, _wrong = read_yaml_with_lines(project.root / file, file, "")
    old = file.replace(str(year), str(year - 1))
    earlier, _tree, _wrong = read_yaml_with_lines(project.root / old, old, "")
    if not isinstance(entries, list) or not isinstance(earlier, list):
        return
    for entry, node in zip(entries, tree.value, strict=True):
        if entry in earlier:
            message = _("The entry is word for word that of {year}.").format(year=year - 1)
            fix = _(
                "Delete it; or look at this year's data, and write the reason and today's date."
            )
            yield Finding(file, node.start_mark.line + 1, "", "", "LAST-08", message, fix)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _field(table: Table, name: str, message: str, fix: str) -> Suspicion:
    value = table.meta.get(name, "")
    return Suspicion("LAST-06", name, message, fix, None, name, value, in_sidecar=True)

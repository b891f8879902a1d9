"""Reading tables one by one: read, convert, check each; what is wrong is gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from numbers import Real

from ataskaita.data.checks import check
from ataskaita.data.convert import convert, finish
from ataskaita.data.corrections import Corrections
from ataskaita.data.exceptions import Known, judge, read_exceptions
from ataskaita.data.findings import Finding
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.keys import parts_beside_wholes, unknown_units
from ataskaita.data.lists import read_lists
from ataskaita.data.not_begun import waits
from ataskaita.data.not_used import FILE as NOT_USED
from ataskaita.data.not_used import NotUsed, read_not_used
from ataskaita.data.reading import read_csv
from ataskaita.data.schemas import report_schemas
from ataskaita.data.sidecars import read_sidecar
from ataskaita.data.tables import Rows, Table
from ataskaita.data.units import REGISTERS, Units
from ataskaita.lithuanian.numbers import format_short
from ataskaita.lithuanian.words import capitalized
from ataskaita.project import Project
from ataskaita.schema import Breach, Rule, Spec, Year
from ataskaita.translation import _


@dataclass
class Loader:
    """Reads tables one by one and gathers what is wrong with them.

    Parameters
    ----------
    project : Project
        The project.
    years : tuple of int
        The report year first.
    """

    project: Project
    years: tuple[int, ...]
    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    tables: dict[tuple[str, int | None], Table] = field(default_factory=dict)
    exceptions: list[Known] = field(default_factory=list)
    unsound: set[tuple[str, int | None]] = field(default_factory=set)
    headers: dict[tuple[str, int | None], tuple[str, ...]] = field(default_factory=dict)
    corrections: dict[int | None, Corrections] = field(default_factory=dict)
    not_used: dict[str, NotUsed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lists = read_lists(self.project.root)
        self.specs, self.rules = report_schemas(lists.categories)
        in_years = [spec.name for spec in self.specs.values() if spec.folder == "raw"]
        self.not_used, wrong = read_not_used(self.project, in_years)
        self.files += [*lists.files, NOT_USED]
        self.findings += [*lists.findings, *wrong]

    def check_folders(self) -> None:
        """Say once that the report year has no folder, not for each of its tables."""
        year = self.years[0]
        folder = self.project.relative(self.project.raw(year))
        if not self.project.raw(year).is_dir():
            message = _("There is no folder with the tables of {year}.").format(year=year)
            fix = _("Make it: ataskaita new-year {year}.").format(year=year)
            self.findings.append(Finding(folder, None, "", "", "FILE-08", message, fix))

    def read(self, spec: Spec, year: int | None) -> None:
        """Read one table and its sidecar; note whether anything is wrong with it."""
        path = table_path(self.project, spec.name, spec.folder, year)
        beside = path.with_suffix(SIDECAR)
        file, sidecar = self.project.relative(path), self.project.relative(beside)
        self.files += [file, sidecar]
        in_year = spec.folder == "raw"
        if not path.is_file():
            if beside.is_file() or self._is_required(spec, year):
                self.findings.append(_missing(spec, year, file, alone=not beside.is_file()))
            return
        if self.is_left_out(spec, year):
            message = _("{file} says that {table} is not used, but here it is.")
            message = message.format(file=NOT_USED, table=spec.name)
            fix = _("Delete this file and its sidecar, or the entry on line {line} there.")
            fix = fix.format(line=self.not_used[spec.name].line)
            self.findings.append(Finding(file, None, "", "", "TABLE-04", message, fix))
            return
        received = read_csv(path, file)
        if in_year and waits(self.project, spec, year, received):
            return
        meta, wrong = read_sidecar(beside, sidecar, year if in_year else None)
        wrong += self._titled_as_another(spec, str(meta.get("title")), sidecar)
        if received.only_header and in_year:
            received.findings[:] = [_no_rows(one, spec, year) for one in received.findings]
        frame = convert(received, spec)
        self.headers[spec.name, year] = tuple(received.columns if frame is None else frame)
        found, made = received.findings, ()
        self.findings += wrong
        if frame is None:
            self.findings += found
            if in_year:
                # What is wrong with the file has been said.
                self.corrections[year].of(spec.name)
            return
        if in_year:
            frame, made = self.corrections[year].apply(frame, spec)
        unreadable = {(finding.line, finding.column) for finding in found}
        found += [one for one in check(frame, spec, file) if not _follows(one, unreadable)]
        self.findings += found
        if found:
            self.unsound.add((spec.name, year))
        rows = Rows.of(finish(frame, spec))
        table = Table(spec.name, year, file, received.sha256, rows, meta, spec.keys, made)
        self.tables[spec.name, year] = table

    def _titled_as_another(self, spec: Spec, title: str, sidecar: str) -> Iterator[Finding]:
        """Find a sidecar that was copied from another table's."""
        others = (one.title for one in self.specs.values() if one.name != spec.name)
        if title != spec.title and title in others:
            message, fix = _("That is the title of another table."), _("Call it {title}.")
            fix = fix.format(title=spec.title)
            yield Finding(sidecar, None, "title", title, "META-09", message, fix)

    def read_units(self) -> Units | None:
        """Read the units as they are in the report year; None where their tables are wrong."""
        for name in REGISTERS:
            self.read(self.specs[name], None)
        return None if self.findings else Units.of(self.tables, self.years[0])

    def _is_required(self, spec: Spec, year: int | None) -> bool:
        if year is not None and not self.project.raw(year).is_dir():
            # Of the report year this has been said; in a first year there is none before.
            return False
        if self.is_left_out(spec, year):
            return False
        if year is None or year == self.years[0]:
            return spec.required != "no"
        # Of still earlier years there is what there is.
        return spec.required == "both" and year == self.years[0] - 1

    def is_left_out(self, spec: Spec, year: int | None) -> bool:
        """Whether the library does not have the table in a year."""
        return spec.name in self.not_used and self.not_used[spec.name].in_year(year)

    def check_keys(self, units: Units) -> None:
        """Check what refers to units, also where other cells of the table are wrong."""
        known = {(finding.file, finding.line, finding.column) for finding in self.findings}
        for key, table in self.tables.items():
            given = (table.frame, self.specs[table.name], units.in_year(table.year), table.path)
            for finding in (*unknown_units(*given), *parts_beside_wholes(*given)):
                if (finding.file, finding.line, finding.column) not in known:
                    self.findings.append(finding)
                    self.unsound.add(key)

    def check_rules(self, units: Units, year: int) -> None:
        """Evaluate the rules between tables of a year, and its exceptions."""
        frames = {
            table.name: table.frame
            for key, table in self.tables.items()
            if table.year in (year, None) and key not in self.unsound
        }
        path = self.project.raw(year) / "exceptions.yml"
        file = self.project.relative(path)
        self.files.append(file)
        known, wrong = read_exceptions(path, file, year, self.rules)
        breaches: dict[str, list[tuple[Breach, Finding]]] = {}
        for rule in self.rules.values():
            if set(rule.tables) <= frames.keys():
                # A rule can look at no other tables than those it names, or asks for.
                seen = {name: frames[name] for name in (frames if rule.others else rule.tables)}
                found = rule.check(Year(seen, units.in_year(year)))
                breaches[rule.id] = [
                    (breach, self._finding(rule, breach, year, units.in_year(year)))
                    for breach in found
                ]
        found, holding = judge(known, breaches, file)
        self.findings += [*wrong, *found]
        self.exceptions += holding

    def _finding(self, rule: Rule, breach: Breach, year: int, units: Units) -> Finding:
        table = self.tables.get((breach.table, year)) or self.tables[breach.table, None]
        details = {
            name: format_short(value) if isinstance(value, Real) else value
            for name, value in breach.details.items()
        }
        message = capitalized(_(rule.message).format(**details | self._names(breach, units)))
        # What is to be typed is an id.
        fix, column = _(rule.fix).format(**details), breach.column if breach.line else ""
        return Finding(table.path, breach.line, column, breach.value, rule.id, message, fix)

    def _names(self, breach: Breach, units: Units) -> dict[str, str]:
        """What the units and categories that a rule speaks of are called."""
        if breach.table in REGISTERS:
            # Of the ids themselves.
            return {}
        columns, said = self.specs[breach.table].columns, breach.details
        names = {name: columns[name].labels for name in said if name in columns}
        found = {name: labels.get(said[name], said[name]) for name, labels in names.items()}
        return found | ({"unit": units.in_words(said["unit"])} if "unit" in said else {})


def _missing(spec: Spec, year: int | None, file: str, *, alone: bool) -> Finding:
    """That a table is missing, and, where its sidecar is missing too, how to do without."""
    message = _("The table {table} ({title}) is missing.")
    message = message.format(table=spec.name, title=spec.title)
    fix = _("Save it there, with its sidecar beside it.")
    if spec.folder == "raw" and alone:
        fix = f"{fix} {_without(spec, year)}"
    return Finding(file, None, "", "", "FILE-01", message, fix)


def _no_rows(finding: Finding, spec: Spec, year: int | None) -> Finding:
    """That a table has no rows, and how to do without it."""
    then = _("Then delete the file and its sidecar.")
    return replace(finding, fix=f"{finding.fix} {_without(spec, year)} {then}")


def _without(spec: Spec, year: int | None) -> str:
    """How to say that there is no such table from a year on, or in that year."""
    fix = _(
        "If there is none any more, write into {file}: {entry}; if there was nothing in {year} "
        "only, `years: [{year}]` in place of `since: {year}`."
    )
    entry = f'- {{table: {spec.name}, since: {year}, reason: "…"}}'
    return fix.format(file=NOT_USED, entry=entry, year=year)


def _follows(finding: Finding, unreadable: set[tuple[int | None, str]]) -> bool:
    """Whether a finding only says again that a cell could not be read.

    A rule about a whole row cannot be judged where one of the row's cells is not readable.
    """
    if (finding.line, finding.column) in unreadable:
        return True
    whole_row = not finding.rule.startswith(("CELL-", "KEY-"))
    return whole_row and any(line == finding.line for line, _ in unreadable)

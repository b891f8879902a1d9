"""Loading all tables: read, convert, check each; then what holds between them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from ataskaita.data.cells import Cells
from ataskaita.data.checks import check
from ataskaita.data.convert import convert, finish
from ataskaita.data.correcting import Corrections
from ataskaita.data.corrections import corrections_file, read_corrections
from ataskaita.data.exceptions import Known, judge, read_exceptions
from ataskaita.data.findings import Finding, did_you_mean, in_file_order
from ataskaita.data.folder import sidecar_path, strangers, table_path
from ataskaita.data.sidecars import read_sidecar
from ataskaita.data.tables import Table, Tables
from ataskaita.data.units import Units
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.registry import RULES, SCHEMAS
from schemas.rules import Breach, Rule, Year
from schemas.rules.keys import allowed_units, parts_beside_wholes, unknown_units
from schemas.spec import Spec, spec

#: The tables that say which units there are; all others refer to them.
REGISTERS = ("groups", "units")


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
    corrections: dict[int | None, Corrections] = field(default_factory=dict)

    def read(self, definition: Spec, year: int | None) -> None:
        """Read one table and its sidecar; note whether anything is wrong with it."""
        path = table_path(self.project, definition.name, definition.folder, year)
        file = self.project.relative(path)
        beside = sidecar_path(path)
        self.files += [file, self.project.relative(beside)]
        if not path.is_file():
            if beside.is_file() or self._is_required(definition, year):
                self._missing(definition, file)
            return
        checked_year = year if definition.folder == "raw" else None
        meta, wrong = read_sidecar(beside, self.project.relative(beside), checked_year)
        self.findings += wrong
        cells = Cells(path, file)
        frame = convert(cells, definition)
        found = list(cells.findings)
        corrected = ()
        if frame is not None:
            if definition.folder == "raw" and year in self.corrections:
                frame, corrected = self.corrections[year].apply(frame, definition)
            unreadable = {(finding.line, finding.column) for finding in found}
            found += [
                finding
                for finding in check(frame, definition, file)
                if not _follows(finding, unreadable)
            ]
        self.findings += found
        if frame is None:
            return
        if found:
            self.unsound.add((definition.name, year))
        frame = finish(frame, definition)
        self.tables[definition.name, year] = Table(
            definition.name, year, file, cells.sha256, frame, meta, corrected
        )

    def _is_required(self, definition: Spec, year: int | None) -> bool:
        if year is None or year == self.years[0]:
            return definition.required != "no"
        return definition.required == "both"

    def _missing(self, definition: Spec, file: str) -> None:
        message = f"The table {definition.name} ({definition.title}) is missing."
        self.findings.append(
            Finding(
                file, None, "", "", "FILE-01", message, "Save it there, with its sidecar beside it."
            )
        )

    def check_keys(self, units: Units) -> None:
        """Check what refers to units, also where other cells of the table are wrong."""
        known = {(finding.file, finding.line, finding.column) for finding in self.findings}
        for key, table in self.tables.items():
            definition = spec(SCHEMAS[table.name])
            found = [
                finding
                for finding in _key_findings(table, definition, units)
                if (finding.file, finding.line, finding.column) not in known
            ]
            if found:
                self.findings += found
                self.unsound.add(key)

    def check_rules(self, units: Units, year: int, changed: Set[str] | None = None) -> None:
        """Evaluate the rules between tables of a year, and its exceptions.

        Parameters
        ----------
        units : Units
            The library's units.
        year : int
            The year.
        changed : set of str, optional
            Tables; only rules that look at one of them are evaluated.
        """
        frames = {
            table.name: table.frame
            for key, table in self.tables.items()
            if table.year in (year, None) and key not in self.unsound
        }
        path = self.project.raw(year) / "exceptions.yml"
        file = self.project.relative(path)
        self.files.append(file)
        known, wrong = read_exceptions(path, file, year, RULES)
        breaches = {
            rule.id: [
                (breach, self._finding(rule, breach, year))
                # A rule can look at no other tables than those it names.
                for breach in rule.check(Year({name: frames[name] for name in rule.tables}, units))
            ]
            for rule in RULES.values()
            if all(table in frames for table in rule.tables)
            and (changed is None or not changed.isdisjoint(rule.tables))
        }
        found, holding = judge(known, breaches, file)
        self.findings += [*wrong, *found]
        self.exceptions += holding

    def _finding(self, rule: Rule, breach: Breach, year: int) -> Finding:
        table = self.tables.get((breach.table, year)) or self.tables[breach.table, None]
        details = breach.details
        return Finding(
            table.path,
            breach.line,
            breach.column if breach.line else "",
            breach.value,
            rule.id,
            rule.message.format(**details),
            rule.fix.format(**details),
        )


def load_tables(project: Project, years: tuple[int, ...]) -> Tables:
    """Read and validate all tables; see `ataskaita.data.load`."""
    loader = Loader(project, years)
    specs = [spec(model) for model in SCHEMAS.values()]
    for definition in specs:
        if definition.folder == "data":
            loader.read(definition, None)
    raw = [definition.name for definition in specs if definition.folder == "raw"]
    for year in years:
        corrections = loader.corrections[year] = Corrections(*read_corrections(project, year, raw))
        for definition in specs:
            if definition.folder != "data":
                loader.read(definition, year)
        corrections.finish()
        loader.files.append(corrections_file(year))
        loader.findings += [*strangers(project, year, raw), *corrections.findings]
    units = None
    if all((name, None) in loader.tables for name in REGISTERS):
        units = Units.of(*(loader.tables[name, None].frame for name in REGISTERS))
        loader.check_keys(units)
        for year in years:
            loader.check_rules(units, year)
    if loader.findings or units is None:
        raise DataErrors(in_file_order(loader.findings, loader.files))
    return Tables(tuple(years), units, loader.tables, tuple(loader.exceptions))


def _follows(finding: Finding, unreadable: set[tuple[int | None, str]]) -> bool:
    """Whether a finding only says again that a cell could not be read.

    A rule about a whole row cannot be judged where one of the row's cells is not readable.
    """
    if (finding.line, finding.column) in unreadable:
        return True
    whole_row = not finding.rule.startswith(("CELL-", "KEY-"))
    return whole_row and any(line == finding.line for line, _ in unreadable)


def _key_findings(table: Table, definition: Spec, units: Units) -> list[Finding]:
    findings = []
    for breach in unknown_units(table.frame, definition, units):
        references = definition.columns[breach.column].references
        allowed = allowed_units(references, units)
        exists = breach.value in units.all_ids()
        message = (
            f"{breach.value} may not stand here: it is not "
            + ("a branch." if references == "branch" else "part of the library's total.")
            if exists
            else f"No unit or group is called {breach.value!r}."
        )
        findings.append(
            Finding(
                table.path,
                breach.line,
                breach.column,
                breach.value,
                "UNIT-01",
                message,
                did_you_mean(breach.value, allowed) or "Add it to units.csv.",
            )
        )
    twice = [
        Finding(
            table.path,
            breach.line,
            breach.column,
            breach.value,
            "KEY-03",
            "{whole} stands beside its own parts on line {lines}, so that they would count "
            "twice.".format(**breach.details),
            "Keep either the whole or its parts.",
        )
        for breach in parts_beside_wholes(table.frame, definition, units)
    ]
    return findings + twice

"""What a new year needs: which files are made, of what, and which stay with the old year.

Each file is written as a whole or not at all, and one that is there is never touched. The settings
come last: until then the report is still that of last year, and the command can be run again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ataskaita.data import table_names
from ataskaita.data.findings import Finding
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.keys import allowed_units
from ataskaita.data.loader import Loader
from ataskaita.data.loading import load
from ataskaita.data.not_begun import is_begun
from ataskaita.data.reading import Received, read_csv
from ataskaita.data.sidecars import read_sidecar
from ataskaita.errors import DataErrors, UserError
from ataskaita.new_year.files import (
    explanations_to_write,
    settings_of,
    sidecar_to_fill,
    table_to_fill,
)
from ataskaita.project import SETTINGS, Project
from ataskaita.schema import Spec
from ataskaita.text_file import write_whole
from ataskaita.translation import _

_CERTAIN = ("", "reported")


@dataclass(frozen=True)
class NewFile:
    """A file of the new year.

    Parameters
    ----------
    file : str
        Where, from the project's root, with slashes.
    text : str
        What is written there.
    rows : int or None
        How many rows a table begins with; None for other files.
    exists : bool
        Whether it is there already, and so stays as it is.
    """

    file: str
    text: str
    rows: int | None = None
    exists: bool = False


@dataclass(frozen=True)
class Plan:
    """All that a new year needs.

    Parameters
    ----------
    year : int
        The new report year.
    files : tuple of NewFile
        Tables, sidecars and the file of explanations.
    settings : str
        What the settings will say; empty where they say it already.
    """

    year: int
    files: tuple[NewFile, ...]
    settings: str

    @property
    def missing(self) -> tuple[NewFile, ...]:
        """The files still to be written."""
        return tuple(file for file in self.files if not file.exists)


def plan(project: Project, year: int) -> Plan:
    """Find out what a new year needs, without writing anything.

    Parameters
    ----------
    project : Project
        Its year is the one before, or already the new one.
    year : int
        The new report year.

    Raises
    ------
    DataErrors
        The tables of the year before have faults, which the new ones would inherit.
    UserError
        It is not the next year.
    """
    if year not in (project.year, project.year + 1):
        told = {"now": project.year, "next": project.year + 1, "year": year}
        message = _("The report year is {now}; the next one is {next}, not {year}.")
        fix = _("Run `ataskaita new-year {next}`.")
        raise UserError(message.format(**told), fix.format(**told))
    if project.year != year:
        load(project)
    notes, text = Project.notes_file(year), explanations_to_write(year)
    explanations = NewFile(notes, text, exists=(project.root / notes).is_file())
    settings = (project.root / SETTINGS).read_text(encoding="utf-8")
    changed = settings_of(settings, year)
    files = (*_tables(project, year), explanations)
    return Plan(year, files, changed if changed != settings else "")


def carry_out(project: Project, wanted: Plan) -> None:
    """Write the files that are missing, then the settings."""
    for file in wanted.missing:
        path = project.root / file.file
        # Somebody may have made it meanwhile.
        if not path.exists():
            write_whole(path, file.text)
    if wanted.settings:
        write_whole(project.root / SETTINGS, wanted.settings)


def _tables(project: Project, year: int) -> Iterator[NewFile]:
    loader = Loader(project, (year,))
    # None where their own tables have faults.
    units = loader.read_units()
    faults: list[Finding] = []
    for spec in loader.specs.values():
        if spec.folder != "raw" or spec.name == table_names.PRINTED:
            continue
        if loader.is_left_out(spec, year):
            continue
        path = table_path(project, spec.name, spec.folder, year)
        last = table_path(project, spec.name, spec.folder, year - 1)
        received = read_csv(last, project.relative(last)) if last.is_file() else None
        if received and not is_begun(received, spec) and not received.columns:
            # Laid out, but without rows: so it stays.
            received = None
        elif received and received.findings:
            faults += received.findings
            continue
        elif received is None and spec.required == "no":
            continue
        named = units and "unit" in spec.keys
        there = allowed_units(spec.columns["unit"], units) if named else None
        text, rows = table_to_fill(spec, received, last if received else None, there)
        yield NewFile(project.relative(path), text, rows, path.is_file())
        beside = path.with_suffix(SIDECAR)
        text = _sidecar(project, spec, year, received)
        yield NewFile(project.relative(beside), text, exists=beside.is_file())
    if faults:
        raise DataErrors(faults)


def _sidecar(project: Project, spec: Spec, year: int, received: Received | None) -> str:
    last = table_path(project, spec.name, spec.folder, year - 1).with_suffix(SIDECAR)
    fields, _found = read_sidecar(last, project.relative(last), year - 1) if received else ({}, [])
    statuses = received.columns.get("status", []) if received else []
    certain = all(status.strip() in _CERTAIN for status in statuses)
    library = str(project.variables.get("library", ""))
    return sidecar_to_fill(spec, year, fields, certain=certain, producer=library)

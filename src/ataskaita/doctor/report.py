"""The project itself: settings, the program that it is made with, whether anybody keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ataskaita
from ataskaita.doctor.diagnosis import Diagnosis, doubtful, good
from ataskaita.project import SETTINGS, Project
from ataskaita.translation import _


def settings(project: Project) -> Iterator[Diagnosis]:
    """Whether the settings can be read, and which year it is."""
    said = _("Settings ({file}): the report of {year}")
    yield good(said.format(file=SETTINGS, year=project.year))


def program(project: Project) -> Iterator[Diagnosis]:
    """Whether the program is the one that lies in the project, if there is one in it."""
    own = project.root / "src" / "ataskaita"
    used = Path(ataskaita.__file__).parent
    if own.is_dir() and own.resolve() != used.resolve():
        fix = _(
            "The folder has been moved or copied: make the environment again there "
            "(`make setup`, or as the guide says for Windows)."
        )
        yield doubtful(_("Another project's program is in use: {folder}").format(folder=used), fix)
    else:
        yield good(f"ataskaita {ataskaita.__version__} ({used})")


def kept(project: Project) -> Iterator[Diagnosis]:
    """Whether earlier states of the project are kept with git."""
    if not any((folder / ".git").exists() for folder in (project.root, *project.root.parents)):
        yield doubtful(
            _("Earlier states of the project are kept nowhere (no git)."),
            _("Copy the whole folder to a safe place after every day of work."),
        )

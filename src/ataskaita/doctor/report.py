"""The project itself: settings, chapters, tables, the program that it is made with, git."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import ataskaita
from ataskaita import registry
from ataskaita.doctor.diagnosis import Diagnosis, bad, doubtful, good
from ataskaita.project import SETTINGS, Project
from ataskaita.translation import _, ngettext

#: The first two letters of a line of `git status` where two people changed the same.
_UNMERGED = {"DD", "AU", "UD", "UA", "DU", "AA", "UU"}


def settings(project: Project) -> Iterator[Diagnosis]:
    """Whether the settings can be read, and which year it is."""
    year = project.year
    yield good(
        _("Settings ({file}): the report of {year}").format(file=SETTINGS, year=year),
    )


def chapters(project: Project) -> Iterator[Diagnosis]:
    """Whether all chapters are there and can be read."""
    broken = False
    for path in project.sources:
        file = project.relative(path)
        if path.suffix == ".ipynb":
            try:
                json.loads(path.read_text(encoding="utf-8"))["cells"]
            except (ValueError, KeyError, TypeError):
                broken = True
                yield bad(
                    _("The chapter {file} is damaged.").format(file=file),
                    _("Put back its last good copy: from `_build/review/`, git, or a backup."),
                )
    if not broken:
        count = len(project.sources)
        message = ngettext("{count} chapter", "{count} chapters", count)
        yield good(message.format(count=count))


def tables(project: Project) -> Iterator[Diagnosis]:
    """Whether there is a folder of the report year, and what describes its tables."""
    year = project.year
    described = len(registry.SCHEMAS)
    folder = project.raw(year)
    if not folder.is_dir():
        yield bad(
            _("There is no folder {folder}.").format(folder=project.relative(folder)),
            _("Run `ataskaita new-year {year}`.").format(year=year),
        )
    else:
        count = len(list(folder.glob("*.csv")))
        message = ngettext(
            "{folder}: {count} table, of {known} that are described",
            "{folder}: {count} tables, of {known} that are described",
            count,
        )
        yield good(message.format(folder=project.relative(folder), count=count, known=described))
    if project.raw(year + 1).is_dir():
        yield doubtful(
            _("There are tables of {next}, but the settings say {year}.").format(
                next=year + 1, year=year
            ),
            _(
                "If {next} is to be begun, run `ataskaita new-year {next}` again: it was stopped."
            ).format(next=year + 1),
        )


def program(project: Project) -> Iterator[Diagnosis]:
    """Whether the program is the one that lies in the project, if there is one in it."""
    own = project.root / "src" / "ataskaita"
    used = Path(ataskaita.__file__).parent
    text = f"ataskaita {ataskaita.__version__} ({used})"
    if own.is_dir() and own.resolve() != used.resolve():
        yield doubtful(
            _("Another project's program is in use: {folder}").format(folder=used),
            _(
                "The folder has been moved or copied: make the environment again there "
                "(`make setup`, or as the guide says for Windows)."
            ),
        )
    else:
        yield good(text)


def kept(project: Project) -> Iterator[Diagnosis]:
    """Whether earlier states of the project are kept with git, and how far."""
    if not any((folder / ".git").exists() for folder in (project.root, *project.root.parents)):
        yield doubtful(
            _("Earlier states of the project are kept nowhere (no git)."),
            _("Copy the whole folder to a safe place after every day of work."),
        )
        return
    if not shutil.which("git"):
        yield good(_("git is not installed; its folder was not looked at"))
        return
    done = subprocess.run(
        ["git", "status", "--porcelain", "--no-renames", "."],
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        yield doubtful(
            _("git can't look at the project: {cause}").format(
                cause=done.stderr.strip().partition("\n")[0]
            ),
            _("Ask somebody who knows git; reports can be made meanwhile."),
        )
        return
    lines = done.stdout.splitlines()
    unmerged = [line[3:] for line in lines if line[:2] in _UNMERGED]
    if unmerged:
        yield bad(
            _("Two people's changes contradict each other: {files}.").format(
                files=", ".join(unmerged)
            ),
            _("Decide in each file which is right (between <<<<<<< and >>>>>>>), then `git add`."),
        )
    elif lines:
        message = ngettext(
            "git: {count} file is not committed", "git: {count} files are not committed", len(lines)
        )
        yield good(message.format(count=len(lines)))
    else:
        yield good(_("git: everything is committed"))

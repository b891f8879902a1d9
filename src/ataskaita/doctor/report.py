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
    said = _("Settings ({file}): the report of {year}")
    yield good(said.format(file=SETTINGS, year=project.year))


def chapters(project: Project) -> Iterator[Diagnosis]:
    """Whether all chapters are there and can be read."""
    said = _("The chapter {file} is damaged.")
    fix = _("Put back its last good copy: from `_build/review/`, git, or a backup.")
    broken = False
    for path in project.sources:
        if path.suffix == ".ipynb" and _is_broken(path):
            broken = True
            yield bad(said.format(file=project.relative(path)), fix)
    if not broken:
        count = len(project.sources)
        yield good(ngettext("{count} chapter", "{count} chapters", count).format(count=count))


def _is_broken(notebook: Path) -> bool:
    try:
        json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError):
        return True
    return False


def tables(project: Project) -> Iterator[Diagnosis]:
    """Whether there is a folder of the report year, and what describes its tables."""
    year, following, described = project.year, project.year + 1, len(registry.SCHEMAS)
    folder = project.raw(year)
    shown = project.relative(folder)
    if not folder.is_dir():
        fix = _("Run `ataskaita new-year {year}`.").format(year=year)
        yield bad(_("There is no folder {folder}.").format(folder=shown), fix)
    else:
        count = len(list(folder.glob("*.csv")))
        said = ngettext(
            "{folder}: {count} table, of {known} that are described",
            "{folder}: {count} tables, of {known} that are described",
            count,
        )
        yield good(said.format(folder=shown, count=count, known=described))
    if project.raw(following).is_dir():
        said = _("There are tables of {next}, but the settings say {year}.")
        fix = _("If {next} is to be begun, run `ataskaita new-year {next}` again: it was stopped.")
        yield doubtful(said.format(next=following, year=year), fix.format(next=following))


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
        cause = done.stderr.strip().partition("\n")[0]
        fix = _("Ask somebody who knows git; reports can be made meanwhile.")
        yield doubtful(_("git can't look at the project: {cause}").format(cause=cause), fix)
        return
    lines = done.stdout.splitlines()
    if unmerged := [line[3:] for line in lines if line[:2] in _UNMERGED]:
        said = _("Two people's changes contradict each other: {files}.")
        fix = _("Decide in each file which is right (between <<<<<<< and >>>>>>>), then `git add`.")
        yield bad(said.format(files=", ".join(unmerged)), fix)
    elif lines:
        said = ngettext(
            "git: {count} file is not committed", "git: {count} files are not committed", len(lines)
        )
        yield good(said.format(count=len(lines)))
    else:
        yield good(_("git: everything is committed"))

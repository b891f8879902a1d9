"""What the machine brings: Python, packages, programs."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from ataskaita.data.findings import few
from ataskaita.doctor.diagnosis import Diagnosis, bad, doubtful, good, install_again
from ataskaita.translation import _, ngettext

#: How many names are shown; the rest are counted.
_SHOWN = 5

#: Seconds that a program may take to say its version; a virus scanner looks at it first.
_PATIENCE = 60


def python() -> Iterator[Diagnosis]:
    """Which Python it is: no older one than the packages need has them."""
    found = platform.python_version()
    yield good(_("Python {version} ({path})").format(version=found, path=sys.executable))


def packages(lock: Path) -> Iterator[Diagnosis]:
    """Whether the packages are those that the project was tried with.

    Parameters
    ----------
    lock : Path
        The list of them; where there is none, only that they are there.
    """
    from packaging.requirements import Requirement

    needed = [Requirement(text) for text in requires("ataskaita") or ()]
    missing = [
        need.name
        for need in needed
        if (not need.marker or need.marker.evaluate({"extra": ""})) and not _version(need.name)
    ]
    if missing:
        said = _("Packages are missing: {names}.").format(names=few(missing, _SHOWN))
        yield bad(said, install_again())
        return
    locked = list(_locked(lock))
    other = [
        f"{name} {found or '–'} ({wanted})"
        for name, wanted in locked
        if (found := _version(name)) != wanted
    ]
    if other:
        said = _("Packages are not of the versions that were tried (in brackets): {names}.")
        fix = _("A report may look different. {again}").format(again=install_again())
        yield doubtful(said.format(names=few(other, _SHOWN)), fix)
    elif locked:
        message = ngettext(
            "{count} package, as in {file}", "{count} packages, as in {file}", len(locked)
        )
        yield good(message.format(count=len(locked), file=lock.name))
    else:
        yield good(_("All packages are there"))


def programs() -> Iterator[Diagnosis]:
    """Whether what makes pages, PDFs and the search index is there and may run."""
    from ataskaita.programs import program

    fix = _("Ask whoever looks after this computer to allow this program to run.")
    found = []
    for name, *place in (("pandoc", "pypandoc", "files"), ("pagefind", "pagefind_bin", ".")):
        path = program(name, *place)
        try:
            said = _asked(path)
        except (OSError, subprocess.SubprocessError) as error:
            said = _("{program} does not start: {cause}").format(program=path, cause=error)
            yield bad(said, fix)
        else:
            found.append(f"{name} {said.split()[-1] if said else '?'}")
    import typst

    yield good(", ".join([*found, f"typst {_version(typst.__name__)}"]))


def _asked(path: Path) -> str:
    """The first line of what a program says of its version."""
    done = subprocess.run(
        [path, "--version"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PATIENCE,
        check=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    return done.stdout.partition("\n")[0]


def _locked(lock: Path) -> Iterator[tuple[str, str]]:
    """Package and version, as far as they are for this machine."""
    from packaging.requirements import Requirement

    if not lock.is_file():
        return
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum() and "==" in line:
            need = Requirement(line.rstrip(" \\"))
            if not need.marker or need.marker.evaluate():
                yield need.name, next(iter(need.specifier)).version


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

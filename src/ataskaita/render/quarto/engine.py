"""Rendering with Quarto: a copy of the project in ``_build/quarto/``, executed already.

Nothing of Quarto is left running, and of all that it says what matters is told.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ataskaita.errors import RenderError, UserError
from ataskaita.execution.run import Run
from ataskaita.execution.source import read_chapter
from ataskaita.project import Project
from ataskaita.render.conservation.source import cell_with, named, texts_of
from ataskaita.render.quarto.stage import REPORT, SITE, write_stage
from ataskaita.translation import _

#: What the filter `stage.NUMBERS_FILTER` writes.
NUMBERS = "numbers.json"

_TARGETS = {"pdf": ("typst", "report.pdf"), "docx": ("docx", "report.docx")}

#: All that Quarto said when it failed, beside the stage.
LOG = "quarto.log"

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_PAGE = re.compile(r"\[ *\d+/\d+\] (\S+)")
_FAULT = re.compile(r"\b(ERROR|[Ee]rror)\b|not found|Unable to|Could not")
#: Lines of a trace, and what Quarto says whenever anything has failed.
_NOISE = re.compile(
    r"\s+(at |\.\.\.|\[C\]|\[string|/).*|[Ss]tack trace(back)?:.*"
    r"|.*Error encountered when rendering.*"
)

#: How Quarto names what a cell has drawn: by its chapter, and by its label or number.
_DRAWN = re.compile(r"-notebooks-([\w.-]+)-output-\d")
_IN_TYPST = re.compile(r"┌─ (\S+\.typ):(\d+)")
#: A formula that is printed as it is typed, which Quarto only mentions.
UNREAD = "Could not convert TeX math "
#: What it has not found, or can't read: files, addresses and formulas.
_NAMED = re.compile(
    rf"https?://[^\s\"')]+|[\w.-]+\.(?:png|jpe?g|svg|gif|webp)\b|(?<={UNREAD}).+(?=, rendering)"
)

#: Lines that a message passes on.
_LINES = 8


def lay_out(
    project: Project, run: Run, formats: Sequence[str], folder: Path
) -> list[tuple[str, str]] | None:
    """Have Quarto write what readers get.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        The executed chapters.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    folder : Path
        An empty folder.

    Returns
    -------
    list of (str, str) or None
        The numbers in the text of the PDF: id and text; None without a PDF.

    Raises
    ------
    RenderError
        Quarto failed; its last lines are passed on.
    """
    stage = project.build / "quarto"
    write_stage(project, run, stage, pdf="pdf" in formats)
    printed = None
    if "html" in formats:
        call_quarto(["render", "--to", "html"], stage)
        shutil.copytree(stage / SITE, folder, dirs_exist_ok=True)
    for name in formats:
        if name in _TARGETS:
            target, file = _TARGETS[name]
            if not (stage / REPORT).is_file():
                raise UserError(
                    _("report.qmd is missing, of which Quarto makes the PDF and the DOCX."),
                    _("Restore it from the repository, or render with --to html."),
                )
            call_quarto(["render", REPORT, "--to", target], stage)
            shutil.move(stage / file, folder / file)
            if name == "pdf":
                found = json.loads((stage / NUMBERS).read_text("utf-8"))
                printed = [(number["id"], number["text"]) for number in found]
    return printed


def call_quarto(arguments: Sequence[str], folder: Path) -> None:
    """Run Quarto in a folder.

    Parameters
    ----------
    arguments : sequence of str
        What it is to do.
    folder : Path
        The project that it is to do it with.

    Raises
    ------
    RenderError
        It failed.
    """
    # On Windows it is a script, which is only found so.
    code, said = _run([shutil.which("quarto") or "quarto", *arguments], folder)
    if code or UNREAD in said:
        log = folder.with_name(LOG)
        log.write_text(said, encoding="utf-8")
        command = _("{command} failed:").format(command=f"quarto {' '.join(arguments)}")
        raise RenderError(
            "\n".join([command, *chapter_of(said, folder), *essence(said)]),
            _(
                "Try --engine embedded. All that Quarto said is in {file}, the project it had in "
                "{folder}."
            ).format(
                file=f"{log.parent.name}/{log.name}", folder=f"{log.parent.name}/{folder.name}/"
            ),
        )


def essence(said: str) -> list[str]:
    """The lines of Quarto's output that tell what went wrong, and at which page.

    Parameters
    ----------
    said : str
        All it has written, in the order written.
    """
    lines = [line.rstrip() for line in _COLOUR.sub("", said).splitlines()]
    kept = [line for line in lines if line.strip() and not _NOISE.fullmatch(line)]
    faults = [number for number, line in enumerate(kept) if _FAULT.search(line)]
    if not faults:
        return kept[-_LINES:]
    pages = [found[1] for line in kept[: faults[0]] if (found := _PAGE.match(line.strip()))]
    return [*pages[-1:], *kept[faults[0] :][:_LINES]]


def chapter_of(said: str, folder: Path) -> list[str]:
    """The chapter in which Quarto has stopped, and the cell that has written or drawn the place.

    Parameters
    ----------
    said : str
        All that Quarto has written.
    folder : Path
        The project that it had, with the text that Typst was given.
    """
    found = _IN_TYPST.search(said)
    path = folder / found[1] if found else folder
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = text.splitlines()[: int(found[2])] if found else []
    title = [line[2:] for line in lines if line.startswith("= ")][-1:]
    if drawn := [cell for line in lines[-1:] for cell in _DRAWN.findall(line)]:
        return title + drawn[:1]
    for source in sorted(folder.glob("[!_]*/*.ipynb")):
        cells = texts_of(read_chapter(source))
        if all(said in cells[0][1] for said in title):
            for place in (*lines[-1:], *_NAMED.findall(said)):
                if cell_with(place, cells):
                    return [named(source.stem, place, cells)]
    return title


def _run(command: list[str], folder: Path) -> tuple[int, str]:
    # A group of its own: Quarto starts others, which would go on when it alone is stopped.
    windows = sys.platform == "win32"
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=not windows,
    )
    try:
        said, _nothing = process.communicate()
    except BaseException:
        _stop(process)
        raise
    return process.returncode, said.decode(errors="replace")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()

"""Rendering with Quarto: a copy of the project in ``_build/quarto/``, executed already."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.execution.run import Run
from ataskaita.project import Project
from ataskaita.render.quarto.program import call_quarto
from ataskaita.render.quarto.stage import REPORT, SITE, write_stage
from ataskaita.translation import _

#: What the filter `stage.NUMBERS_FILTER` writes.
NUMBERS = "numbers.json"

_TARGETS = {"pdf": ("typst", "report.pdf"), "docx": ("docx", "report.docx")}


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

"""Rendering with Quarto: a copy of the project in ``_build/quarto/``, executed already."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ataskaita.errors import RenderError, UserError
from ataskaita.execution.notebook import writes
from ataskaita.execution.run import Run
from ataskaita.project import Project
from ataskaita.render.quarto.copies import for_pages, without_html
from ataskaita.render.quarto.pages import FILTERS, with_filters, write_pages
from ataskaita.render.quarto.typefaces import copy_fonts
from ataskaita.translation import _

#: The cell of report.qmd that executes the chapters when Quarto is run by hand.
_CODE = re.compile(r"^```\{python\}\n.*?^```\n", re.MULTILINE | re.DOTALL)

#: A filter that lists the numbers in the text of the PDF, and the list.
FILTER = Path(__file__).with_name("numbers.lua")
NUMBERS = "numbers.json"

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)

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
    write_stage(project, run, stage)
    printed = None
    if "html" in formats:
        call_quarto(["render", "--to", "html"], stage)
        shutil.copytree(stage / "_site", folder, dirs_exist_ok=True)
    for name in formats:
        if name in _TARGETS:
            target, file = _TARGETS[name]
            (stage / NUMBERS).unlink(missing_ok=True)
            if not (stage / "report.qmd").is_file():
                raise UserError(
                    _("report.qmd is missing, of which Quarto makes the PDF and the DOCX."),
                    _("Restore it from the repository, or render with --to html."),
                )
            call_quarto(["render", "report.qmd", "--to", target], stage)
            shutil.move(stage / file, folder / file)
            if name == "pdf":
                printed = _numbers(stage / NUMBERS)
    return printed


def _numbers(path: Path) -> list[tuple[str, str]]:
    """What ``numbers.lua`` has found in the text that Quarto set."""
    try:
        return [(number["id"], number["text"]) for number in json.loads(path.read_text("utf-8"))]
    except FileNotFoundError:
        raise RenderError(
            _("Quarto did not tell which numbers the PDF holds, so they can't be compared."),
            _("Render the PDF with --engine embedded: --to pdf --engine embedded."),
        ) from None


def write_stage(project: Project, run: Run, stage: Path) -> None:
    """Write a Quarto project that has nothing left to execute.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        Its executed chapters.
    stage : Path
        The folder to write; replaced as a whole.
    """
    import yaml

    shutil.rmtree(stage, ignore_errors=True)
    copies = stage / "_build" / "notebooks"
    copies.mkdir(parents=True)
    (stage / "notebooks").mkdir()
    settings = dict(project.quarto)
    settings["project"] = {k: v for k, v in settings["project"].items() if k != "pre-render"}
    settings["execute"] = {
        k: v for k, v in settings.get("execute", {}).items() if k != "ipynb-filters"
    } | {"enabled": False}
    settings["project"]["output-dir"] = "_site"
    settings["filters"] = with_filters(settings.get("filters", []), "filters")
    (stage / "_quarto.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    for path in (*project.root.glob("_variables.yml"), *_styles(project)):
        target = stage / path.relative_to(project.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    for chapter in run.chapters:
        text = writes(without_html(chapter.notebook))
        (copies / f"{chapter.source.stem}.ipynb").write_text(text, encoding="utf-8")
        if chapter.source.suffix == ".ipynb":
            page = stage / chapter.source.relative_to(project.root)
            page.write_text(writes(for_pages(chapter.notebook)), encoding="utf-8")
        else:
            page = stage / chapter.source.relative_to(project.root)
            page.write_text(_page(chapter.source, chapter.notebook), encoding="utf-8")
    copy_fonts(stage / "_build")
    write_pages(project, run, stage / "_build")
    shutil.copytree(FILTERS, stage / "filters")
    shutil.copy2(FILTER, stage / FILTER.name)
    source = project.root / "report.qmd"
    if source.is_file():
        report = _CODE.sub("", source.read_text(encoding="utf-8"))
        (stage / source.name).write_text(_with_filter(report), encoding="utf-8")


def _with_filter(report: str) -> str:
    """Have the numbers listed when Quarto's own filters have done their work."""
    import yaml

    front = _FRONT.match(report)
    settings = yaml.safe_load(front[1]) if front else {}
    own = [name for name in settings.get("filters", []) if name != "quarto"]
    settings["filters"] = [*own, "quarto", FILTER.name]
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    return f"---\n{text}---\n{report[front.end() :] if front else report}"


def call_quarto(arguments: Sequence[str], folder: Path) -> None:
    """Run Quarto in a folder.

    Raises
    ------
    RenderError
        It is not installed, or it failed.
    """
    quarto = shutil.which("quarto")
    if quarto is None:
        raise RenderError(
            _("Quarto is not on PATH."), _("Install it, or render with --engine embedded.")
        )
    done = subprocess.run([quarto, *arguments], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        tail = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()[-12:]
        raise RenderError(
            "\n".join(
                [_("{command} failed:").format(command=f"quarto {' '.join(arguments)}"), *tail]
            ),
            _("Try --engine embedded; the stage is left in _build/quarto/ to look at."),
        )


def _styles(project: Project) -> list[Path]:
    """The style sheets that _quarto.yml names."""
    html = project.quarto.get("format", {}).get("html", {})
    named = [html.get("css", []), html.get("theme", [])]
    flat = [name for entry in named for name in ([entry] if isinstance(entry, str) else entry)]
    return [project.root / name for name in flat if (project.root / name).is_file()]


def _page(source: Path, notebook) -> str:
    """The landing page: its front matter as it is, its cells as Markdown."""
    text = source.read_text(encoding="utf-8")
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    body = "\n\n".join(cells)
    return body if not front or body.startswith("---") else front[0] + body

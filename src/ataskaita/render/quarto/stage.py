"""A Quarto project that has nothing left to execute, made of ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from ataskaita.execution.notebook import Node, writes
from ataskaita.execution.run import Executed, Run
from ataskaita.execution.source import front_matter
from ataskaita.project import MARKER, Project
from ataskaita.registry import folders
from ataskaita.render.book import book_of
from ataskaita.render.downloads.links import NAMES
from ataskaita.render.quarto.copies import for_pages, without_html
from ataskaita.render.quarto.pages import with_filters, write_pages
from ataskaita.text_file import read_text

#: The cell of report.qmd that executes the chapters when Quarto is run by hand.
_CODE = re.compile(r"^```\{python\}\n.*?^```\n", re.MULTILINE | re.DOTALL)

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)

#: The document of which Quarto makes the PDF and the DOCX.
REPORT = "report.qmd"

#: What lies beside the pages whichever engine has made them.
LEDGERS = (
    ("ledger.csv", "Skaičių žiniaraštis (CSV)"),
    ("ledger.json", "Skaičių žiniaraštis (JSON)"),
)

#: As at the foot of the other engine's pages.
MARKS = r"Ženklas \[e\] – skaičius atkurtas ar įvertintas, \[x\] – duomenų nėra."

#: A filter that lists the numbers in the text of the PDF.
NUMBERS_FILTER = Path(__file__).with_name("numbers.lua")

#: What Quarto writes the site into, within the stage.
SITE = "_site"

#: Folders that hold no part of a page: the data, what is made, the program and its tests.
_ASIDE = {"data", "_build", "_site", "_book", "src", "tests", "benchmarks", "node_modules"}


def write_stage(project: Project, run: Run, stage: Path, *, pdf: bool = False) -> None:
    """Write a Quarto project that has nothing left to execute.

    Parameters
    ----------
    project : Project
        The project.
    run : Run
        Its executed chapters.
    stage : Path
        The folder to write; replaced as a whole.
    pdf : bool
        There will be a PDF beside the pages.
    """
    shutil.rmtree(stage, ignore_errors=True)
    _copy_beside(project, stage)
    copies = stage / "_build" / "notebooks"
    copies.mkdir(parents=True)
    (stage / MARKER).write_text(_yaml(_settings(project, pdf=pdf)), encoding="utf-8")
    for chapter in run.chapters:
        whole = writes(without_html(chapter.notebook, chapter.source))
        (copies / f"{chapter.source.stem}.ipynb").write_text(whole, encoding="utf-8")
        page = stage / chapter.source.relative_to(project.root).with_suffix(".ipynb")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(writes(_with_head(chapter)), encoding="utf-8")
    write_pages(project, run, stage / "_build")
    shutil.copy2(NUMBERS_FILTER, stage / NUMBERS_FILTER.name)
    source = project.root / REPORT
    if source.is_file():
        report = _CODE.sub("", source.read_text(encoding="utf-8"))
        (stage / source.name).write_text(_with_numbers(report), encoding="utf-8")


def _settings(project: Project, *, pdf: bool) -> dict[str, Any]:
    """What ``_quarto.yml`` says, but for what has been done already."""
    settings = dict(project.quarto)
    hooks = ("pre-render", "post-render")
    kept = {k: v for k, v in (settings.get("project") or {}).items() if k not in hooks}
    settings["project"] = kept | {"output-dir": SITE}
    execute = settings.get("execute") or {}
    settings["execute"] = {k: v for k, v in execute.items() if k != "ipynb-filters"} | {
        "enabled": False
    }
    settings["filters"] = with_filters(settings.get("filters") or [])
    book = dict(settings.get("book") or {})
    # Quarto takes the title as it is for the titles of pages.
    book |= {"title": book_of(project).title} if book.get("title") else {}
    book.setdefault("page-footer", _footer(pdf=pdf))
    executed = {project.relative(path) for path in project.sources}
    for name in ("chapters", "appendices"):
        if name in book:
            book[name] = _as_notebooks(book[name], executed)
    settings["book"] = book
    return settings


def _footer(*, pdf: bool) -> dict[str, Any]:
    """What the foot of each page says: the marks of numbers, and what there is to take away."""
    # All chapters are in the one PDF that Quarto makes.
    files = [*([("report.pdf", NAMES["report"])] if pdf else []), *LEDGERS]
    links = [{"text": label, "href": file} for file, label in files]
    return {"left": MARKS, "right": links}


def _as_notebooks(listed: Any, executed: set[str]) -> Any:
    """A list of chapters, or an entry of it, with the executed copies instead of pages of text."""
    if isinstance(listed, list):
        return [_as_notebooks(one, executed) for one in listed]
    if isinstance(listed, dict):
        return {name: _as_notebooks(value, executed) for name, value in listed.items()}
    if listed in executed:
        return Path(listed).with_suffix(".ipynb").as_posix()
    return listed


def _with_head(chapter: Executed) -> Any:
    """A page, with what only Quarto understands at its head."""
    notebook = for_pages(chapter.notebook)
    text = read_text(chapter.source)
    if chapter.source.suffix == ".ipynb":
        return notebook
    # Its title has become a heading, and it has been executed.
    done = ("title", "execute", "jupyter", "engine")
    head = {name: value for name, value in front_matter(text).items() if name not in done}
    if head:
        raw = Node(cell_type="raw", metadata={}, source=f"---\n{_yaml(head)}---", id="head")
        notebook.cells.insert(0, raw)
    return notebook


def _copy_beside(project: Project, stage: Path) -> None:
    """Copy what pages or settings may name, but for the chapters themselves."""
    aside = {project.root / name for name in (*_ASIDE, MARKER, REPORT)}
    aside |= {*folders(project.root), *project.sources}

    def left_out(folder: str, names: list[str]) -> list[str]:
        paths = [Path(folder) / name for name in names]
        return [
            path.name
            for path in paths
            if path in aside
            or path.name.startswith((".", "__pycache__"))
            or (path / "pyvenv.cfg").is_file()
        ]

    shutil.copytree(project.root, stage, ignore=left_out, ignore_dangling_symlinks=True)


def _with_numbers(report: str) -> str:
    """Have the numbers listed when all other filters have done their work.

    Quarto gives settings of a book to its chapters only, so the document names all its filters.
    """
    front = _FRONT.match(report)
    settings = (yaml.safe_load(front[1]) if front else None) or {}
    filters = with_filters(settings.get("filters") or [])
    settings["filters"] = [*filters, NUMBERS_FILTER.name]
    return f"---\n{_yaml(settings)}---\n{report[front.end() :] if front else report}"


def _yaml(settings: dict[str, Any]) -> str:
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)

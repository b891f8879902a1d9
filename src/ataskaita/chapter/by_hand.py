"""What an author asks for in a notebook that is run by hand, in JupyterLab or VS Code.

A render shows it by itself: sentences with their values (`preview`), and indicators by their words
(`find`).
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from ataskaita.chapter.session import session
from ataskaita.data.cell_conditions import Conditions
from ataskaita.errors import UserError
from ataskaita.indicators.search import find_indicators, in_words
from ataskaita.inline import expressions, fill, of_plain
from ataskaita.project import Project
from ataskaita.text_file import read_text
from ataskaita.translation import _

if TYPE_CHECKING:
    from IPython.display import Markdown

#: What chapters can call.
__all__ = ["find", "preview"]

# What Pandoc reads and Jupyter's Markdown would show as it is.
_MARK = re.compile(r"\[([^\[\]]*)\]\{\.[^{}]*\}")
_ATTRIBUTES = re.compile(r"^(#+ .*?)[ \t]*\{[^{}]*\}[ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(r"\[-?@((?:tbl|fig|sec)-[\w-]+)\]|@((?:tbl|fig|sec)-[\w-]+)")
# What a page of text begins with, and its code.
_NO_TEXT = re.compile(r"\A---\n.*?\n---\n|^```\{python\}.*?^```[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^:::.*$", re.MULTILINE)
_FLOAT = re.compile(r"^#\|\s*(label|tbl-cap|fig-cap):\s*(.+?)\s*$", re.MULTILINE)


def preview(chapter: str = "") -> Markdown | None:
    """Show a chapter's text with its values in it, as a reader will see them.

    Parameters
    ----------
    chapter : str
        The notebook's name, or its number; this notebook when left out.

    Returns
    -------
    Markdown or None
        The text as it was saved last; nothing in a render.
    """
    if session().chapter:
        return None
    project = Project.find()
    path = _notebook(project, chapter)
    saved = dt.datetime.fromtimestamp(path.stat().st_mtime)
    about = _(
        "{file}, as saved at {time}. Save it (Ctrl+S) and run this cell again to see what has "
        "been typed since."
    )
    blocks = [f"*{about.format(file=path.name, time=f'{saved:%H:%M:%S}')}*"]
    for kind, source in _cells(path, project):
        if kind == "markdown":
            blocks.append(_filled(source, project.variables, path.name))
        elif kind == "code":
            said = dict(_FLOAT.findall(source))
            caption = said.get("tbl-cap") or said.get("fig-cap")
            if caption:
                blocks.append(f"▸ **{said.get('label', '')}** {caption}")
    # Imported here: a render names words of this package, and shows nothing by hand.
    from IPython.display import Markdown

    return Markdown("\n\n".join(blocks))


def find(words: str = "") -> None:
    """List the indicators of which id, name, definition or categories hold some words; with values.

    Parameters
    ----------
    words : str
        In any case and number: ``find("lankytojas")`` finds „lankytojų“.
    """
    used = session()
    if used.chapter:
        return
    lines = []
    for indicator in find_indicators(words, used.snapshot):
        shown = "; ".join(in_words(indicator, used.snapshot, used.year))
        lines.append(f"{indicator.id} – {indicator.name}: {shown}")
    print("\n".join(lines) or _("No indicator has '{words}'.").format(words=words))


def _notebook(project: Project, chapter: str) -> Path:
    """The file of a chapter, or of the notebook that this kernel runs."""
    if chapter:
        return project.find_chapter(chapter)
    shell = _shell()
    # VS Code says it in the one way, Jupyter's server in the other.
    said = (shell.user_ns.get("__vsc_ipynb_file__") if shell else "") or os.environ.get(
        "JPY_SESSION_NAME", ""
    )
    if said and Path(said).is_file():
        return Path(said)
    raise UserError(
        _("This kernel does not know which notebook it runs."),
        _('Name the chapter, such as preview("{chapter}").').format(
            chapter=project.chapters[0].stem if project.chapters else "01"
        ),
    )


def _cells(path: Path, project: Project) -> list[tuple[str, str]]:
    """The cells of a notebook that the year has, each with its kind; of a page of text its text."""
    text = read_text(path)
    if path.suffix != ".ipynb":
        return [("markdown", _NO_TEXT.sub("", text))]
    cells, year = json.loads(text)["cells"], Conditions(project)
    there = [cell for cell in cells if year.applies(SimpleNamespace(**cell), path.name)]
    return [(cell["cell_type"], "".join(cell["source"])) for cell in there]


def _filled(markdown: str, variables: Mapping[str, Any], chapter: str) -> str:
    """A Markdown cell with its values in it, for Jupyter's Markdown."""
    results = [_evaluated(code) for code in expressions(markdown)]
    text = fill(markdown, results, variables, chapter)
    text = _MARK.sub(r"\1", _FENCE.sub("", text))
    text = _ATTRIBUTES.sub(r"\1", text)
    return _REFERENCE.sub(lambda found: f"‹{found[1] or found[2]}›", text)


def _shell() -> Any:
    from IPython import get_ipython

    return get_ipython()


def _evaluated(code: str) -> str:
    shell = _shell()
    names = shell.user_ns if shell else vars(sys.modules["__main__"])
    try:
        made = eval(code, names)
    except Exception as error:
        said = str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
        return f"**⚠ {code}: {said}**"
    shown = getattr(made, "_repr_markdown_", None)
    return shown() if shown else of_plain(repr(made))

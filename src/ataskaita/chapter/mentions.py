"""Where the chapters' own text speaks of a unit by its name."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ataskaita.chapter.session import session
from ataskaita.project import Project
from ataskaita.text_file import read_text

_HEADING = re.compile(r"#+ .*\{[^}]*#([\w-]+)[^}]*\}\s*$")

#: The last word of a name is declined: nothing is asked of its ending, or of more than so many
#: letters of it.
_ENDING, _STEM = 2, 5


def mentions(unit: str) -> list[str]:
    """The labels of the headings under which the numbered chapters name a unit.

    Parameters
    ----------
    unit : str
        The unit's id; its name is looked for as far as it is not declined.
    """
    named = _named(session().tables.units.name(unit))
    found: dict[str, None] = {}
    for text in session().once("texts of chapters", _texts):
        heading = ""
        for line in text.splitlines():
            if label := _HEADING.match(line):
                heading = label[1]
            elif heading and named.search(line):
                found[heading] = None
    return list(found)


def _named(name: str) -> re.Pattern[str]:
    *first, last = name.split()
    words = [*map(re.escape, first), re.escape(last[: max(_ENDING, len(last) - _ENDING)][:_STEM])]
    # Where a line ends in the middle of a name, it is not found.
    return re.compile(r"\b" + r"\s+".join(words))


def _texts() -> list[str]:
    project = Project.find()
    chapters = [chapter.path for chapter in project.listed if _counts(chapter)]
    session().files.update(project.relative(path) for path in chapters)
    return [_text(path) for path in chapters]


def _counts(chapter) -> bool:
    """Whether a chapter belongs to the report's own text: no appendix, in no further part."""
    return not chapter.appendix and not chapter.part


def _text(path: Path) -> str:
    text = read_text(path)
    if path.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")

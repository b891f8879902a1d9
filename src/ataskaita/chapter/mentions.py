"""Where the chapters tell of an indicator, and where their text names a unit."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ataskaita.chapter.indicator_pages import known_uses
from ataskaita.chapter.session import session
from ataskaita.lithuanian.words import enumerate_names
from ataskaita.project import MARKER, Project
from ataskaita.text_file import read_text
from ataskaita.values.uses import Uses

_HEADING = re.compile(r"#+ .*\{[^}]*#([\w-]+)[^}]*\}\s*$")

#: The last word of a name is declined: nothing is asked of its ending, or of more than so many
#: letters of it.
_ENDING, _STEM = 2, 5


@dataclass
class Places:
    """Which headings of the chapters tell of which indicator.

    Parameters
    ----------
    uses : Uses
        What the chapters print.
    """

    uses: Uses = field(default_factory=known_uses)

    @classmethod
    def of_session(cls) -> Places:
        """Those of this chapter, found once."""
        return session().once("places", cls)

    @cached_property
    def appendices(self) -> frozenset[str]:
        """The headings of appendices."""
        session().files.add(MARKER)
        stems = [chapter.path.stem for chapter in Project.find().listed if chapter.appendix]
        return frozenset(self.uses.headings.get(stem, "") for stem in stems)

    @cached_property
    def headings(self) -> dict[str, list[str]]:
        """Indicator -> the headings of the chapters that print it, as far as they have a number."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self.uses.printed:
            if heading := self.uses.headings.get(record["chapter"]):
                found[record["indicator"]][heading] = None
        return {indicator: list(of) for indicator, of in found.items()}

    def told(self, indicators: Iterable[str], named: Iterable[str] = ()) -> str:
        """A sentence that leads to the chapter, or the two, that tell most of some indicators.

        Appendices are named where no chapter tells of any of them.

        Parameters
        ----------
        indicators : iterable of str
            Their ids.
        named : iterable of str
            Headings under which the unit is named.
        """
        count: dict[str, int] = defaultdict(int)
        for indicator in indicators:
            for heading in self.headings.get(indicator, ()):
                count[heading] += 1
        chapters = [heading for heading in count if heading not in self.appendices]
        most = sorted(chapters or count, key=lambda heading: -count[heading])[:2]
        whole = set(self.uses.headings.values())
        said = [
            f"@{heading}" if heading in whole else f"[-@{heading}] skirsnis"
            for heading in dict.fromkeys((*most, *named))
        ]
        return f"Plačiau – {enumerate_names(said)}." if said else ""


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
    # The report's own text: no appendix, and nothing in a further part.
    chapters = [c.path for c in project.listed if not c.appendix and not c.part]
    session().files.update(project.relative(path) for path in chapters)
    return [_text(path) for path in chapters]


def _text(path: Path) -> str:
    text = read_text(path)
    if path.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")

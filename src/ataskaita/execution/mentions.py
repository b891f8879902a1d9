"""Where the chapters' own text speaks of a unit by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_HEADING = re.compile(r"#+ .*\{[^}]*#([\w-]+)[^}]*\}\s*$")

#: The last word of a name is declined: nothing is asked of its ending, or of more than so many
#: letters of it.
_ENDING, _STEM = 2, 5

#: Of units that are named together, only the last has that word: „Laiu ir Suur salose“.
_OTHERS = r"(?:(?:,|\s+ir)(?:\s+[A-ZĄČĘĖĮŠŲŪŽ]\w*)+)*"


def mentions(texts: Iterable[str], names: Mapping[str, str]) -> dict[str, list[str]]:
    """The labels of the headings under which texts name a unit; only of units that they name.

    Parameters
    ----------
    texts : iterable of str
        The Markdown of the chapters.
    names : mapping
        The names of the units by their ids; each is looked for as far as it is not declined.
    """
    patterns = {unit: _named(name) for unit, name in names.items()}
    found: dict[str, dict[str, None]] = {}
    for text in texts:
        named = {unit: pattern for unit, pattern in patterns.items() if pattern.search(text)}
        heading = ""
        for line in text.splitlines():
            if label := _HEADING.match(line):
                heading = label[1]
            elif heading:
                for unit in (unit for unit, pattern in named.items() if pattern.search(line)):
                    found.setdefault(unit, {})[heading] = None
    return {unit: list(headings) for unit, headings in found.items()}


def _named(name: str) -> re.Pattern[str]:
    *first, last = map(re.escape, name.split())
    stem = last[: max(_ENDING, len(last) - _ENDING)][:_STEM]
    # Where a line ends in the middle of a name, it is not found.
    return re.compile(r"\b" + (r"\s+".join(first) + _OTHERS + r"\s+" if first else "") + stem)

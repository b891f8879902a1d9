"""What can't be shown: where it stands, what it is and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ataskaita.errors import LintErrors
from ataskaita.lint.findings import LintFinding
from ataskaita.supported.kinds import kinds
from ataskaita.translation import _, ngettext

#: Signs of an author's text that a message quotes.
QUOTED = 60


class Place(NamedTuple):
    """Where something stands: the chapter's file, the cell (label or number) and its line."""

    file: str
    cell: str
    line: int = 1

    def at(self, line: int) -> Place:
        """Another line of the cell."""
        return self._replace(line=line)


class UnsupportedErrors(LintErrors):
    """Chapters hold what can't be shown in both formats; carries every finding."""

    def __init__(self, findings: Sequence[LintFinding]) -> None:
        super().__init__(findings)
        count = len(self.findings)
        self.message = ngettext(
            "{number} place of the chapters can't be shown in both the site and the PDF.",
            "{number} places of the chapters can't be shown in both the site and the PDF.",
            count,
        ).format(number=count)
        self.fix = _(
            "Correct the places named above (docs/supported.md tells what can be shown); nothing "
            "was rendered."
        )


def unsupported(kind: str, place: Place, text: str, *, near: str = "") -> LintFinding:
    """Find fault with something.

    Parameters
    ----------
    kind : str
        What it is: a name of ``kinds.yml``.
    place : Place
        Where it stands.
    text : str
        What is written there.
    near : str
        What may have been meant, or another place.
    """
    text = " ".join(str(text).split())
    text = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    said = kinds()[kind]
    message, fix = (_(said[part]).format(text=text, near=near) for part in ("message", "fix"))
    return LintFinding(*place, text, kind, message, fix)

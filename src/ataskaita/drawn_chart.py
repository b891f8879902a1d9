"""A chart as a chapter hands it over: two drawings, and the texts that stand around them.

The texts are the page's own, in the reader's size; only what belongs to a mark is in the drawings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

#: The type of a chart among a cell's outputs; beside it stands one picture of it all.
MIME = "application/vnd.ataskaita.chart+json"


@dataclass(frozen=True)
class DrawnChart:
    """A chart in its parts.

    Parameters
    ----------
    headline : str
        Markdown: what is to be seen; may be empty.
    subtitle : str
        Markdown: what was measured, in which unit, when.
    notes : tuple of str
        Markdown: what stands below it, a paragraph each; its source is the last.
    wide, narrow : str
        SVG: for a page or a screen, and for a phone.
    """

    headline: str
    subtitle: str
    notes: tuple[str, ...]
    wide: str
    narrow: str

    def to_json(self) -> dict[str, Any]:
        """The chart as plain data."""
        return asdict(self) | {"notes": list(self.notes)}

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> DrawnChart:
        """The chart out of plain data."""
        return cls(**(made | {"notes": tuple(made["notes"])}))

"""A chart as a chapter hands it over: two drawings, and the texts that stand around them.

The texts are the page's own, in the reader's size; only what belongs to a mark is in the drawings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: The type of a chart among a cell's outputs; beside it stands one picture of it all.
MIME = "application/vnd.ataskaita.chart+json"


@dataclass(frozen=True)
class DrawnChart:
    """A chart in its parts, each of which is plain data.

    Parameters
    ----------
    headline : str
        Markdown: what is to be seen; may be empty.
    subtitle : str
        Markdown: what was measured, in which unit, when.
    notes : sequence of str
        Markdown: what stands below it, a paragraph each; its source is the last.
    wide, narrow : str
        SVG: for a page or a screen, and for a phone.
    """

    headline: str
    subtitle: str
    notes: Sequence[str]
    wide: str
    narrow: str

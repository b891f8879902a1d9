"""The colours of charts, by what they mean.

A mark has at least 3 : 1 to its ground, and parts that touch have it to each other: the parts of a
whole are dark and light by turns. Those that are alike in brightness differ in shape or pattern,
so that they are told apart in grey print. The site's ``charts.css`` has the same names, for light
and dark; tests compute all of this from both.
"""

from __future__ import annotations

#: What stands in the drawing itself: for paper, and wherever no style sheet says otherwise.
COLOURS = {
    "ink": "#20262e",
    "soft": "#55606b",
    "rule": "#d9dee3",
    "paper": "#ffffff",
    "now": "#1f5f8b",
    "before": "#1f5f8b",
    "reached": "#2f6b3c",
    "nearly": "#1f5f8b",
    "partly": "#9a4f12",
    "missed": "#a3343b",
    "part-1": "#143f5f",
    "part-2": "#c9822a",
    "part-3": "#5a2d6e",
    "part-4": "#5f9a3e",
    "part-5": "#6b2414",
    "part-6": "#3d97a8",
    "line-1": "#1f5f8b",
    "line-2": "#a85c1e",
    "line-3": "#3d7a4a",
    "line-4": "#8a5a9e",
    "line-5": "#6a7078",
    "line-6": "#b3454a",
}

#: How many parts of a whole, and how many lines in one picture, can be told apart.
PARTS = LINES = 6

#: A shape for each line, a pattern for each part: colours alone do not tell them apart in grey.
SHAPES = ("circle", "square", "triangle", "diamond", "down", "hexagon")
PATTERNS = ("", "", "lines", "lines", "dots", "dots")

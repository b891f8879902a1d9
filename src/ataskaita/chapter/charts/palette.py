"""The colours of charts, by what they mean.

A mark has at least 3 : 1 to its ground, and parts that touch have it to each other: the parts of a
whole are dark and light by turns. Those that are alike in brightness differ in shape or pattern,
so that they are told apart in grey print. The site's ``charts.css`` has the same names, for light
and dark; tests compute all of this from both.
"""

from __future__ import annotations

from pathlib import Path

from ataskaita.yaml_file import read_yaml

#: What stands in the drawing itself: for paper, and wherever no style sheet says otherwise.
COLOURS: dict[str, str] = read_yaml(Path(__file__).with_name("palette.yml"))

#: How many parts of a whole, and how many lines in one picture, can be told apart.
PARTS = LINES = 6

#: A shape for each line, a pattern for each part: colours alone do not tell them apart in grey.
SHAPES = ("circle", "square", "triangle", "diamond", "down", "hexagon")
PATTERNS = ("", "", "lines", "lines", "dots", "dots")

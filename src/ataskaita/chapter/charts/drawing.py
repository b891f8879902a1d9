"""A drawing: shapes and texts in the size of the page that shows it, written as SVG.

One unit is one pixel of the page at its usual size. Text stays text: it is searched, marked and
read in the reader's own colours. Every shape says by a class what its colour means; the colour
itself stands beside it for whoever knows no style sheet (PDF, Word, Quarto).

A mark has at least 3 : 1 to its ground, and parts that touch have it to each other: the parts of a
whole are dark and light by turns. Those that are alike in brightness differ in shape or pattern,
so that they are told apart in grey print. The site's ``charts.css`` has the same names as
``palette.yml``, for light and dark; tests compute all of this from both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ataskaita import fonts
from ataskaita.yaml_file import read_yaml

#: What stands in the drawing itself: for paper, and wherever no style sheet says otherwise.
COLOURS: dict[str, str] = read_yaml(Path(__file__).with_name("palette.yml"))

#: How many parts of a whole, and how many lines in one picture, can be told apart.
PARTS = LINES = 6

#: A shape for each line, a pattern for each part: colours alone do not tell them apart in grey.
SHAPES = ("circle", "square", "triangle", "diamond", "down", "hexagon")
PATTERNS = ("", "", "lines", "lines", "dots", "dots")

FONT = "Source Sans Pro"
#: Of a patterned part this much stays whole all around, so that its edge is seen.
_EDGE = 1.5

_FACES = {400: "Regular", 600: "Semibold"}

#: What a pattern is turned by, and one tile of it.
_PATTERNS = {
    "lines": (
        ' patternTransform="rotate(45)"',
        '<path d="M0 0V6" class="c-paper" stroke="#ffffff" stroke-width="2"/>',
    ),
    "dots": ("", '<circle cx="3" cy="3" r="1.3" class="c-paper" fill="#ffffff"/>'),
}


#: The corners of marks, from their middle, in radii; all are of about the same size.
_CORNERS = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "triangle": ((0, -1), (1, 0.75), (-1, 0.75)),
    "down": ((0, 1), (1, -0.75), (-1, -0.75)),
    "hexagon": [(math.cos(n * math.pi / 3), math.sin(n * math.pi / 3)) for n in range(6)],
}


@dataclass(frozen=True)
class Paper:
    """What a chart is drawn for.

    Parameters
    ----------
    name : str
        ``wide`` or ``narrow``.
    width, size : int
        Across, and of the letters: that of the text beside it.
    """

    name: str
    width: int
    size: int

    @property
    def narrow(self) -> bool:
        """Whether it is a phone's: names stand above what they name."""
        return self.name == "narrow"

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return round(self.size * 1.28, 1)


#: A column of text on a desk or on paper, and on a phone; the letters are as large as beside it.
WIDE, NARROW = Paper("wide", 688, 18), Paper("narrow", 340, 17)


@lru_cache(maxsize=4)
def _font(weight: int) -> Any:
    from PIL import ImageFont

    # Measured large: a width is then exact to a hundredth.
    # The plain engine is in every build: the same widths on every machine.
    plain = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(fonts.face_file(FONT, _FACES[weight])), 100, layout_engine=plain)


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, weight: int = 400) -> float:
    """How wide a line of text is."""
    return _font(weight).getlength(text) * size / 100


def wrapped(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """A text cut into lines of a width; a word that is wider itself is cut, too."""
    lines = [""]
    # A no-break space stays in its word.
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if width_of(longer, size, weight) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        while width_of(word, size, weight) > width and len(word) > 1:
            fits = sum(width_of(word[:n], size, weight) <= width for n in range(2, len(word))) or 1
            lines[-1:] = word[:fits], ""
            word = word[fits:]
        lines[-1] = word
    return lines


@dataclass
class Drawing:
    """A drawing that grows downwards.

    Parameters
    ----------
    paper : Paper
    height : float
        How far it reaches; whoever draws sets it.
    """

    paper: Paper
    height: float = 0.0
    _parts: list[str] = field(default_factory=list)
    _patterns: dict[str, str] = field(default_factory=dict)

    def text(
        self,
        x: float,
        y: float,
        said: str,
        *,
        colour: str = "ink",
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """A line of text; `y` is that of its base line."""
        style = {"text-anchor": anchor.removeprefix("start"), "font-weight": 600 if bold else ""}
        self._add("text", {"x": x, "y": y} | style, fill=colour, inner=escape(said))

    def lines(self, x: float, y: float, texts: list[str], **style: Any) -> float:
        """Lines of text below one another; gives where the next one would stand."""
        for text in texts:
            self.text(x, y, text, **style)
            y += self.paper.line
        return y

    def rect(
        self, x: float, y: float, width: float, height: float, colour: str, *, pattern: str = ""
    ) -> None:
        """A filled bar; of one of the year before only the edge is drawn."""
        if colour == "before":
            edge = _box(x + 1, y + 1, max(width - 2, 0), height - 2)
            self._add("rect", edge | {"stroke-width": 2}, fill="paper", stroke=colour)
            return
        self._add("rect", _box(x, y, max(width, 0), height), fill=colour)
        if pattern and width > 2 * _EDGE:
            inner = _box(x + _EDGE, y + _EDGE, width - 2 * _EDGE, height - 2 * _EDGE)
            self._add("rect", inner | {"fill": f"url(#{self._pattern(pattern)})"})

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        width: float = 1,
        dash: str = "",
    ) -> None:
        """A straight line."""
        ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        style = {"stroke-width": width, "stroke-dasharray": dash}
        self._add("line", ends | style, stroke=colour)

    def path(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """A line through points."""
        shown = "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)
        options = {"d": shown, "stroke-width": width, "stroke-linejoin": "round", "fill": "none"}
        self._add("path", options, stroke=colour)

    def mark(
        self, x: float, y: float, shape: str, colour: str, *, radius: float = 6, filled: float = 1
    ) -> None:
        """A mark at a point.

        Parameters
        ----------
        x, y : float
            Its middle.
        shape : str
            One of `SHAPES`.
        colour : str
        radius : float
        filled : float
            How much of it is filled, from below; the rest shows the paper.
        """
        if shape == "circle":
            place = {"cx": x, "cy": y, "r": radius - 1, "stroke-width": 2}
            self._add("circle", place, fill=colour if filled == 1 else "paper", stroke=colour)
            if 0 < filled < 1:
                self._add("path", {"d": _segment(x, y, radius - 1, filled)}, fill=colour)
            return
        points = ((x + radius * a, y + radius * b) for a, b in _CORNERS[shape])
        shown = " ".join(f"{_number(a)},{_number(b)}" for a, b in points)
        options = {"points": shown, "stroke-width": 2, "stroke-linejoin": "round"}
        self._add("polygon", options, fill=colour if filled else "paper", stroke=colour)

    def svg(self) -> str:
        """The drawing as a picture by itself."""
        return svg(self.paper, self.height, self.body())

    def body(self) -> str:
        """What stands in the picture."""
        patterns = "".join(self._patterns.values())
        return (f"<defs>{patterns}</defs>" if patterns else "") + "".join(self._parts)

    def _pattern(self, name: str) -> str:
        id = f"{self.paper.name}-{name}"
        turned, drawn = _PATTERNS[name]
        self._patterns[id] = (
            f'<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse"{turned}>'
            f"{drawn}</pattern>"
        )
        return id

    def _add(
        self,
        tag: str,
        options: dict[str, Any],
        *,
        fill: str = "",
        stroke: str = "",
        inner: str = "",
    ) -> None:
        meant = stroke or fill
        colours = {"fill": COLOURS.get(fill, ""), "stroke": COLOURS.get(stroke, "")}
        shown = {"class": meant and f"c-{meant}", **options}
        shown |= {name: colour for name, colour in colours.items() if colour}
        attributes = "".join(f' {name}="{_number(v)}"' for name, v in shown.items() if v != "")
        end = f">{inner}</{tag}>" if inner else "/>"
        self._parts.append(f"<{tag}{attributes}{end}")


def svg(paper: Paper, height: float, body: str) -> str:
    """A picture of the width of a paper."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width} {_number(height)}"'
        f' width="{paper.width}" height="{_number(height)}" font-family="{FONT}, sans-serif"'
        f' font-size="{paper.size}" class="{paper.name}-drawing">{body}</svg>'
    )


def _box(x: float, y: float, width: float, height: float) -> dict[str, float]:
    return {"x": x, "y": y, "width": width, "height": height}


def _number(value: Any) -> str:
    """A number as short as it may be: drawings are a part of pages."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def _segment(x: float, y: float, r: float, filled: float) -> str:
    """The lower part of a circle."""
    level = _number(y + r - 2 * r * filled)
    half = math.sqrt(max(r * r - (r - 2 * r * filled) ** 2, 0))
    left, right, radius = _number(x - half), _number(x + half), _number(r)
    large = int(filled > 0.5)
    return f"M{left} {level}A{radius} {radius} 0 {large} 0 {right} {level}Z"

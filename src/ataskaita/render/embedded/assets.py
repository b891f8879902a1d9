"""What all pages of the site load: one style sheet and one script, joined, and the fonts.

Each request costs a reader on a phone more than its bytes do. In ``templates/assets/`` styles and
scripts are small files of one purpose each; a new one there is joined to the others by itself.
What is in ``later/`` is loaded when a reader first asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ataskaita.cache import ensure
from ataskaita.render.embedded.resources import TEMPLATES
from ataskaita.tables.html import CARDS
from ataskaita.text_file import write_whole

#: Styles and scripts of the pages, in their parts.
ASSETS = TEMPLATES / "assets"

#: The fonts, cut down to the signs of Lithuanian text, and how they are loaded; `tests/support` has
#: what has cut them.
FONTS, FONTS_SHEET = TEMPLATES / "fonts", "fonts.css"

#: What stands before the other styles, and what has the last word.
FIRST = (FONTS_SHEET, "text.css", "layout.css", "content.css")
LAST = ("small.css", "print.css")

#: Written for each width of a table that needs more room than there is.
CARDS_SHEET = "cards.css"

#: On paper only.
PRINT = "print.css"

#: For pages that have a table; loaded before the other styles, which may say something else of one.
TABLES = "tables.css"

#: Has to run before anything is drawn.
START = "start.js"

STYLES, SCRIPTS = "site.css", "site.js"


def write_assets(
    folder: Path, *, sheets: Sequence[str] | None = None, programs: Sequence[str] | None = None
) -> None:
    """Write what all pages need: styles, scripts and fonts.

    Parameters
    ----------
    folder : Path
        The folder beside the pages; what is there already is written over.
    sheets, programs : sequence of str, optional
        The parts of the style sheet and of the script, in order; all when left out.
    """
    for font in FONTS.iterdir():
        # In the preview a browser may be reading it.
        ensure(folder / "fonts" / font.name, font.read_bytes())
    write_whole(folder / STYLES, styles(sheets))
    write_whole(folder / TABLES, _packed(_sheet(TABLES) + _sheet(CARDS_SHEET)))
    write_whole(folder / SCRIPTS, scripts(programs))
    joined = {*ASSETS.glob("*.css"), *ASSETS.glob("*.js")} - {ASSETS / START}
    for path in sorted({path for path in ASSETS.rglob("*") if path.is_file()} - joined):
        text = path.read_text(encoding="utf-8")
        text = text if path.suffix == ".svg" else without_comments(text)
        write_whole(folder / path.relative_to(ASSETS), text)


def styles(names: Sequence[str] | None = None) -> str:
    """The style sheets as one; what is for paper in a rule of its own.

    Parameters
    ----------
    names : sequence of str, optional
        Which, in order; all but `TABLES` when left out.
    """
    if names is None:
        others = {path.name for path in ASSETS.glob("*.css")} - {*FIRST, *LAST, TABLES}
        names = (*FIRST, *sorted(others), *LAST)
    texts = ((name, _sheet(name)) for name in names)
    parts = (f"@media print {{\n{text}\n}}\n" if name == PRINT else text for name, text in texts)
    return _packed("".join(parts))


def _sheet(name: str) -> str:
    """A style sheet; that of cards once for each width."""
    if name != CARDS_SHEET:
        return (ASSETS / name).read_text(encoding="utf-8")
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    return "".join(
        text.replace("WIDTH", f"{room}rem").replace("NAME", f"cards-{room}") for room in CARDS
    )


def scripts(names: Sequence[str] | None = None) -> str:
    """The scripts that a page runs when it is there as one, each in a block of its own.

    Parameters
    ----------
    names : sequence of str, optional
        Which, in order; all when left out.
    """
    if names is None:
        names = sorted(path.name for path in ASSETS.glob("*.js") if path.name != START)
    texts = ((ASSETS / name).read_text(encoding="utf-8") for name in names)
    return "".join(('"use strict";\n', *(f"{{\n{without_comments(text)}}}\n" for text in texts)))


def without_comments(text: str) -> str:
    """Leave out what a browser does not read: comments that fill lines, and indentation.

    Parameters
    ----------
    text : str
        A style sheet or a script; comments at the end of a line stay.
    """
    text = re.sub(r"^[ \t]*/\*.*?\*/[ \t]*$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^[ \t]*//.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n\s*", "\n", text).lstrip()


def _packed(style: str) -> str:
    """A style sheet without the spaces at its braces and semicolons."""
    return re.sub(r";?\s*([{};])\s*", r"\1", without_comments(style))

"""What all pages of the site load: one style sheet and one script, joined, and the fonts.

Each request costs a reader on a phone more than its bytes do. In ``templates/assets/`` styles and
scripts are small files of one purpose each; a new one there is joined to the others by itself.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ataskaita.cache import Cache, write_whole
from ataskaita.render.embedded.tools import TEMPLATES
from ataskaita.render.embedded.webfonts import stylesheet, webfonts

#: Styles and scripts of the pages, in their parts.
ASSETS = TEMPLATES / "assets"

#: What stands before the other styles, and what has the last word.
FIRST = ("text.css", "layout.css", "content.css")
LAST = ("small.css", "print.css")

#: On paper only.
PRINT = "print.css"

#: Has to run before anything is drawn.
START = "start.js"

#: The folder of what is loaded when a reader first asks for it.
LATER = "later"

STYLES, SCRIPTS = "site.css", "site.js"


def write_assets(folder: Path, cache: Cache) -> None:
    """Write what all pages need: styles, scripts and fonts.

    Parameters
    ----------
    folder : Path
        The folder beside the pages; what is there already is written over.
    cache : Cache
        Where subset fonts are kept between renders.
    """
    write_styles_and_scripts(folder)
    (folder / "fonts").mkdir(exist_ok=True)
    for font in webfonts(cache.folder / "fonts"):
        shutil.copy2(font, folder / "fonts" / font.name)


def write_styles_and_scripts(folder: Path) -> None:
    """Write what may change while somebody looks at the pages.

    Parameters
    ----------
    folder : Path
        The folder beside the pages.
    """
    (folder / LATER).mkdir(parents=True, exist_ok=True)
    write_whole(folder / STYLES, styles())
    write_whole(folder / SCRIPTS, scripts())
    joined = {*ASSETS.glob("*.css"), *ASSETS.glob("*.js")} - {ASSETS / START}
    for path in sorted({path for path in ASSETS.rglob("*") if path.is_file()} - joined):
        text = path.read_text(encoding="utf-8")
        text = text if path.suffix == ".svg" else without_comments(text)
        write_whole(folder / path.relative_to(ASSETS), text)


def styles() -> str:
    """All style sheets, in order; those for paper in a rule of their own."""
    others = {path.name for path in ASSETS.glob("*.css")} - {*FIRST, *LAST}
    parts = [stylesheet()]
    for name in (*FIRST, *sorted(others), *LAST):
        text = (ASSETS / name).read_text(encoding="utf-8")
        parts.append(f"@media print {{\n{text}\n}}\n" if name == PRINT else text)
    return _packed("".join(parts))


def scripts() -> str:
    """All scripts that a page runs when it is there, each in a block of its own."""
    paths = sorted(path for path in ASSETS.glob("*.js") if path.name != START)
    return '"use strict";\n' + "".join(
        f"{{\n{without_comments(path.read_text(encoding='utf-8'))}}}\n" for path in paths
    )


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

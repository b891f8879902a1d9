"""``docs/supported.md``, made of the list; ``python -m ataskaita.supported.document`` prints it."""

from __future__ import annotations

import json
import os

from ataskaita.supported.kinds import SHOWN, kinds
from ataskaita.supported.settings import AS_IT_IS, CONTENTS, HEEDED, NUMBER_DEPTH

_HEAD = """# What a chapter may hold

<!-- Made by `python -m ataskaita.supported.document`; a test compares. -->

Whatever stands in a chapter is shown in the site and in the PDF, as Quarto would show it, or it is
refused before anything is executed, with chapter, cell and line; what a cell gives is refused as
soon as it has. With `--engine quarto` everything is allowed that Quarto can do, and nothing here
holds.
"""

_SETTINGS = """## `_quarto.yml`

Obeyed, or about calling Quarto alone (such as `project: output-dir`, the folder that Quarto fills):
{obeyed}.

So in any case: {same}.

`toc` and `toc-depth` are about the contents of each page, of the PDF and of the DOCX; without them
the headings of two levels are listed. Another `lang` is refused before anything is executed.

Of everything else `ataskaita render` says after each render that only Quarto obeys it.
"""


def document() -> str:
    """The text of the page."""
    parts = [_HEAD]
    for group, lines in SHOWN.items():
        parts.append(f"## {group}\n\nShown:\n")
        parts.append("\n".join(f"- {line}" for line in lines) + "\n")
        rows = [(name, kind) for name, kind in kinds().items() if kind.group == group]
        table = ["| refused | what to do instead | |", "|---|---|---|"]
        for name, kind in rows:
            fix = kind.fix.format(text="…", near="…").replace("|", "\\|")
            table.append(f"| {kind.what} | {fix} | `{name}` |")
        parts.append("\n".join(table) + "\n")
    parts.append(_settings())
    return "\n".join(parts)


def _settings() -> str:
    """What of ``_quarto.yml`` is obeyed."""
    obeyed = ", ".join(f"`{name}`" for name in (*HEEDED, *NUMBER_DEPTH, *CONTENTS))
    same = ", ".join(f"`{name}: {json.dumps(value)}`" for name, value in AS_IT_IS.items())
    return _SETTINGS.format(obeyed=obeyed, same=same)


if __name__ == "__main__":
    os.environ["ATASKAITA_LANG"] = "en"
    print(document(), end="")

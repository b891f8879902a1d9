"""``docs/supported.md``, made of the list; ``python -m ataskaita.supported.document`` prints it."""

from __future__ import annotations

import os

from ataskaita.supported.kinds import SHOWN, kinds

_HEAD = """# What a chapter may hold

<!-- Made by `python -m ataskaita.supported.document`; a test compares. -->

Whatever stands in a chapter is shown in the site and in the PDF, as Quarto would show it, or it is
refused before anything is executed, with chapter, cell and line; what a cell gives is refused as
soon as it has. With `--engine quarto` everything is allowed that Quarto can do, and nothing here
holds.
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
    return "\n".join(parts)


if __name__ == "__main__":
    os.environ["ATASKAITA_LANG"] = "en"
    print(document(), end="")

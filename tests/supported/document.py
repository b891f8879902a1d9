"""``docs/supported.md``, made of the list; ``python -m tests.supported.document`` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ataskaita.execution.visibility import TAGS as OBEYED
from ataskaita.supported.kinds import EXECUTE, OPTIONS, SHORTCODES, TAGS, groups
from ataskaita.supported.settings import AS_IT_IS, CONTENTS, HEEDED, NUMBER_DEPTH

_HEAD = """# What a chapter may hold

<!-- Made by `python -m tests.supported.document`; a test compares. -->

Whatever stands in a chapter is shown in the site and in the PDF, as Quarto would show it, or it is
refused before anything is executed, with chapter, cell and line; what a cell gives is refused as
soon as it has. With Quarto everything is allowed that it can do; there, too, what is named **in
bold type** is refused, which it would pass over.
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
    for name, group in groups().items():
        shown = "\n".join(f"- {line}" for line in group["shown"])
        rows = [_row(kind, of_it) for kind, of_it in group["refused"].items()]
        table = "\n".join(["| refused | what to do instead | |", "|---|---|---|", *rows])
        parts += [f"## {name}\n\nShown:\n", f"{_named(shown)}\n", f"{_named(table)}\n"]
    obeyed = _listed((*HEEDED, *NUMBER_DEPTH, *CONTENTS))
    same = _listed(f"{name}: {json.dumps(value)}" for name, value in AS_IT_IS.items())
    return "\n".join([*parts, _SETTINGS.format(obeyed=obeyed, same=same)])


def _row(name: str, kind: dict[str, str]) -> str:
    fix = kind["fix"].format(text="…", near="…").replace("|", "\\|")
    what = f"**{kind['what']}**" if kind.get("anywhere") else kind["what"]
    return f"| {what} | {fix} | `{name}` |"


def _named(text: str) -> str:
    """A text with the lists that it names."""
    lists = {
        "OPTIONS": _with_values(OPTIONS),
        "EXECUTE": _with_values(EXECUTE),
        "OBEYED": _listed(OBEYED),
        "TAGS": _listed(sorted(TAGS)),
        "SHORTCODES": _listed(SHORTCODES),
    }
    for name, listed in lists.items():
        text = text.replace(name, listed)
    return text


def _with_values(names: Iterable[str]) -> str:
    return _listed(f"{name}: false" if OPTIONS[name] == (False,) else name for name in names)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    print(document(), end="")

"""What a previewed page has beside what readers will get: a script that hears of changes."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from ataskaita.translation import _, language

#: The part of the addresses that is the preview's own.
AREA = "_preview"

#: Files of the script, by their names below `AREA`.
CLIENT = {name: Path(__file__).parent / "client" / name for name in ("preview.js", "preview.css")}

#: Where a page gets its script.
_END = "</head>"

_EMPTY = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<main class="preview-empty">
<h1>{title}</h1>
<p>{text}</p>
</main>
</body>
</html>
"""


def with_client(page: str, stem: str, version: str) -> str:
    """A page with the script that shows errors in it, and loads it again when it has changed.

    Parameters
    ----------
    page : str
        Its HTML.
    stem : str
        Its name.
    version : str
        The checksum that tells whether it has changed.
    """
    given = {"page": stem, "version": version, "words": json.dumps(_words(), ensure_ascii=False)}
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in given.items())
    client = (
        f'<link rel="stylesheet" href="/{AREA}/preview.css">\n'
        f'<script src="/{AREA}/preview.js" {data} defer></script>\n'
    )
    return page.replace(_END, client + _END, 1)


def empty_page(*, missing: bool) -> str:
    """A page for where there is none.

    Parameters
    ----------
    missing : bool
        There are others; otherwise none has been made yet.
    """
    title, link = _("The preview is being prepared"), ""
    text = _("The first time takes some seconds; the page is then shown here by itself.")
    if missing:
        title, first = _("There is no such page"), _("To the first page")
        text = _("As soon as the report has it, it is shown here. The others are in the contents.")
        link = f' <a href="/">{escape(first)}</a>'
    return _EMPTY.format(language=language(), title=escape(title), text=f"{escape(text)}{link}")


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "error": _("Error – the last good version is shown"),
        "nothing": _("Error – there is no good version yet"),
        "hide": _("Hide"),
        "show": _("Show the error"),
        "working": _("Updating…"),
        "stopped": _("The preview has been stopped; this page no longer follows changes."),
    }

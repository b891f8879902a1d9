"""Tables: pandoc hands them on as HTML, here they become what the site and the PDF need."""

from __future__ import annotations

import json
import re
from html import escape

from ataskaita.tables import MIME, Table, to_html, to_plain_html, to_typst
from ataskaita.tables.foreign import from_html
from ataskaita.tables.typst import quote

#: What ``filters/tables.lua`` leaves in a text: label, caption in the text's format, HTML.
_MARKED = re.compile("\ue004([^\ue005]*)\ue005\\s*([^\ue005]*?)\\s*\ue005([^\ue006]*)\ue006")
_DATA = re.compile(r"<!--(\{.*?\})-->")


def source(data: dict) -> str:
    """A table among the outputs of a notebook as HTML, with its data in a comment before it."""
    model = json.dumps(data[MIME], ensure_ascii=False).replace(">", "\\u003e")
    return f"<!--{model}-->\n{to_plain_html(Table.from_json(data[MIME]))}"


def dress(html: str, typst: str) -> tuple[str, str]:
    """Set the tables of a chapter for both formats; each is read only once.

    Parameters
    ----------
    html, typst : str
        The chapter in both formats, as pandoc wrote it.

    Returns
    -------
    tuple of str
        The same with finished tables.
    """
    return _MARKED.sub(_html, html), _MARKED.sub(_typst, typst)


def _read(source: str) -> Table:
    found = _DATA.match(source)
    return Table.from_json(json.loads(found[1])) if found else from_html(source)


def _html(found: re.Match[str]) -> str:
    label, caption, source = found.groups()
    made = to_html(_read(source))
    named = f'<table id="{escape(label)}"' if label else "<table"
    before, _, after = made.partition("<table")
    start, _, rest = after.partition(">")
    titled = f'\n<caption><span class="caption-text">{caption}</span></caption>' if caption else ""
    return f"{before}{named}{start}>{titled}{rest}"


def _typst(found: re.Match[str]) -> str:
    label, caption, source = found.groups()
    code = to_typst(_read(source))
    titled = f"caption: [{caption}], " if caption else ""
    figure = f"#figure(kind: table, {titled}{{ {code} }})"
    if label:
        figure += f" #label({quote(label)})"
    return figure if "step: 1," in code else f"#reach-out[{figure}]"

"""Tables without the looks that Great Tables gives them, for engines that have their own.

Engines read every attribute of every cell, and Quarto works the style sheet into each of them:
a long table takes it minutes. Structure, alignment and emphasis are what they need.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(t[dhr]|thead|tbody|tfoot)\b([^>]*)>")
_KEPT = re.compile(r' (?:scope|(?:row|col)span)="(?!1")[^"]*"')


def plain(html: str) -> str:
    """Reduce a table of Great Tables to its structure.

    Parameters
    ----------
    html : str
        What ``GT.as_raw_html`` gives.

    Returns
    -------
    str
        One ``table`` element: spans, scopes, numbers to the right, totals in bold.
    """
    start, end = html.index("<table"), html.rindex("</table>")
    body = html[html.index(">", start) + 1 : end]
    return f'<table class="table">{_TAG.sub(_tag, body)}</table>'


def _tag(found: re.Match[str]) -> str:
    name, attributes = found.groups()
    looks = []
    if "gt_right" in attributes:
        looks.append("text-align: right")
    if "font-weight: bold" in attributes:
        looks.append("font-weight: bold")
    style = ' style="{}"'.format("; ".join(looks)) if looks else ""
    kept = "".join(_KEPT.findall(attributes))
    return f"<{name}{kept}{style}>"

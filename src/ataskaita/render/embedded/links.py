"""Links of the site: each number to its indicator in the catalogue, each reference to its page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ataskaita.lithuanian.typography import NBSP

NAMES = {"tbl": "lentelė", "fig": "pav.", "sec": "skyrius", "app": "priedas"}

#: What ``filters/refs.lua`` leaves where a reference's text will stand.
_PLACEHOLDER = re.compile("\ue000([bn])(\\d+)\ue001")
_VALUE = re.compile(r'<span((?: id="[^"]*")? class="v" data-k="([^"]*)")>(.*?)</span>', re.DOTALL)
_HREF = re.compile(r'href="#([^"]+)"')
_KEY = re.compile(r"[^@\[~]+")

Targets = Mapping[str, Mapping[str, str]]


def catalogue_anchor(key: str) -> str:
    """The catalogue's entry for a value: its id on the page of the catalogue.

    Parameters
    ----------
    key : str
        The value's name, as in ``visits.total@library.2000``.
    """
    return "ind-" + _KEY.match(key)[0].replace(".", "-").replace("_", "-")


def fill_references(text: str, references: Sequence[str], targets: Targets) -> str:
    """Write the numbers of what a chapter refers to into its text.

    Parameters
    ----------
    text : str
        The chapter in any format.
    references : sequence of str
        The labels it refers to, in the order its placeholders count them.
    targets : mapping
        Label -> number and kind. What leads nowhere shows its label.
    """

    def fill(found: re.Match[str]) -> str:
        label = references[int(found[2]) - 1]
        if label not in targets:
            return f"@{label}"
        target = targets[label]
        name = "" if found[1] == "b" else NBSP + NAMES[target["kind"]]
        return target["number"] + name

    return _PLACEHOLDER.sub(fill, text)


def link_page(html: str, page: str, targets: Targets) -> str:
    """Make the links of a page lead to other pages where their targets lie there.

    Parameters
    ----------
    html : str
        The chapter's HTML.
    page : str
        Its stem.
    targets : mapping
        Label -> the ``page`` it lies on.
    """

    def address(label: str) -> str:
        target = targets.get(label, {}).get("page", page)
        return f"#{label}" if target == page else f"{target}.html#{label}"

    def link_value(found: re.Match[str]) -> str:
        anchor = catalogue_anchor(found[2])
        if anchor not in targets:
            return found[0]
        return f'<a href="{address(anchor)}"{found[1]}>{found[3]}</a>'

    html = _HREF.sub(lambda found: f'href="{address(found[1])}"', html)
    return _VALUE.sub(link_value, html)

"""The text of a sidecar in which single fields are changed and all else stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from ataskaita.data.sidecars import FIELDS


def new_sidecar(fields: Mapping[str, str]) -> str:
    """Write a sidecar; what is not known is there, and empty."""
    return "".join(f"{name}: {_scalar(fields.get(name, ''))}\n" for name in FIELDS)


def change_fields(text: str, fields: Mapping[str, str]) -> str:
    r"""Change fields of a sidecar, and add those that it lacks.

    Examples
    --------
    >>> print(change_fields('title: "A" # as it was\n', {"title": "B"}), end="")
    title: "B" # as it was
    """
    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    nodes = {key.value: value for key, value in tree.value} if tree else {}
    added = []
    places = []
    for name, value in fields.items():
        if name in nodes:
            node = nodes[name]
            places.append((node.start_mark.index, node.end_mark.index, _scalar(value)))
        else:
            added.append(f"{name}: {_scalar(value)}\n")
    for start, end, scalar in sorted(places, reverse=True):
        old = text[start:end]
        gap = " " if text[start - 1] == ":" else ""
        # A block of lines ends with a line end that belongs to it.
        tail = "\n" if old.endswith("\n") else ""
        text = text[:start] + gap + scalar + tail + text[end:]
    if added and text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(added)


def _scalar(text: str) -> str:
    """A text as YAML; a day stays a day."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    return json.dumps(text, ensure_ascii=False)

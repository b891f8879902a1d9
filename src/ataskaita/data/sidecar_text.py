"""The text of a sidecar: a new one, or one in which single fields are changed and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from ataskaita.data.sidecars import CONFIRMATION, FIELDS


def new_sidecar(fields: Mapping[str, str]) -> str:
    """Write a sidecar; what is not known is there, and empty."""
    texts = dict.fromkeys(FIELDS, "") | fields
    # A day is typed without quotation marks, else it would be a text.
    shown = {
        name: "" if name == "received" and not text else f" {_scalar(text)}"
        for name, text in texts.items()
    }
    return "".join(f"{_name(name)}:{text}\n" for name, text in shown.items())


def change_fields(text: str, fields: Mapping[str, str]) -> str:
    r"""Change fields of a sidecar, and add those that it lacks; a confirmation made empty goes.

    Examples
    --------
    >>> print(change_fields('title: "A" # as it was\n', {"title": "B"}), end="")
    title: "B" # as it was
    """
    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = {key.value: (key, value) for key, value in tree.value} if tree else {}
    added = []
    places = []
    for name, value in fields.items():
        key, node = pairs.get(name, (None, None))
        if name.startswith(CONFIRMATION) and not value:
            if node:
                places.append((key.start_mark.index, _end_of_line(text, node.end_mark.index), None))
        elif node:
            places.append((node.start_mark.index, node.end_mark.index, _scalar(value)))
        else:
            added.append(f"{_name(name)}: {_scalar(value)}\n")
    for start, end, scalar in sorted(places, key=lambda place: place[0], reverse=True):
        if scalar is None:
            text = text[:start] + text[end:]
            continue
        old = text[start:end]
        gap = " " if text[start - 1] == ":" else ""
        # A block of lines ends with a line end that belongs to it.
        tail = "\n" if old.endswith("\n") else ""
        text = text[:start] + gap + scalar + tail + text[end:]
    if added and text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(added)


def _end_of_line(text: str, place: int) -> int:
    """Where the line ends that something ends in, its line end with it."""
    if text[place - 1] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _name(text: str) -> str:
    """The name of a field as YAML."""
    return text if re.fullmatch(r"[\w ./-]+", text) else json.dumps(text, ensure_ascii=False)


def _scalar(text: str) -> str:
    """A text as YAML; a day stays a day."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    return json.dumps(text, ensure_ascii=False)

"""Notebooks as plain JSON.

Jupyter's own library checks every notebook against a schema, both when reading and when writing.
Loading it and that takes longer than all the rest of a render in which no code has to run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ataskaita.translation import _

#: The types that a cell may be of.
_KINDS = ("code", "markdown", "raw")


#: What a notebook's metadata may hold; the rest is a trace of the machine that saved it.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class Node(dict):
    """A JSON object whose members are attributes as well, as Jupyter's tools expect it."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


def node(value: Any) -> Any:
    """Make a `Node` of every dictionary in a value."""
    if isinstance(value, dict):
        return Node((key, node(item)) for key, item in value.items())
    if isinstance(value, list):
        return [node(item) for item in value]
    return value


def notebook(cells: Sequence[tuple[str, str]]) -> Node:
    """Make a notebook.

    Parameters
    ----------
    cells : sequence of (str, str)
        The type and the source of each cell.
    """
    made = []
    for number, (kind, source) in enumerate(cells):
        cell = Node(cell_type=kind, id=f"cell-{number}", metadata=Node(), source=source)
        made.append(_without_outputs(cell))
    return Node(cells=made, metadata=Node(), nbformat=4, nbformat_minor=5)


def reads(text: str) -> Node:
    """Read a notebook, without its outputs.

    Raises
    ------
    ValueError
        The text is not a notebook of the present format.
    """
    found = json.loads(text)
    cells = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(cells, list) or found.get("nbformat") != 4:
        raise ValueError(_("it has no cells, or they are in an old format"))
    made = [_cell(cell, number) for number, cell in enumerate(cells, start=1)]
    metadata = _metadata(found)
    if not isinstance(metadata.get("ataskaita"), dict):
        metadata.pop("ataskaita", None)
    return node({"nbformat_minor": 5} | found | {"metadata": metadata, "cells": made})


def writes(notebook: Any) -> str:
    """Write a notebook; compact, for only then does Python write JSON fast.

    Texts are written as lists of lines: the format allows one string as well, but Quarto then
    loses the ends of the lines.
    """
    cells = [cell | {"source": _lines(cell["source"])} for cell in notebook["cells"]]
    for cell in cells:
        if "outputs" in cell:
            cell["outputs"] = [_split(output) for output in cell["outputs"]]
    return json.dumps(notebook | {"cells": cells}, ensure_ascii=False) + "\n"


def _split(output: Any) -> dict[str, Any]:
    found = dict(output)
    if "text" in found:
        found["text"] = _lines(found["text"])
    if "data" in found:
        found["data"] = {mime: _lines(content) for mime, content in found["data"].items()}
    return found


def _lines(content: Any) -> Any:
    return content.splitlines(keepends=True) if isinstance(content, str) else content


def _cell(cell: Any, number: int) -> Node:
    source = cell.get("source") if isinstance(cell, dict) else None
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or not isinstance(cell.get("cell_type"), str):
        raise ValueError(_("cell {cell} has no source or no type").format(cell=number))
    if cell["cell_type"] not in _KINDS:
        said = _("cell {cell} is of an unknown type, '{type}'")
        raise ValueError(said.format(cell=number, type=cell["cell_type"][:40]))
    try:
        source.encode()
    except UnicodeEncodeError:
        raise ValueError(_("cell {cell} holds half a character").format(cell=number)) from None
    metadata = _metadata(cell)
    if "tags" in metadata:
        tags = metadata["tags"]
        tags = [tags] if isinstance(tags, str) else tags if isinstance(tags, list) else []
        metadata["tags"] = [str(tag) for tag in tags]
    return _without_outputs(Node(cell | {"metadata": metadata, "source": source}))


def _metadata(found: dict[str, Any]) -> dict[str, Any]:
    """What is said beside a notebook's or a cell's text; other programs write odd things there."""
    metadata = found.get("metadata")
    return dict(metadata) if isinstance(metadata, dict) else {}


def _without_outputs(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = [], None
    return cell


def stripped(text: str) -> str:
    """A notebook as the repository keeps it: no outputs, no counts, nothing of one machine.

    Parameters
    ----------
    text : str
        The ``.ipynb`` file's text.

    Returns
    -------
    str
        The same notebook without outputs, execution counts and machine-made metadata.
    """
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        cell["metadata"] = {k: v for k, v in cell.get("metadata", {}).items() if k == "tags"}
        _without_outputs(cell)
    own = {key: value for key, value in notebook["metadata"].items() if key == "ataskaita"}
    notebook["metadata"] = _METADATA | own
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"

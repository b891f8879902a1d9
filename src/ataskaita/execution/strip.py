"""Notebooks as the repository keeps them: no outputs, no counts, nothing of one machine."""

from __future__ import annotations

import json

#: What a notebook's metadata may hold; the rest is a trace of the machine that saved it.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def stripped(text: str) -> str:
    """Strip a notebook.

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
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    own = {key: value for key, value in notebook["metadata"].items() if key == "ataskaita"}
    notebook["metadata"] = _METADATA | own
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"

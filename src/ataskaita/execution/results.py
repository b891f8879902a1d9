"""What running a chapter gives, apart from its text: outputs, inline values, numbers printed.

Kept apart from the text so that a changed sentence needs no kernel: the results of last time are
put into the new text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ataskaita.execution.marks import claims, unmarked
from ataskaita.execution.notebook import node
from ataskaita.execution.source import cell_place, options
from ataskaita.execution.visibility import shown_outputs
from ataskaita.inline import expressions, fill

_LEADING_OPTIONS = re.compile(r"\A(?:#\|.*(?:\n|\Z))+")


@dataclass
class Results:
    """The results of a chapter's code.

    Parameters
    ----------
    outputs : list of list of dict
        The outputs of each code cell, in order.
    inline : list of list of str
        The Markdown of each inline expression, by Markdown cell, in order.
    ledger : list of dict
        The numbers printed, in order.
    details : str
        What a reader may ask of each number, by its id: JSON, which nobody here looks into.
    files : dict
        The data files that were read and their checksums; None for one that was not there.
    """

    outputs: list[list[dict]] = field(default_factory=list)
    inline: list[list[str]] = field(default_factory=list)
    ledger: list[dict] = field(default_factory=list)
    details: str = "{}"
    files: dict[str, str | None] = field(default_factory=dict)


def code_digest(notebook: Any) -> str:
    """Checksum of what a chapter executes: code and inline expressions, without its text.

    Options such as captions are text, too. By its label a cell enters what it prints in the ledger;
    by its tags it may be left out, or fail.
    """
    steps: list[list] = [["when", notebook.metadata.get("ataskaita")]]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            code = _LEADING_OPTIONS.sub("", cell.source)
            chosen = options(cell.source)
            tags = [cell.metadata.get("tags"), chosen.get("tags"), chosen.get("eval")]
            steps.append(["code", code, str(chosen.get("label")), tags])
        elif cell.cell_type == "markdown":
            steps.append(["inline", expressions(cell.source)])
            # What was true of other words or by another test proves nothing.
            steps.append(["claims", [[claim.text, claim.test] for claim in claims(cell.source)]])
    # YAML takes some values for dates.
    return hashlib.sha256(json.dumps(steps, default=str).encode()).hexdigest()


def apply(
    notebook: Any,
    results: Results,
    variables: Mapping[str, object],
    chapter: str,
    execute: Mapping[str, Any] | None = None,
) -> Any:
    """Put results into a chapter's text: those that readers get.

    Parameters
    ----------
    notebook : Node
        The chapter as its author wrote it; changed in place.
    results : Results
        What its code gave.
    variables : mapping
        What ``{{< var … >}}`` may name.
    chapter : str
        The chapter's file, for messages.
    execute : mapping, optional
        What ``_quarto.yml`` says of all cells.

    Returns
    -------
    Node
        The executed copy.
    """
    outputs, inline = iter(results.outputs), iter(results.inline)
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code":
            cell.outputs = [node(output) for output in next(outputs)]
            cell.outputs = shown_outputs(cell, execute or {})
            # Captions are as readers see them, the code is left as it is.
            lines = cell.source.split("\n")
            shown = (unmarked(line) if line.startswith("#|") else line for line in lines)
            cell.source = "\n".join(shown)
            # The copy is the same whether its results are new or were kept.
            cell.execution_count = None
        elif cell.cell_type == "markdown":
            place = cell_place(chapter, cell, number)
            cell.source = fill(unmarked(cell.source), next(inline), variables, place)
    return notebook

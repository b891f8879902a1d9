"""What of a cell readers get: its options, its tags and ``execute:`` of ``_quarto.yml`` say so."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ataskaita.execution.source import options, tags

#: What Quarto takes tags of a cell for; the older names are those of Jupyter's own tools.
TAGS = {
    "remove-cell": {"include": False},
    "hide-cell": {"include": False},
    "remove-output": {"output": False},
    "hide-output": {"output": False},
    "remove-input": {"echo": False},
    "hide-input": {"echo": False},
    "hide-code": {"echo": False},
    "hide-warnings": {"warning": False},
    "show-output": {"output": True},
    "show-warnings": {"warning": True},
}

_USUAL = {"include": True, "eval": True, "output": True, "warning": True}

#: Objects that a library gives back beside the chart it has drawn; Quarto leaves them out too.
_BESIDE_CHART = re.compile(r"[<(\[].*[>)\]]|Text\([-\d].*|\{.*<matplotlib\..*", re.DOTALL)
#: Where a warning was raised: a file of the kernel's, another one at each run.
_OF_THIS_RUN = re.compile(r"\S*ipykernel_\d+\S*?:\d+: ")
_OF_CHART = ("[<matplotlib", "<matplotlib", "<seaborn.", "<ggplot:")


def chosen(cell: Any, execute: Mapping[str, Any]) -> dict[str, Any]:
    """What holds for a code cell: its own options before its tags, these before the project's.

    Parameters
    ----------
    cell : Node
        The cell.
    execute : mapping
        What ``_quarto.yml`` says of all cells.
    """
    of_all = {name: value for name, value in execute.items() if name in _USUAL}
    of_tags = {name: value for tag in tags(cell) for name, value in TAGS.get(tag, {}).items()}
    return _USUAL | of_all | of_tags | _options(cell)


def is_executed(cell: Any) -> bool:
    """Whether a code cell is run at all."""
    return _options(cell).get("eval") is not False


def shown_outputs(cell: Any, execute: Mapping[str, Any]) -> list[Any]:
    """The outputs of a code cell that readers get, in order."""
    holds = chosen(cell, execute)
    if any(holds[name] is False for name in ("include", "output", "eval")):
        return []
    outputs = cell.outputs
    if holds["warning"] is False:
        outputs = [output for output in outputs if output.get("name") != "stderr"]
    for output in outputs:
        if output.get("name") == "stderr":
            output["text"] = _OF_THIS_RUN.sub("", output["text"])
    charts = any(mime.startswith("image/") for output in outputs for mime in output.get("data", {}))
    return [output for output in outputs if not _is_beside_chart(output, charts=charts)]


def shown_records(
    ledger: list[dict[str, Any]], outputs: Sequence[Sequence[Any]], copy: Any
) -> list[dict[str, Any]]:
    """The records of numbers that readers get; what stands in a hidden output they do not.

    Parameters
    ----------
    ledger : list of dict
        The numbers that a chapter has printed.
    outputs : sequence of sequence of dict
        All outputs of its code cells.
    copy : Node
        The executed copy, with those that readers get.
    """
    left = [cell.outputs for cell in copy.cells if cell.cell_type == "code"]
    if sum(map(len, outputs)) == sum(map(len, left)):
        return ledger
    said, kept = json.dumps(list(outputs)), json.dumps(left)
    hidden = {
        record["anchor"]
        for record in ledger
        if _names(said, record["anchor"]) and not _names(kept, record["anchor"])
    }
    return [record for record in ledger if record["anchor"] not in hidden]


def _names(text: str, anchor: str) -> bool:
    # Ids may begin alike, the shorter with the whole of another.
    return re.search(rf"{re.escape(anchor)}(?![\w.-])", text) is not None


def _is_beside_chart(output: Any, *, charts: bool) -> bool:
    data = output.get("data", {})
    if output.output_type != "execute_result" or set(data) != {"text/plain"}:
        return False
    text = data["text/plain"].strip()
    if not charts:
        return text.startswith(_OF_CHART)
    return bool(_BESIDE_CHART.fullmatch(text)) if "\n" not in text else "<matplotlib." in text


def _options(cell: Any) -> dict[str, Any]:
    return options(cell.source) if cell.cell_type == "code" else {}

from __future__ import annotations

import json

import nbformat
import nbformat.v4 as v4
import pytest

from ataskaita.execution.notebook import stripped


@pytest.fixture
def saved() -> str:
    """A notebook as Jupyter saves it after a run."""
    cell = v4.new_code_cell("1 + 1", execution_count=3, metadata={
        "tags": ["keep"], "execution": {"iopub.status.busy": "1"}, "scrolled": True})  # fmt: skip
    cell.outputs = [v4.new_output("execute_result", {"text/plain": "2"}, execution_count=3)]
    text = v4.new_markdown_cell("# Antraštė", metadata={"editable": True})
    notebook = v4.new_notebook(cells=[text, cell], metadata={
        "kernelspec": {"name": "venv", "display_name": "Mano", "language": "python"},
        "language_info": {"name": "python", "version": "3.12.1"}, "widgets": {}})  # fmt: skip
    return nbformat.writes(notebook)


def test_outputs_counts_and_traces_of_the_machine_are_removed(saved):
    text, code = json.loads(stripped(saved))["cells"]
    assert (code["outputs"], code["execution_count"]) == ([], None)
    assert code["metadata"] == {"tags": ["keep"]}
    assert text["metadata"] == {}
    assert "Mano" not in stripped(saved)
    assert "3.12.1" not in stripped(saved)


def test_text_and_code_stay_as_they_are(saved):
    before, after = nbformat.reads(saved, 4), nbformat.reads(stripped(saved), 4)
    assert [cell.source for cell in after.cells] == [cell.source for cell in before.cells]
    assert [cell.id for cell in after.cells] == [cell.id for cell in before.cells]
    nbformat.validate(after)


def test_stripping_twice_changes_nothing_more(saved):
    assert stripped(stripped(saved)) == stripped(saved)

"""Notebooks as odd programs write them are read, or refused with the cell."""

from __future__ import annotations

import json

import pytest

from ataskaita.errors import UserError
from ataskaita.execution.source import read_chapter


@pytest.fixture
def read(tmp_path):
    def go(text):
        path = tmp_path / "05-a.ipynb"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_chapter(path)

    return go


def notebook(*cells, **more) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4} | more)


def cell(**more) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": "Tekstas"} | more


@pytest.mark.parametrize("odd", [None, [], "x", 3])
def test_metadata_of_a_wrong_shape_counts_as_none(read, odd):
    found = read(notebook(cell(metadata=odd), metadata=odd))
    assert found.metadata == {}
    assert found.cells[0].metadata == {}
    assert "ataskaita" not in read(notebook(metadata={"ataskaita": odd})).metadata


@pytest.mark.parametrize(
    ("tags", "read_as"), [("x", ["x"]), ({"a": 1}, []), ([1, "b"], ["1", "b"]), (None, [])]
)
def test_tags_are_a_list_of_texts(read, tags, read_as):
    assert read(notebook(cell(metadata={"tags": tags}))).cells[0].metadata["tags"] == read_as


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a notebook"),
        ("[]", "is not a notebook"),
        ("[" * 100_000, "is not a notebook"),
        (notebook(nbformat=3), "is not a notebook"),
        (notebook(cells=None), "is not a notebook"),
        (notebook(1), "cell 1"),
        (notebook(cell(), cell(source=None)), "cell 2"),
        (notebook(cell(cell_type="heading")), "cell 1 is of an unknown type"),
        (notebook(cell(source="\ud800")), "cell 1 holds half a character"),
        (notebook(cell(cell_type="code", source="#| label: &a [*a]\n1")), "cell 1"),
        (notebook(cell(cell_type="code", source="#| day: 2019-13-45\n1")), "cell 1"),
        (notebook(cell()).encode("utf-16"), "UTF-16"),
        ('{"cells": "Ąžuolas"}'.encode("cp1257"), "Windows-1257"),
    ],
)
def test_what_is_no_notebook_is_refused(read, text, said):
    with pytest.raises(UserError, match=said) as caught:
        read(text)
    assert "05-a" in caught.value.message

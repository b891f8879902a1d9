"""What is said to an analyst when a report has been rendered."""

from __future__ import annotations

import io

from ataskaita.cli.render import warn_of_noughts
from ataskaita.cli.terminal import Terminal
from ataskaita.render.report import noughts_in


def said_of(records) -> str:
    out = io.StringIO()
    warn_of_noughts(Terminal(file=out, width=200), noughts_in(records))
    return out.getvalue()


def test_chapters_whose_sentences_count_nothing_are_named():
    record = {"chapter": "01-readers", "place": "text", "printed": "0"}
    records = [
        record,
        record | {"place": "table"},
        record | {"printed": "0 Eur"},
        record | {"printed": "10"},
        record | {"chapter": "02-lending"},
        record | {"chapter": "02-lending"},
    ]
    assert "count 0 of something: 01-readers (1), 02-lending (2)." in said_of(records)


def test_nothing_is_said_where_nothing_is_nought():
    assert said_of([]) == ""

"""What is said to an analyst when a report has been rendered."""

from __future__ import annotations

import io
import json

from ataskaita.cli.render import warn_of_noughts
from ataskaita.cli.terminal import Terminal


def said_of(folder) -> str:
    out = io.StringIO()
    warn_of_noughts(Terminal(file=out, width=200), folder)
    return out.getvalue()


def test_chapters_whose_sentences_count_nothing_are_named(tmp_path):
    record = {"chapter": "01-readers", "place": "text", "printed": "0"}
    records = [
        record,
        record | {"place": "table"},
        record | {"printed": "0 Eur"},
        record | {"printed": "10"},
        record | {"chapter": "02-lending"},
        record | {"chapter": "02-lending"},
    ]
    (tmp_path / "ledger.json").write_text(json.dumps(records), encoding="utf-8")
    assert "count 0 of something: 01-readers (1), 02-lending (2)." in said_of(tmp_path)


def test_nothing_is_said_where_nothing_is_nought_or_nothing_known(tmp_path):
    assert said_of(tmp_path) == ""
    (tmp_path / "ledger.json").write_text("[]", encoding="utf-8")
    assert said_of(tmp_path) == ""

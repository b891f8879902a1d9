from __future__ import annotations

import csv
import json

from ataskaita.render.ledger import write_ledger
from ataskaita.values.amounts import Amount, Node
from ataskaita.values.ledger import Entry
from ataskaita.values.measures import COUNT
from ataskaita.values.values import Value
from tests.support.facts import source


def records() -> list[dict]:
    exact = Amount.constant(11763).number
    amount = Amount(exact, exact, exact, "reported", Node("+", (
        Node("source", source=source("lending", 2, 3)),
        Node("source", source=source("readers", 4)),
    )))  # fmt: skip
    value = Value("readers.by_age", "library", 2019, amount, COUNT, {"age": "adult"})
    return [Entry("05-service", f"n-05-service-{n}", "text", value).record() for n in (1, 2)]


def test_the_ledger_is_written_for_people_and_for_machines(tmp_path):
    write_ledger(records(), tmp_path)
    assert json.loads((tmp_path / "ledger.json").read_text(encoding="utf-8")) == records()
    with (tmp_path / "ledger.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["anchor"] for row in rows] == ["n-05-service-1", "n-05-service-2"]
    assert rows[0]["printed"] == "11\xa0763"
    assert rows[0]["number"] == "11763"
    assert rows[0]["dimensions"] == "age=adult"
    assert "data/raw/2019/lending.csv:2,3#" in rows[0]["sources"]
    assert "data/raw/2019/readers.csv:4#" in rows[0]["sources"]


def test_an_empty_ledger_still_has_its_columns(tmp_path):
    write_ledger([], tmp_path)
    header = (tmp_path / "ledger.csv").read_text(encoding="utf-8").strip().split(",")
    assert {"chapter", "anchor", "id", "number", "printed", "status", "sources"} <= set(header)
    assert json.loads((tmp_path / "ledger.json").read_text(encoding="utf-8")) == []

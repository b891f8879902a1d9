"""The rules: each finds one kind of contradiction, for whatever an edition prints and says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.findings import Finding
from ataskaita.yaml_file import read_yaml


@dataclass(frozen=True)
class Rule:
    """A rule: its id, what it demands (a Lithuanian sentence), and what it finds broken."""

    id: str
    title: str
    find: Callable[[Edition], Iterator[Finding]]


def _rule(id: str, title: str, find: str) -> Rule:
    module, _dot, function = find.partition(".")
    return Rule(id, title, getattr(import_module(f"{__name__}.{module}"), function))


#: In this order; where two rules say the same of a figure, the earlier one speaks.
RULES = tuple(_rule(**said) for said in read_yaml(Path(__file__).with_name("rules.yml")))

__all__ = ["RULES", "Rule"]

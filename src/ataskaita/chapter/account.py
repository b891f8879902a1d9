"""The account of a chapter: what its kernel has printed and read, for the process that runs it."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from ataskaita.chapter.explain import explain
from ataskaita.chapter.session import session
from ataskaita.indicators import REGISTRY
from ataskaita.project import Project
from ataskaita.values.values import Value


@dataclass(frozen=True, repr=False)
class Account:
    """What a kernel hands over as it is: as text it would be quoted, sent and parsed once more.

    Parameters
    ----------
    ledger : list of dict
        The numbers printed, in order.
    details : str
        What a reader may ask of each, by its id, as JSON.
    files : dict
        The data files that were read, by their checksums.
    """

    ledger: list[dict]
    details: str
    files: dict[str, str | None]

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"application/json": vars(self), "text/plain": "account"}


def account() -> Account:
    """What this kernel has printed and read, for the process that runs it."""
    used = session()
    shown = {entry.value.key: entry.value for entry in used.entries}
    details = {key: explain(value) for key, value in shown.items()}
    return Account(
        ledger=[entry.record() | {"code": _version(entry.value)} for entry in used.entries],
        details=orjson.dumps(details).decode(),
        files=used.tables.checksums(Project.find().root),
    )


def _version(value: Value) -> str:
    """The version of the code that computed a value; empty where no indicator did."""
    indicator = REGISTRY.get(value.indicator)
    return indicator.version if indicator else ""
